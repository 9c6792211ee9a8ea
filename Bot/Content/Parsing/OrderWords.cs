using System.Text.RegularExpressions;

namespace Bot.Content.Parsing;

/// <summary>Knows choices that speak of other choices by their place, so that these must not be shuffled.</summary>
internal static partial class OrderWords
{
    /// <summary>Whether a choice says something like 以上都是, A和B, all of the above.</summary>
    public static bool Refers(string choice) => Pattern().IsMatch(Folding.Plain(choice));

    [GeneratedRegex(
        @"以上|上述|前面.{0,3}(都|全)|^\s*(都|全|均)(不?是|不?对|正确|错)|(?<!素|型|[a-z])[A-F]\s*(和|与|及|或|、|,|&|\+)\s*[A-F](?![a-z])|(?-i:^[A-F]{2,6}\s*(都|均|全|$))|\b(all|none|both|any) of (the )?(above|these)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
