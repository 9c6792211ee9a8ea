using System.Globalization;
using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The bot as others see it: its id is the number that its token begins with.</summary>
internal sealed class BotIdentity(FakeTelegramOptions options)
{
    public long Id { get; } = long.Parse(options.Token.Split(':')[0], CultureInfo.InvariantCulture);

    public string Username => options.BotUsername;

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        WriteFields(json);
        json.WriteEndObject();
    }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", "ScienceBot");
        json.WriteString("username", Username);
    }
}
