using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries;

/// <summary>Looks for somebody in danger before anything else is looked for. Pure.</summary>
internal static class Emergencies
{
    /// <summary>The first emergency whose words stand in a text, and whether it is only asked about; null when there is none.</summary>
    public static Alarm? In(string text, EmergencyList list)
    {
        // Spaces and signs between the characters of a word hide nothing.
        var plain = list.Harmless.Aggregate(Tight(text), (rest, word) => rest.Replace(Tight(word), Terms.Gap.ToString(), StringComparison.Ordinal));
        return list.Entries.FirstOrDefault(e => e.Words.Any(word => word.Split('+').All(Says))) is { } emergency
            ? new(emergency, !emergency.IsAlways && list.Calm.Any(Says) && !list.Happened.Any(Says))
            : null;

        bool Says(string word) => plain.Contains(Tight(word), StringComparison.Ordinal);
    }

    private static string Tight(string text) => Writing.Plain(text).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>What words of danger in a text mean.</summary>
/// <param name="Emergency">What they are about.</param>
/// <param name="IsCalm">Whether it is asked how to prevent it: nobody seems to be in danger.</param>
internal sealed record Alarm(Emergency Emergency, bool IsCalm);
