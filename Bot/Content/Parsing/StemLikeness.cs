using System.Text.RegularExpressions;

namespace Bot.Content.Parsing;

/// <summary>Finds questions that ask the same in almost the same words.</summary>
internal sealed partial class StemLikeness
{
    /// <summary>Share of letter pairs two stems have in common from which on they count as the same question.</summary>
    public const double AlmostTheSame = 0.85;

    private const string Particles = "呢吗呀啊吧哦的了";

    private readonly List<(string Id, string Numbers, int[] Pairs)> known = [];

    /// <summary>
    /// The id of a question added before that this one repeats; null when there is none. Different numbers make different questions,
    /// and so do different choices under a stem that only says "which of these".
    /// </summary>
    public string? Find(string stem, IEnumerable<string> choices)
    {
        var (numbers, pairs) = Measure(stem, choices);
        return known.Where(k => k.Numbers == numbers && Likeness(k.Pairs, pairs) >= AlmostTheSame).Select(k => k.Id).FirstOrDefault();
    }

    public void Add(string id, string stem, IEnumerable<string> choices)
    {
        var (numbers, pairs) = Measure(stem, choices);
        known.Add((id, numbers, pairs));
    }

    private static (string Numbers, int[] Pairs) Measure(string stem, IEnumerable<string> choices)
    {
        var asked = WhichOfThese().IsMatch(stem) ? stem + string.Concat(choices.Order(StringComparer.Ordinal)) : stem;
        var words = string.Concat(Folding.Words(asked).Where(letter => !Particles.Contains(letter)));
        var padded = $"^{words}$";
        int[] pairs = [.. Enumerable.Range(0, padded.Length - 1).Select(i => (padded[i] << 16) | padded[i + 1]).Distinct().Order()];
        return (string.Join(' ', words.Where(char.IsDigit)), pairs);
    }

    /// <summary>Jaccard's index of two sorted sets; 0 as soon as it cannot reach the limit.</summary>
    private static double Likeness(int[] one, int[] other)
    {
        if (Math.Min(one.Length, other.Length) < AlmostTheSame * Math.Max(one.Length, other.Length))
        {
            return 0;
        }

        var (i, j, common) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            common += one[i] == other[j] ? 1 : 0;
            (i, j) = one[i] == other[j] ? (i + 1, j + 1) : one[i] < other[j] ? (i + 1, j) : (i, j + 1);
        }

        return (double)common / (one.Length + other.Length - common);
    }

    [GeneratedRegex("下列|以下|下面|哪(一|些|种|个|项)|which of|the following", RegexOptions.IgnoreCase)]
    private static partial Regex WhichOfThese();
}
