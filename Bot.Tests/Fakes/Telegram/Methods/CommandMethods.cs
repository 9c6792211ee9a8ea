using System.Collections.Concurrent;
using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>setMyCommands, getMyCommands and deleteMyCommands.</summary>
internal sealed class CommandMethods(World world)
{
    private readonly ConcurrentDictionary<(string Scope, string Language), (string Command, string Description)[]> _commands = [];

    public IEnumerable<Method> All() =>
    [
        new("setMyCommands", "commands scope language_code", Set),
        new("getMyCommands", "scope language_code", Get),
        new("deleteMyCommands", "scope language_code", Delete),
    ];

    private Answer Set(Arguments arguments)
    {
        if (arguments.Structure("commands", JsonValueKind.Array) is not { } commands)
            throw Refusal.Bad("parameter \"commands\" is required");
        if (commands.GetArrayLength() > 100)
            throw new Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
        var key = Key(arguments);
        _commands[key] = [.. commands.EnumerateArray().Select(ReadCommand)];
        return Answers.True;
    }

    private Answer Get(Arguments arguments)
    {
        var commands = _commands.GetValueOrDefault(Key(arguments)) ?? [];
        return json =>
        {
            json.WriteStartArray();
            foreach (var (command, description) in commands)
            {
                json.WriteStartObject();
                json.WriteString("command", command);
                json.WriteString("description", description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        };
    }

    private Answer Delete(Arguments arguments)
    {
        _commands.TryRemove(Key(arguments), out _);
        return Answers.True;
    }

    private static (string, string) ReadCommand(JsonElement element)
    {
        element.Only("BotCommand", "command", "description");
        var (command, description) = (element.RequiredText("command"), element.RequiredText("description"));
        if (command.Length is 0 or > 32 || !command.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new Refusal(400, "Bad Request: BOT_COMMAND_INVALID");
        return string.IsNullOrWhiteSpace(description) || description.Length > 256
            ? throw new Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID") : (command, description);
    }

    private (string, string) Key(Arguments arguments)
    {
        var language = ProfileMethods.Language(arguments);
        if (arguments.Structure("scope", JsonValueKind.Object) is not { } scope)
            return ("default", language);
        scope.Only("BotCommandScope", "type", "chat_id", "user_id");
        var type = scope.RequiredText("type");
        var (hasChat, hasUser) = (scope.TryGetProperty("chat_id", out var chat), scope.TryGetProperty("user_id", out var user));
        var (needsChat, needsUser) = type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => (false, false),
            "chat" or "chat_administrators" => (true, false),
            "chat_member" => (true, true),
            _ => throw Refusal.Bad("can't parse BotCommandScope: Unsupported type specified"),
        };
        if (hasChat != needsChat || hasUser != needsUser)
            throw Refusal.Bad($"can't parse BotCommandScope: wrong fields for type \"{type}\"");
        if (needsChat && (!long.TryParse(chat.ToString(), out var id) || (world.Chats.User(id) is null && world.Chats.Group(id) is null)))
            throw Refusal.Bad("chat not found");
        return ($"{type} {chat} {user}", language);
    }
}
