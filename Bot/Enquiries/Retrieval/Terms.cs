using System.Runtime.CompilerServices;

namespace Bot.Enquiries.Retrieval;

/// <summary>
/// Cuts text into the terms it is found by, each a number: single Han characters, pairs of neighbouring ones, and words of other
/// scripts. A number keeps the index small; two words that share one (1 in 2³¹) would merely be found by each other.
/// </summary>
internal static class Terms
{
    /// <summary>Stands where something was taken out: what is left and right of it are no neighbours.</summary>
    public const char Gap = '\u0001';

    /// <summary>Whether a term is a single Han character.</summary>
    public static bool IsSingle(int term) => term is > 0 and <= char.MaxValue;

    /// <summary>Whether a term is a pair of Han characters.</summary>
    public static bool IsPair(int term) => term > char.MaxValue;

    /// <summary>The terms of a text in plain writing, in order, repeated as often as they stand there.</summary>
    // Reads the whole content once, at the start: too short a time for the runtime to find out by itself that it is worth optimising.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<int> Of(string text)
    {
        var terms = new List<int>(text.Length * 2);
        for (var at = 0; at < text.Length; at++)
        {
            if (Writing.IsHan(text[at]))
            {
                terms.Add(text[at]);
                if (at + 1 < text.Length && Writing.IsHan(text[at + 1]))
                {
                    terms.Add((text[at] - 0x33FF) << 16 | text[at + 1]);
                }
            }
            else if (IsWordCharacter(text[at]))
            {
                var end = at + 1;
                while (end < text.Length && IsWordCharacter(text[end]))
                {
                    end++;
                }

                terms.Add(Word(text.AsSpan(at, end - at)));
                at = end - 1;
            }
        }

        return terms;
    }

    /// <summary>The term for a whole word: always negative.</summary>
    public static int Word(ReadOnlySpan<char> word)
    {
        // FNV-1a: the same on every machine and in every run.
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash | 0x80000000);
    }

    private static bool IsWordCharacter(char c) => c > ' ' && !Writing.IsHan(c);
}
