using System.Text.RegularExpressions;

namespace Bot.Content.Parsing;

/// <summary>What an id may look like: it goes into button codes, file names and the command line.</summary>
internal static partial class Ids
{
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    public static string Rule(string id) =>
        $"'{id}' cannot be an id. Use small letters a-z, digits and hyphens, at most 48 of them, such as wheat-winter-care.";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,47}\z")]
    private static partial Regex Pattern();
}
