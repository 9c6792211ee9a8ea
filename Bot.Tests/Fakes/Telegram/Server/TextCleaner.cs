namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>What Telegram does to every text before it looks at it: no control characters, no blanks around it.</summary>
internal static class TextCleaner
{
    public static ParsedText Clean(ParsedText parsed)
    {
        var text = parsed.Text;
        if (text.Any(c => c < ' ' && c is not ('\n' or '\r')))
            text = string.Create(text.Length, text, (to, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    to[i] = from[i] < ' ' && from[i] is not ('\n' or '\r') ? ' ' : from[i];
            });
        if (text.Contains('\r', StringComparison.Ordinal))
            return Clean(WithoutCarriageReturns(text, parsed.Entities));
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var trimmed = text.Trim();
        return trimmed.Length == parsed.Text.Length ? parsed with { Text = text } : new(trimmed,
            [.. parsed.Entities.Select(e => Cut(e, start, trimmed.Length)).Where(e => e.Length > 0)]);
    }

    private static ParsedText WithoutCarriageReturns(string text, IReadOnlyList<TextEntity> entities)
    {
        int Before(int offset) => text.AsSpan(0, offset).Count('\r');
        return new(text.Replace("\r", "", StringComparison.Ordinal), [.. entities.Select(e => e with
        {
            Offset = e.Offset - Before(e.Offset),
            Length = e.Length - (Before(e.Offset + e.Length) - Before(e.Offset)),
        })]);
    }

    private static TextEntity Cut(TextEntity entity, int start, int length)
    {
        var from = Math.Clamp(entity.Offset - start, 0, length);
        var to = Math.Clamp(entity.Offset + entity.Length - start, 0, length);
        return entity with { Offset = from, Length = to - from };
    }
}
