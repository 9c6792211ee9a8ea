namespace Bot.Enquiries.Retrieval;

/// <summary>Finds the passages that may answer a question. Immutable; a new catalogue makes a new index.</summary>
internal sealed class AnswerIndex
{
    /// <summary>Passages that are compared with the question word for word.</summary>
    private const int Compared = 40;

    /// <summary>How much a longer wording counts for less.</summary>
    private const float LengthMatters = 0.5f;

    private readonly Reader reader;
    private readonly IReadOnlyList<Passage> passages;
    private readonly Reading[] wordings;
    private readonly int[] passageOf;
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
        titles = new([.. wordings.Select(w => w.Terms)], LengthMatters);
        keywords = new([.. passages.Select(p => Terms.Of(reader.Canonical(string.Join(' ', p.Keywords))))], 0);
        // Single characters of a long text are in every other long text too.
        bodies = new([.. passages.AsParallel().AsOrdered().Select(p => Terms.Of(reader.Canonical(p.Body)).Where(t => !Terms.IsSingle(t)).ToArray())], 0.75f);
    }

    /// <summary>The best passages, best first.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="fits">How well a passage fits who asks and the day: 1 = neither well nor badly, 0 = must not be given.</param>
    public IReadOnlyList<Hit> Search(string question, int most, Func<Passage, float>? fits = null)
    {
        var reading = reader.Read(question);
        var best = Candidates(reading)
            .Select(c => Compare(reading, c.Wording, c.Score, fits))
            .Where(h => h.Score > 0)
            .OrderByDescending(h => h.Score)
            .Take(most + 1)
            .ToArray();
        return [.. best.Take(most).Select((hit, at) => hit with { Match = hit.Match with { Lead = Lead(best, at) } })];
    }

    /// <summary>By BM25 alone: of each passage its best wording.</summary>
    private IEnumerable<(int Wording, float Score)> Candidates(Reading reading)
    {
        var byTitle = new float[wordings.Length];
        titles.Score(reading.Terms, reading.Shares, byTitle);
        var byKeyword = new float[passages.Count];
        keywords.Score(reading.Terms, reading.Shares, byKeyword);
        var byBody = new float[passages.Count];
        bodies.Score(reading.Terms, reading.Shares, byBody);

        var scores = new float[passages.Count];
        var bestWording = new int[passages.Count];
        Array.Fill(bestWording, -1);
        for (var wording = 0; wording < byTitle.Length; wording++)
        {
            var passage = passageOf[wording];
            if (bestWording[passage] < 0 || byTitle[wording] > byTitle[bestWording[passage]])
            {
                bestWording[passage] = wording;
                scores[passage] = (Ranking.Title * byTitle[wording]) + (Ranking.Keywords * byKeyword[passage]) + (Ranking.Body * byBody[passage]);
            }
        }

        return Enumerable.Range(0, scores.Length).Where(p => scores[p] > 0)
            .OrderByDescending(p => scores[p]).Take(Compared)
            .Select(p => (bestWording[p], scores[p]));
    }

    private Hit Compare(Reading asked, int wording, float score, Func<Passage, float>? fits)
    {
        var passage = passages[passageOf[wording]];
        var match = Compare(asked, wordings[wording]);
        return new(passage, match, Ranking.Score(score, match) * (fits?.Invoke(passage) ?? 1));
    }

    private Match Compare(Reading asked, Reading wording)
    {
        var (both, inQuestion, inWording) = (0f, 0f, 0f);
        var (i, j) = (0, 0);
        while (i < asked.Terms.Length || j < wording.Terms.Length)
        {
            var left = i < asked.Terms.Length ? asked.Terms[i] : int.MaxValue;
            var right = j < wording.Terms.Length ? wording.Terms[j] : int.MaxValue;
            var term = Math.Min(left, right);
            var share = left == term ? asked.Shares[i] : wording.Shares[j];
            var weight = (titles.Weight(term) + Ranking.Least) * share * (Terms.IsPair(term) ? Ranking.Pair : 1);
            if (left == term)
            {
                inQuestion += weight;
                i++;
            }

            if (right == term)
            {
                inWording += weight;
                j++;
            }

            if (left == right)
            {
                both += weight;
            }
        }

        return new()
        {
            OfQuestion = inQuestion > 0 ? both / inQuestion : 0,
            OfWording = inWording > 0 ? both / inWording : 0,
            Intents = Agreement(asked.Intents, wording.Intents),
            SameAtRisk = asked.AtRisk.SetEquals(wording.AtRisk),
            SameWords = asked.Words.SetEquals(wording.Words),
            SameDenial = asked.Denies == wording.Denies,
        };
    }

    private static IntentAgreement Agreement(IReadOnlySet<string> asked, IReadOnlySet<string> wording) =>
        asked.Count == 0 && wording.Count == 0 ? IntentAgreement.Unsaid
        : asked.SetEquals(wording) ? IntentAgreement.Same
        : asked.IsSubsetOf(wording) ? IntentAgreement.WordingWantsMore
        : wording.Count == 0 || asked.Overlaps(wording) ? IntentAgreement.QuestionWantsMore
        : IntentAgreement.Different;

    /// <summary>How far the next one is behind that does not say the same.</summary>
    private static float Lead(IReadOnlyList<Hit> best, int at)
    {
        var next = best.Skip(at + 1).FirstOrDefault(h => h.Passage.Tip is null || h.Passage.Tip != best[at].Passage.Tip);
        return next is null ? 1 : 1 - (next.Score / best[at].Score);
    }
}

/// <summary>A passage that may answer.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Match">How its best wording agrees with the question.</param>
/// <param name="Score">What it is ranked by; comparable within one search only.</param>
internal sealed record Hit(Passage Passage, Match Match, float Score);
