using System.Globalization;

namespace Bot.Quizzes.Standings;

/// <summary>Hides most of a name. Pure.</summary>
internal static class Masking
{
    /// <summary>张三丰 is 张*, Ann Lee is A*; nobody at all is *.</summary>
    public static string Of(string name) =>
        StringInfo.GetTextElementEnumerator(name.Trim()) is var elements && elements.MoveNext() ? elements.GetTextElement() + "*" : "*";
}
