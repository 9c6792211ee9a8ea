using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Writes the objects of the Bot API.</summary>
internal static class Json
{
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteUser(this Utf8JsonWriter json, string name, FakeUser user)
    {
        json.WriteStartObject(name);
        json.WriteNumber("id", user.Id);
        json.WriteBoolean("is_bot", false);
        json.WriteString("first_name", user.FirstName);
        if (user.LanguageCode.Length > 0)
            json.WriteString("language_code", user.LanguageCode);
        json.WriteEndObject();
    }

    public static void WriteEntities(this Utf8JsonWriter json, string name, IEnumerable<TextEntity> entities)
    {
        json.WriteStartArray(name);
        foreach (var entity in entities)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", entity.Offset);
            json.WriteNumber("length", entity.Length);
            json.WriteString("type", entity.Type);
            if (entity.Argument is not null && ArgumentName(entity.Type) is { } argument)
                json.WriteString(argument, entity.Argument);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string? ArgumentName(string type) => type switch
    {
        "text_link" => "url",
        "pre" => "language",
        "custom_emoji" => "custom_emoji_id",
        _ => null,
    };
}
