namespace Bot.Enquiries.Retrieval;

/// <summary>
/// An inverted index of short texts, ranked by BM25 (Robertson and Zaragoza, 2009): rare terms count more, repeated ones less and
/// less, those of long texts less.
/// </summary>
internal sealed class TermIndex
{
    private const float Saturation = 1.2f;

    private readonly Dictionary<int, (int Start, int Count)> postings = [];
    private readonly int[] units;
    private readonly byte[] counts;
    private readonly float[] norms;

    /// <param name="texts">The terms of each text, repeated as often as they stand there.</param>
    /// <param name="lengthMatters">From 0, not at all, to 1, in full.</param>
    public TermIndex(IReadOnlyList<IReadOnlyList<int>> texts, float lengthMatters)
    {
        Count = texts.Count;
        var average = Math.Max(1, texts.Sum(t => (float)t.Count) / Math.Max(1, texts.Count));
        norms = [.. texts.Select(t => Saturation * (1 - lengthMatters + (lengthMatters * t.Count / average)))];
        (units, counts) = Fill(Sorted(texts));
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>How much a term says: the rarer, the more.</summary>
    public float Weight(int term)
    {
        var having = postings.TryGetValue(term, out var place) ? place.Count : 0;
        return MathF.Log(1 + ((Count - having + 0.5f) / (having + 0.5f)));
    }

    /// <summary>Whether a term stands in any of the texts from one to before another.</summary>
    public bool Has(int term, int from, int to)
    {
        if (!postings.TryGetValue(term, out var place))
        {
            return false;
        }

        var at = Array.BinarySearch(units, place.Start, place.Count, from);
        return at >= 0 || (~at < place.Start + place.Count && units[~at] < to);
    }

    /// <summary>Adds to each text's score what the terms are worth in it.</summary>
    /// <param name="terms">The terms looked for, each once.</param>
    /// <param name="shares">How much each of them counts.</param>
    /// <param name="scores">One score a text.</param>
    public void Score(ReadOnlySpan<int> terms, ReadOnlySpan<float> shares, Span<float> scores)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            if (!postings.TryGetValue(terms[at], out var place))
            {
                continue;
            }

            var weight = Weight(terms[at]) * (1 + Saturation) * shares[at] * (Terms.IsPair(terms[at]) ? Ranking.Pair : 1);
            for (var i = place.Start; i < place.Start + place.Count; i++)
            {
                scores[units[i]] += weight * counts[i] / (counts[i] + norms[units[i]]);
            }
        }
    }

    /// <summary>Every term of every text as one number, the term above, the text below: sorted, equal ones stand together.</summary>
    private static long[] Sorted(IReadOnlyList<IReadOnlyList<int>> texts)
    {
        var all = new long[texts.Sum(t => t.Count)];
        var at = 0;
        for (var unit = 0; unit < texts.Count; unit++)
        {
            foreach (var term in texts[unit])
            {
                all[at++] = ((long)term << 32) | (uint)unit;
            }
        }

        Array.Sort(all);
        return all;
    }

    private (int[] Units, byte[] Counts) Fill(long[] sorted)
    {
        var foundIn = new List<int>(sorted.Length);
        var times = new List<byte>(sorted.Length);
        for (int at = 0, start = 0; at < sorted.Length;)
        {
            var term = (int)(sorted[at] >> 32);
            var end = at + 1;
            while (end < sorted.Length && sorted[end] == sorted[at])
            {
                end++;
            }

            foundIn.Add((int)sorted[at]);
            times.Add((byte)Math.Min(byte.MaxValue, end - at));
            at = end;
            if (at == sorted.Length || (int)(sorted[at] >> 32) != term)
            {
                postings[term] = (start, foundIn.Count - start);
                start = foundIn.Count;
            }
        }

        return ([.. foundIn], [.. times]);
    }
}
