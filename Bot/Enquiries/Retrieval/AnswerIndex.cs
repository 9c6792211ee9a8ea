namespace Bot.Enquiries.Retrieval;

/// <summary>Finds the passages that may answer a question. Immutable; a new catalogue makes a new index.</summary>
internal sealed class AnswerIndex
{
    /// <summary>Passages that are compared with the question word for word.</summary>
    private const int Compared = 40;

    /// <summary>How much a longer wording counts for less.</summary>
    private const float LengthMatters = 0.3f;

    private readonly Reader reader;
    private readonly IReadOnlyList<Passage> passages;
    private readonly Reading[] wordings;
    private readonly int[] passageOf;
    private readonly int[] firstWording;
    private readonly HashSet<string>[] names;
    private readonly TermIndex titles;
    private readonly TermIndex keywords;
    private readonly TermIndex bodies;

    public AnswerIndex(IReadOnlyList<Passage> passages, Reader reader)
    {
        this.passages = passages;
        this.reader = reader;
        var asked = passages.SelectMany((passage, at) => passage.Wordings.Select(wording => (at, wording))).ToArray();
        wordings = [.. asked.AsParallel().AsOrdered().Select(a => reader.Read(a.wording))];
        passageOf = [.. asked.Select(a => a.at)];
        firstWording = FirstWordings(passages);
        var named = passages.AsParallel().AsOrdered().Select(p => reader.Canonical(string.Join(' ', p.Keywords))).ToArray();
        var said = passages.AsParallel().AsOrdered().Select(p => reader.Canonical(p.Body)).ToArray();
        titles = new([.. wordings.Select(w => w.Terms)], LengthMatters);
        keywords = new([.. named.Select(Terms.Of)], 0);
        // Single characters of a long text are in every other long text too.
        bodies = new([.. said.AsParallel().AsOrdered().Select(body => Terms.Of(body).Where(t => !Terms.IsSingle(t)).ToArray())], 0.75f);
        names = [.. Enumerable.Range(0, passages.Count).AsParallel().AsOrdered().Select(p => NamesOf(p, named[p], said[p]))];
    }

    /// <summary>The best passages, best first.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="fits">How well a passage fits who asks and the day: 1 = neither well nor badly, 0 = must not be given.</param>
    public IReadOnlyList<Hit> Search(string question, int most, Func<Passage, float>? fits = null)
    {
        var reading = reader.Read(question);
        var best = Twins.Joined(Candidates(reading)
            .Select(c => Compare(reading, c.Passage, c.Score, fits))
            .Where(h => h.Score > 0)
            .OrderByDescending(h => h.Score))
            .Take(most + 1)
            .ToArray();
        return [.. best.Take(most).Select((hit, at) => hit with { Match = hit.Match with { Lead = Lead(best, at) } })];
    }

    /// <summary>By BM25 alone, each passage by its best wording.</summary>
    private IEnumerable<(int Passage, float Score)> Candidates(Reading reading)
    {
        var byTitle = new float[wordings.Length];
        titles.Score(reading.Terms, reading.Shares, byTitle);
        var byKeyword = new float[passages.Count];
        keywords.Score(reading.Terms, reading.Shares, byKeyword);
        var byBody = new float[passages.Count];
        bodies.Score(reading.Terms, reading.Shares, byBody);

        var scores = new float[passages.Count];
        for (var wording = 0; wording < byTitle.Length; wording++)
        {
            scores[passageOf[wording]] = Math.Max(scores[passageOf[wording]], Ranking.Title * byTitle[wording]);
        }

        for (var passage = 0; passage < scores.Length; passage++)
        {
            scores[passage] += (Ranking.Keywords * byKeyword[passage]) + (Ranking.Body * byBody[passage]);
        }

        return Enumerable.Range(0, scores.Length).Where(p => scores[p] > 0).OrderByDescending(p => scores[p]).Take(Compared).Select(p => (p, scores[p]));
    }

    private Hit Compare(Reading asked, int passage, float score, Func<Passage, float>? fits)
    {
        var (first, last) = (firstWording[passage], firstWording[passage + 1]);
        var match = Enumerable.Range(first, last - first)
            .Select(wording => Comparison.Of(asked, wordings[wording], names[passage], term => titles.Weight(term) + Ranking.Least, Elsewhere))
            .MaxBy(Ranking.Agreement);
        return new(passages[passage], match, Ranking.Score(score, match) * (fits?.Invoke(passages[passage]) ?? 1));

        bool Elsewhere(int term) => titles.Has(term, first, last) || keywords.Has(term, passage, passage + 1) || bodies.Has(term, passage, passage + 1);
    }

    /// <summary>The crops, pests, illnesses and animals that a passage names.</summary>
    private HashSet<string> NamesOf(int passage, string named, string said)
    {
        var found = reader.SubjectsIn(said);
        found.UnionWith(reader.SubjectsIn(named));
        found.UnionWith(reader.AnimalsIn(said));
        found.UnionWith(reader.AnimalsIn(named));
        for (var wording = firstWording[passage]; wording < firstWording[passage + 1]; wording++)
        {
            found.UnionWith(wordings[wording].Subjects);
            found.UnionWith(wordings[wording].Animals);
        }

        return found;
    }

    /// <summary>Where the wordings of each passage begin; one more at the end.</summary>
    private static int[] FirstWordings(IReadOnlyList<Passage> passages)
    {
        var first = new int[passages.Count + 1];
        for (var passage = 0; passage < passages.Count; passage++)
        {
            first[passage + 1] = first[passage] + passages[passage].Wordings.Count;
        }

        return first;
    }

    /// <summary>How far the next one is behind.</summary>
    private static float Lead(IReadOnlyList<Hit> best, int at) => at + 1 < best.Count ? 1 - (best[at + 1].Score / best[at].Score) : 1;
}

/// <summary>A passage that may answer.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Match">How its best wording agrees with the question.</param>
/// <param name="Score">What it is ranked by; comparable within one search only.</param>
internal sealed record Hit(Passage Passage, Match Match, float Score);
