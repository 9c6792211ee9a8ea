
namespace Bot.Content.Parsing;

/// <summary>
/// How long a question's words may be, in UTF-16 units. Chinese ones are to be taken in at a glance on a phone; other scripts need
/// more letters, and may have as many as Telegram's polls take (stem 300, choice 100).
/// </summary>
internal sealed record QuestionLengths(int Stem, int Choice, int Explanation)
{
    public static QuestionLengths In(string locale) =>
        locale.StartsWith("zh", StringComparison.Ordinal) ? new(120, 40, 200) : new(300, 100, 600);

    /// <summary>Notes a text that is too long, with its length.</summary>
    public static void Check(YamlMap map, string key, string text, int limit)
    {
        if (text.Length > limit)
        {
            map.Problem(key, new("check.too-long", ("key", key), ("count", text.Length), ("max", limit)));
        }
    }
}
