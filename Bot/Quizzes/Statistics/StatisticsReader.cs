using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Statistics;

/// <summary>Reads how questions did, from the attempts at a quiz that have ended.</summary>
internal sealed class StatisticsReader(Database database, QuestionVersions versions)
{
    /// <summary>What stands for every question of the day together.</summary>
    public const string Daily = "daily";

    private const string Answers = """
        from attempts a
        join responses r on r.attempt_id = a.id
        join attempt_questions q on q.attempt_id = r.attempt_id and q.place = r.place
        join question_versions v on v.id = r.version_id
        """;

    /// <summary>Every question that was answered, the most doubtful first.</summary>
    /// <param name="quiz">A contest's id, <see cref="QuizKeys.Practice"/>, or <see cref="Daily"/>; any other quiz by its key.</param>
    public async Task<IReadOnlyList<QuestionFigures>> OfAsync(string quiz)
    {
        // Ids have no colon, and ';' is the sign after it: all keys between belong to questions of the day.
        var which = quiz == Daily ? "a.quiz > 'daily:' and a.quiz < 'daily;' and a.state <> 0" : "a.quiz = @quiz and a.state <> 0";
        var sums = await SumsAsync(which, quiz);
        var medians = await MediansAsync(which, quiz);
        var given = await GivenAsync(which, quiz);
        var figures = new List<QuestionFigures>();
        foreach (var sum in sums)
        {
            var (choices, answers) = await CountsAsync([.. given[sum.Question]]);
            figures.Add(new(
                sum.Question, ItemFigures.Of(sum.N, sum.X, sum.Y, sum.Xx, sum.Yy, sum.Xy, sum.Max), choices, answers, medians.GetValueOrDefault(sum.Question) / 1000));
        }

        return [.. figures.OrderByDescending(f => f.Figures.IsKeyDoubtful).ThenBy(f => f.Figures.Discrimination ?? double.MaxValue).ThenBy(f => f.Question, StringComparer.Ordinal)];
    }

    /// <summary>Where a paper brings no points, as in practice, each question counts one.</summary>
    private Task<IReadOnlyList<Sums>> SumsAsync(string which, string quiz) => database.ReadAsync(session => session.QueryAsync<Sums>(
        $"""
        select question as Question, count(*) as N, sum(x) as X, sum(y) as Y, sum(x * x) as Xx, sum(y * y) as Yy, sum(x * y) as Xy, sum(highest) as Max
        from (
            select question, highest, x, sum(x) over (partition by attempt_id) - x as y
            from (
                select v.question, r.attempt_id, case when q.worth = 0 then 1 else q.worth end as highest, r.score * case when q.worth = 0 then 1 else q.worth end as x
                {Answers} where {which}
            ) scores
        ) items group by question
        """,
        new { quiz }));

    /// <summary>Milliseconds; between the two in the middle where there are two.</summary>
    private Task<Dictionary<string, double>> MediansAsync(string which, string quiz) => database.ReadAsync(async session =>
        (await session.QueryAsync<(string Question, double Median)>(
            $"""
            select question, avg(taken_ms) from (
                select v.question, r.taken_ms, row_number() over (partition by v.question order by r.taken_ms) as nth, count(*) over (partition by v.question) as n
                {Answers} where {which}
            ) ordered where nth * 2 in (n, n + 1, n + 2) group by question
            """,
            new { quiz })).ToDictionary(m => m.Question, m => m.Median));

    private Task<ILookup<string, Counted>> GivenAsync(string which, string quiz) => database.ReadAsync(async session =>
        (await session.QueryAsync<Counted>(
            $"""
            select v.question as Question, v.id as Version, {QuestionVersions.Hash} as Hash, r.given as Given, count(*) as Count
            {Answers} where {which} group by v.question, v.id, {QuestionVersions.Hash}, r.given
            """,
            new { quiz })).ToLookup(g => g.Question));

    /// <summary>Answers to all versions of a question together, choices by the places they had last.</summary>
    private async Task<(IReadOnlyList<ChoiceShare> Choices, IReadOnlyList<GivenAnswer> Given)> CountsAsync(IReadOnlyList<Counted> counted)
    {
        var newest = counted.MaxBy(c => c.Version)!;
        var question = await versions.GetAsync(newest.Version, newest.Hash);
        var given = new Dictionary<string, long>();
        foreach (var count in counted)
        {
            var key = ChoicePlaces.Translate(await versions.GetAsync(count.Version, count.Hash), question, count.Given);
            given[key] = given.GetValueOrDefault(key) + count.Count;
        }

        var all = given.Values.Sum();
        var choices = question.Choices.Select((choice, i) =>
        {
            var took = given.Where(g => Answer.Choices(g.Key).Contains(i)).Sum(g => g.Value);
            return new ChoiceShare(Words(question, i), choice.IsRight, took, (double)took / all);
        });
        return ([.. choices], [.. given.OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new GivenAnswer(g.Key, g.Value))]);
    }

    private static string Words(Question question, int choice) => question.Kind == QuestionKind.TrueFalse
        ? choice == 0 ? "true" : "false"
        : question.Texts.Values.First().Choices[choice].Text;

    private sealed class Sums
    {
        public string Question { get; init; } = "";

        public long N { get; init; }

        public double X { get; init; }

        public double Y { get; init; }

        public double Xx { get; init; }

        public double Yy { get; init; }

        public double Xy { get; init; }

        public double Max { get; init; }
    }

    private sealed class Counted
    {
        public string Question { get; init; } = "";

        public long Version { get; init; }

        public string Hash { get; init; } = "";

        public string Given { get; init; } = "";

        public long Count { get; init; }
    }
}
