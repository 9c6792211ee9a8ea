using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Turns what people do in groups and with the bot into updates.</summary>
internal sealed class Happenings(World world)
{
    public void Blocks(FakeUser user)
    {
        user.HasBlocked = true;
        BotMoves(Chat.With(user), user, "member", "kicked");
    }

    public void Unblocks(FakeUser user)
    {
        user.HasBlocked = false;
        user.HasStarted = true;
        BotMoves(Chat.With(user), user, "kicked", "member");
    }

    public void AddsBotTo(FakeGroup group, FakeUser by)
    {
        var before = group.Bot;
        group.Bot = BotPlace.Member;
        group.Members[by.Id] = by;
        BotMoves(Chat.In(group), by, before == BotPlace.Kicked ? "kicked" : "left", "member");
        Service(group.Id, by, json =>
        {
            json.WriteStartArray("new_chat_members");
            json.WriteStartObject();
            world.Bot.WriteFields(json);
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    public void KicksBotFrom(FakeGroup group, FakeUser by)
    {
        group.Bot = BotPlace.Kicked;
        BotMoves(Chat.In(group), by, "member", "kicked");
    }

    public void BotLeaves(FakeGroup group)
    {
        group.Bot = BotPlace.Left;
        BotMoves(Chat.In(group), null, "member", "left");
    }

    public long Migrates(FakeGroup group)
    {
        if (group.IsSupergroup)
            throw new InvalidOperationException($"{group} is a supergroup already.");
        var from = group.Id;
        var to = world.Chats.Migrate(group);
        if (group.Bot != BotPlace.Member)
            return to;
        Service(from, group.Admin, json => json.WriteNumber("migrate_to_chat_id", to), group);
        Service(to, group.Admin, json => json.WriteNumber("migrate_from_chat_id", from));
        return to;
    }

    private void BotMoves(Chat chat, FakeUser? by, string before, string after) => world.Feed.Add("my_chat_member", chat.Id, json =>
    {
        json.WriteStartObject("my_chat_member");
        chat.Write(json);
        if (by is null)
            world.Bot.Write(json, "from");
        else
            json.WriteUser("from", by);
        json.WriteNumber("date", world.Options.Time.GetUtcNow().ToUnixTimeSeconds());
        WriteBot(json, "old_chat_member", before);
        WriteBot(json, "new_chat_member", after);
        json.WriteEndObject();
    });

    private void WriteBot(Utf8JsonWriter json, string name, string status)
    {
        json.WriteStartObject(name);
        world.Bot.Write(json, "user");
        json.WriteString("status", status);
        if (status == "kicked")
            json.WriteNumber("until_date", 0);
        json.WriteEndObject();
    }

    private void Service(long chatId, FakeUser from, Action<Utf8JsonWriter> write, FakeGroup? oldGroup = null)
    {
        var id = world.Messages.AddFromPerson(chatId);
        var chat = new Chat(chatId, null, oldGroup ?? world.Chats.Group(chatId));
        world.Feed.Add("message", chatId, json =>
        {
            json.WriteStartObject("message");
            json.WriteNumber("message_id", id);
            json.WriteUser("from", from);
            chat.Write(json);
            json.WriteNumber("date", world.Options.Time.GetUtcNow().ToUnixTimeSeconds());
            write(json);
            json.WriteEndObject();
        });
    }
}
