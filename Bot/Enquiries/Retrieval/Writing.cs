using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Bot.Enquiries.Retrieval;

/// <summary>Brings text to the one form in which it is compared, however it was typed.</summary>
internal static class Writing
{
    private static readonly FrozenDictionary<char, char> Simplified = Pairs().ToFrozenDictionary(p => p[0], p => p[1]);

    /// <summary>Half width, small letters, simplified characters; whatever is neither letter nor digit becomes a space.</summary>
    public static string Plain(string text)
    {
        var readable = (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\uFFFE') ? Readable(text) : text).Normalize(NormalizationForm.FormKC);
        return string.Create(readable.Length, readable, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var c = from[i];
                span[i] = char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? Simplified.GetValueOrDefault(c, char.ToLowerInvariant(c)) : ' ';
            }
        });
    }

    /// <summary>.NET refuses to normalise half a character and U+FFFE: the sign for "unreadable" stands for them.</summary>
    private static string Readable(string text) => string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');

    /// <summary>Whether a character is written without spaces around its word.</summary>
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    private static IEnumerable<string> Pairs()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("retrieval/traditional.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
