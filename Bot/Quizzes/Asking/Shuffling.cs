using Bot.Content;

namespace Bot.Quizzes.Asking;

/// <summary>The order in which somebody sees the choices. Pure: the same seed gives the same order everywhere.</summary>
internal static class Shuffling
{
    public static string Shown(Question question, ulong seed)
    {
        var order = Enumerable.Range(0, question.Choices.Count).ToArray();
        if (!question.KeepOrder && question.Kind != QuestionKind.TrueFalse)
        {
            Shuffle(order, seed);
        }

        return string.Concat(order);
    }

    public static IReadOnlyList<int> Read(string shown) => [.. shown.Select(c => c - '0')];

    /// <summary>Fisher-Yates by a counter-based generator (SplitMix64), so that the outcome is ours and not a runtime version's.</summary>
    public static void Shuffle<T>(T[] items, ulong seed)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Mix(seed + (ulong)i) % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A seed from words, the same on every machine (FNV-1a).</summary>
    public static ulong Seed(string words) => words.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);
}
