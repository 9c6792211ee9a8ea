using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>A chat as a call or an update names it: with a person, or a group.</summary>
internal readonly record struct Chat(long Id, FakeUser? User, FakeGroup? Group)
{
    public static Chat With(FakeUser user) => new(user.Id, user, null);

    public static Chat In(FakeGroup group) => new(group.Id, null, group);

    public bool IsSupergroup => Id <= -1_000_000_000_000;

    public void Write(Utf8JsonWriter json, string name = "chat")
    {
        json.WriteStartObject(name);
        json.WriteNumber("id", Id);
        if (User is not null)
            json.WriteString("first_name", User.FirstName);
        if (Group is not null)
            json.WriteString("title", Group.Title);
        if (Group?.PublicName is { } publicName && IsSupergroup)
            json.WriteString("username", publicName);
        json.WriteString("type", User is not null ? "private" : IsSupergroup ? "supergroup" : "group");
        json.WriteEndObject();
    }
}
