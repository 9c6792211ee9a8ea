using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>deleteMessage and deleteMessages.</summary>
internal sealed class DeleteMethods(World world)
{
    public IEnumerable<Method> All() =>
    [
        new("deleteMessage", "chat_id message_id", DeleteOne),
        new("deleteMessages", "chat_id message_ids", DeleteMany),
    ];

    private Answer DeleteOne(Arguments arguments)
    {
        var id = arguments.RequiredInteger("message_id", 1, int.MaxValue);
        var chat = world.Chats.Writable(arguments);
        return world.Messages.Delete(chat.Id, (int)id) ? Answers.True : throw Refusal.Bad("message to delete not found");
    }

    /// <summary>Ids that are not there are skipped, as in Telegram.</summary>
    private Answer DeleteMany(Arguments arguments)
    {
        if (arguments.Structure("message_ids", JsonValueKind.Array) is not { } ids || ids.GetArrayLength() == 0)
            throw Refusal.Bad("message identifiers are not specified");
        if (ids.GetArrayLength() > 100)
            throw Refusal.Bad("too many message identifiers specified");
        int[] numbers = [.. ids.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number) && number > 0
            ? number : throw Refusal.Bad("invalid message identifier specified"))];
        var chat = world.Chats.Writable(arguments);
        foreach (var number in numbers)
            world.Messages.Delete(chat.Id, number);
        return Answers.True;
    }
}
