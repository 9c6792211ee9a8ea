using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>One parameter of a call: a JSON value, a form field, or an uploaded file.</summary>
internal readonly record struct Argument(JsonElement? Json, string? Text, string? FileName, ReadOnlyMemory<byte> File)
{
    public static Argument Of(JsonElement json) => new(json, null, null, default);

    public static Argument Of(string text) => new(null, text, null, default);

    public static Argument Of(string fileName, ReadOnlyMemory<byte> file) => new(null, null, fileName, file);

    public bool IsFile => FileName is not null;

    public override string ToString() => FileName is { } name ? $"<{name}, {File.Length} bytes>"
        : Text ?? (Json is { ValueKind: JsonValueKind.String } json ? json.GetString()! : Json!.Value.GetRawText());
}
