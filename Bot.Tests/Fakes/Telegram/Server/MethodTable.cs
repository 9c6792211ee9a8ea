using System.Collections.Frozen;
using Bot.Tests.Fakes.Telegram.Methods;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Every method that the fake knows, by name; as in Telegram, case does not matter.</summary>
internal sealed class MethodTable
{
    private readonly FrozenDictionary<string, Method> _methods;

    public MethodTable(World world, Happenings happenings)
    {
        var sending = new SendMethods(world);
        Profile = new(world);
        _methods = new[]
        {
            sending.All(), new PollMethods(world, sending).All(), new EditMethods(world).All(), new DeleteMethods(world).All(),
            new CallbackMethods(world).All(), new CommandMethods(world).All(), Profile.All(), new ChatMethods(world, happenings).All(),
            new UpdateMethods(world).All(),
        }.SelectMany(methods => methods).ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
    }

    public ProfileMethods Profile { get; }

    public Method Find(string name) => _methods.GetValueOrDefault(name) ?? throw new Refusal(404, "Not Found: method not found");
}
