using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Quizzes.Exchange;

/// <summary>
/// Cuts a GIFT file into questions. An empty line ends one, but not while its braces are open and what follows closes them; a line that
/// starts with <c>::</c> begins one even where the empty line was forgotten.
/// </summary>
internal static partial class GiftBlocks
{
    /// <param name="text">The file's text.</param>
    /// <returns>The questions with escaped signs hidden, the line each begins at, and the tags its comments carry.</returns>
    public static IEnumerable<(int Line, string Text, IReadOnlyList<string> Tags)> Cut(string text)
    {
        var pieces = Pieces(text.Split('\n')).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (Open(piece.Text) > 0 && Closing(pieces, i + 1) is { } last)
            {
                // Empty lines inside the braces.
                piece = piece with { Text = string.Join('\n', pieces[i..(last + 1)].Select(p => p.Text)) };
                i = last;
            }

            yield return (piece.Line, piece.Text, piece.Tags);
        }
    }

    private static IEnumerable<Piece> Pieces(string[] lines)
    {
        var body = new StringBuilder();
        var tags = new List<string>();
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var line = i < lines.Length ? lines[i].TrimEnd() : "";
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                tags.AddRange(Tag().Matches(trimmed).Select(m => GiftEscapes.Show(GiftEscapes.Hide(m.Groups[1].Value.Trim()))));
                continue;
            }

            var ends = trimmed.Length == 0 || IsCategory(trimmed) || StartsAnother(trimmed, body);
            if (ends && body.Length > 0)
            {
                yield return new(start, body.ToString().Trim(), [.. tags]);
                body.Clear();
                tags.Clear();
            }

            if (IsCategory(trimmed))
            {
                yield return new(i + 1, trimmed, []);
            }
            else if (trimmed.Length > 0)
            {
                start = body.Length == 0 ? i + 1 : start;
                body.Append(GiftEscapes.Hide(line)).Append('\n');
            }
        }
    }

    private static bool IsCategory(string line) => line.StartsWith("$CATEGORY:", StringComparison.OrdinalIgnoreCase);

    /// <summary>After a closed answer, a name or a second answer on later lines can only be the next question.</summary>
    private static bool StartsAnother(string line, StringBuilder body)
    {
        if (body.Length == 0)
        {
            return false;
        }

        var before = body.ToString();
        var closed = Open(before) <= 0 && before.TrimEnd().EndsWith('}');
        return closed && (line.StartsWith("::", StringComparison.Ordinal) || GiftEscapes.Hide(line).Contains('{', StringComparison.Ordinal));
    }

    /// <summary>Which of the pieces that can only be answers brings the closing brace; null when another question comes first.</summary>
    private static int? Closing(List<Piece> pieces, int from)
    {
        for (var i = from; i < pieces.Count && pieces[i].Text is ['=' or '~' or '}' or '#', ..] && !pieces[i].Text.Contains('{', StringComparison.Ordinal); i++)
        {
            if (pieces[i].Text.Contains('}', StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    private static int Open(string text) => text.Count(c => c == '{') - text.Count(c => c == '}');

    [GeneratedRegex(@"\[tag:((?:[^\]\\]|\\.)+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    private sealed record Piece(int Line, string Text, IReadOnlyList<string> Tags);
}
