using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Content.Parsing;

/// <summary>What an author's finger or a bad merge does to a text.</summary>
internal static class Mutation
{
    private static readonly string[] Bits =
        [":", "-", "- ", "---", "\n", "\n---\n", " ", "\t", "#", "\"", "'", "[", "]", "{", "}", ",", "|", ">", "&a", "*a", "!", "?", "%", "@", "`", "~", "null",
         "<<: ", "\0", "\uFEFF", "\u2028", "\ud83c", "🌾", "é", "<b>", "**", "](", "0", "-1", "99999999999", "2026-02-30", "T", "Z", "+", "\\", "\r", "...", "{x}"];

    /// <summary>One to four changes, one after the other.</summary>
    public static Gen<Func<string, string>> Some { get; } =
        from count in Gen.Choose(1, 4)
        from changes in One.ArrayOf(count)
        select (Func<string, string>)(text => changes.Aggregate(text, (now, change) => change(now)));

    private static Gen<Func<string, string>> One =>
        from place in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(1, 12)
        from bit in Gen.Elements(Bits)
        from kind in Gen.Choose(0, 6)
        select (Func<string, string>)(text => Change(text, kind, place / 1_000_001.0, length, bit));

    private static string Change(string text, int kind, double place, int length, string bit)
    {
        var at = (int)(place * text.Length);
        var end = Math.Min(text.Length, at + length);
        var lines = text.Split('\n').ToList();
        var line = (int)(place * lines.Count);
        switch (kind)
        {
            case 0:
                return text.Insert(at, bit);
            case 1:
                return text.Remove(at, end - at);
            case 2:
                return text.Insert(end, text[at..end]);
            case 3:
                return text.Remove(at, end - at).Insert(at, bit);
            case 4:
                lines.RemoveRange(line, Math.Min(length, lines.Count - line));
                break;
            case 5:
                lines.InsertRange(line, lines.Skip(line).Take(length).ToArray());
                break;
            default:
                lines[line] = bit + lines[line];
                break;
        }

        return string.Join('\n', lines);
    }
}
