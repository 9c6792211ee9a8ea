using System.Text.RegularExpressions;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>What an id may look like: it goes into button codes, file names and the command line.</summary>
internal static partial class Ids
{
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    public static Phrase Rule(string id) => new("check.bad-id", ("id", id));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,47}\z")]
    private static partial Regex Pattern();
}
