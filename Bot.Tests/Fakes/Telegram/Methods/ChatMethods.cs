using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>getChatMember, getChatAdministrators, leaveChat and sendChatAction.</summary>
internal sealed class ChatMethods(World world, Happenings happenings)
{
    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    public IEnumerable<Method> All() =>
    [
        new("getChatMember", "chat_id user_id", GetMember),
        new("getChatAdministrators", "chat_id", GetAdministrators),
        new("leaveChat", "chat_id", Leave),
        new("sendChatAction", "chat_id message_thread_id action", SendAction),
    ];

    private Answer GetMember(Arguments arguments)
    {
        var id = arguments.RequiredInteger("user_id", 1);
        var chat = world.Chats.Named(arguments);
        if (id == world.Bot.Id)
            return json => WriteBot(json, "member");
        var user = world.Chats.User(id) ?? throw Refusal.Bad("user not found");
        return json => WriteMember(json, user, chat.Group is { } group ? Status(group, user) : user.Id == chat.Id ? "member" : "left");
    }

    private Answer GetAdministrators(Arguments arguments)
    {
        if (world.Chats.Named(arguments).Group is not { } group)
            throw Refusal.Bad("there are no administrators in the private chat");
        FakeUser[] administrators = [group.Admin, .. group.Administrators.Values.Where(user => user != group.Admin)];
        return json =>
        {
            json.WriteStartArray();
            foreach (var user in administrators)
                WriteMember(json, user, Status(group, user));
            json.WriteEndArray();
        };
    }

    private Answer Leave(Arguments arguments)
    {
        if (world.Chats.Named(arguments).Group is not { } group)
            throw Refusal.Bad("chat can't be left");
        happenings.BotLeaves(group);
        return Answers.True;
    }

    private Answer SendAction(Arguments arguments)
    {
        if (!Actions.Contains(arguments.RequiredText("action")))
            throw Refusal.Bad("wrong parameter action in request");
        arguments.Integer("message_thread_id", 1);
        world.Chats.Writable(arguments);
        return Answers.True;
    }

    private static string Status(FakeGroup group, FakeUser user) => user == group.Admin ? "creator"
        : group.Administrators.ContainsKey(user.Id) ? "administrator"
        : group.Members.ContainsKey(user.Id) ? "member" : "left";

    private static void WriteMember(Utf8JsonWriter json, FakeUser user, string status)
    {
        json.WriteStartObject();
        json.WriteUser("user", user);
        json.WriteString("status", status);
        if (status is "creator" or "administrator")
            json.WriteBoolean("is_anonymous", false);
        json.WriteEndObject();
    }

    private void WriteBot(Utf8JsonWriter json, string status)
    {
        json.WriteStartObject();
        world.Bot.Write(json, "user");
        json.WriteString("status", status);
        json.WriteEndObject();
    }
}
