using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries;

/// <summary>Looks for somebody in danger before anything else is looked for. Pure.</summary>
internal static class Emergencies
{
    /// <summary>The first emergency whose words stand in a text; null when there is none.</summary>
    public static Emergency? In(string text, IReadOnlyList<Emergency> emergencies)
    {
        // Spaces and signs between the characters of a word hide nothing.
        var plain = Tight(text);
        return emergencies.FirstOrDefault(e => e.Words.Any(word => word.Split('+').All(part => plain.Contains(Tight(part), StringComparison.Ordinal))));
    }

    private static string Tight(string text) => Writing.Plain(text).Replace(" ", "", StringComparison.Ordinal);
}
