using System.Globalization;
using System.Text;

namespace Bot.Content;

/// <summary>Finds texts that say nearly the same, by the pairs of neighbouring characters they have in common. Pure.</summary>
internal static class NearDuplicates
{
    /// <summary>Each text that is nearly the same as an earlier one, with that one.</summary>
    /// <typeparam name="T">What has the text.</typeparam>
    /// <param name="items">All, in order.</param>
    /// <param name="text">Its text; signs, spaces, width and case do not count.</param>
    /// <param name="threshold">From which share of common pairs on (0 to 1) two count as nearly the same.</param>
    public static IEnumerable<(T Item, T Earlier, double Likeness)> Find<T>(IEnumerable<T> items, Func<T, string> text, double threshold)
    {
        var seen = new List<(T Item, HashSet<int> Pairs)>();
        foreach (var item in items)
        {
            var pairs = Pairs(text(item));
            var likest = seen.Where(s => CanReach(pairs.Count, s.Pairs.Count, threshold))
                .Select(s => (s.Item, Likeness: Likeness(pairs, s.Pairs)))
                .Where(s => s.Likeness >= threshold)
                .OrderByDescending(s => s.Likeness)
                .Take(1)
                .ToArray();
            foreach (var (earlier, likeness) in likest)
            {
                yield return (item, earlier, likeness);
            }

            seen.Add((item, pairs));
        }
    }

    private static HashSet<int> Pairs(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit).ToArray();
        return [.. letters.Zip(letters.Skip(1), (a, b) => (a << 16) | b)];
    }

    /// <summary>Two sets of such sizes can have at most so much in common.</summary>
    private static bool CanReach(int one, int other, double threshold) => Math.Min(one, other) >= threshold * Math.Max(one, other) && one > 0;

    /// <summary>What both have, as a share of what either has (Jaccard).</summary>
    private static double Likeness(HashSet<int> one, HashSet<int> other)
    {
        var common = one.Count(other.Contains);
        return (double)common / (one.Count + other.Count - common);
    }
}
