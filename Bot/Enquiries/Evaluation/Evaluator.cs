using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries.Evaluation;

/// <summary>Asks every question of a test set and measures what comes of it, beside plain BM25 over single characters.</summary>
internal static class Evaluator
{
    private const int Depth = 10;

    /// <param name="set">The questions.</param>
    /// <param name="passages">What they are answered from.</param>
    /// <param name="words">What the search knows of the language.</param>
    /// <param name="time">The clock that the effort is measured by.</param>
    public static (IReadOnlyList<TestResult> Results, Effort Effort) Run(TestSet set, IReadOnlyList<Passage> passages, AskWords words, TimeProvider time)
    {
        var plain = new PlainIndex(passages);
        var topics = passages.DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Topic);
        var results = new List<TestResult>(set.Queries.Count);
        var effort = Effort.Of(passages, words, time, set.Queries, q => q.Text, Depth, (query, hits) => results.Add(Judge(query, hits)));
        return (results, effort);

        TestResult Judge(TestQuery query, IReadOnlyList<Hit> hits)
        {
            // What is not known to be harmless is taken with care.
            var finding = Finding.Of(hits, topic => topic.Length == 0 || words.Careful.Contains(topic), _ => true);
            return new(
                query,
                query.Topic ?? topics.GetValueOrDefault(query.Expect, "") switch { "" => "-", var topic => topic },
                Rank(hits.Select(h => h.Passage.Id), query.Expect),
                Rank(plain.Search(query.Text, Depth), query.Expect),
                hits.Count > 0 ? hits[0].Passage.Id : "",
                finding switch { Finding.Sure => AskOutcome.Sure, Finding.Likely => AskOutcome.Likely, _ => AskOutcome.Nothing },
                finding.Passages.Any(p => p.Id == query.Expect));
        }
    }

    private static int Rank(IEnumerable<string> ids, string wanted) => ids.ToList().IndexOf(wanted) + 1;

    /// <summary>What there was before: BM25 over the single characters of the questions, nothing else.</summary>
    private sealed class PlainIndex(IReadOnlyList<Passage> passages)
    {
        private readonly TermIndex index = new([.. passages.Select(p => Characters(p.Wordings[0]))], 0.75f);

        public IEnumerable<string> Search(string question, int most)
        {
            var terms = Characters(question).Distinct().ToArray();
            var scores = new float[passages.Count];
            index.Score(terms, [.. terms.Select(_ => 1f)], scores);
            return Enumerable.Range(0, scores.Length).Where(p => scores[p] > 0).OrderByDescending(p => scores[p]).Take(most).Select(p => passages[p].Id);
        }

        private static int[] Characters(string text) => [.. text.Where(c => !char.IsWhiteSpace(c)).Select(c => (int)c)];
    }
}
