using System.Text;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Reads a text with its parse mode and measures what is visible of it.</summary>
internal sealed class TextRules(FakeTelegramOptions options)
{
    private const int LongestRaw = 1 << 15;

    public MessageContent Text(Arguments arguments)
    {
        var raw = arguments.Text("text");
        if (string.IsNullOrEmpty(raw))
            throw Refusal.Bad("message text is empty");
        var visible = Parse(raw, arguments.Text("parse_mode"));
        return visible.Text.Length switch
        {
            0 => throw Refusal.Bad("text must be non-empty"),
            > 4096 => throw Refusal.Bad("message is too long"),
            _ => new(raw, arguments.Text("parse_mode"), visible),
        };
    }

    public MessageContent Caption(Arguments arguments)
    {
        var raw = arguments.Text("caption") ?? "";
        var visible = Parse(raw, arguments.Text("parse_mode"));
        return visible.Text.Length <= 1024 ? new(raw, arguments.Text("parse_mode"), visible)
            : throw Refusal.Bad("message caption is too long");
    }

    public ParsedText Parse(string raw, string? parseMode)
    {
        if (Encoding.UTF8.GetByteCount(raw) > LongestRaw)
            throw Refusal.Bad("text is too long");
        if (HasHalfCharacter(raw))
            throw Refusal.Bad("strings must be encoded in UTF-8");
        return TextCleaner.Clean(parseMode?.ToUpperInvariant() switch
        {
            null or "" => new(raw, []),
            "HTML" => HtmlParser.Parse(raw, options.StrictHtml),
            _ => throw Refusal.Bad("unsupported parse_mode (this fake reads HTML only)"),
        });
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i++))
                return true;
        }
        return false;
    }
}
