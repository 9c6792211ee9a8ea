using Bot.Content;
using Bot.Quizzes.Corrections;
using Bot.Quizzes.Statistics;
using Bot.Staff.Members;
using Bot.Staff.Quizzing;

namespace Bot.Staff.Api;

/// <summary>How questions did, which keys are doubtful, and grading again what was answered by a wrong one.</summary>
internal static class QuestionsApi
{
    private const string Csv = "question,stem,answers,facility,discrimination,doubtful,median_seconds,choices,given\nsalt-a-day,每天吃盐不超过多少克？,240,71.3,32.0,,8.4,5 克: 71.3 % | 10 克: 28.7 %,\n";

    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<ItemShape>>(
            "/quizzes/{quiz}/items", Scope.ContentRead, "How each question of a quiz did, doubtful keys first: of a contest by its id, of `practice`, or of `daily`, the questions of the day.", ItemsAsync,
            new ApiQuery("doubtful", "`true`: only those whose key is doubtful."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.File(
            "/quizzes/{quiz}/items.csv", Scope.ContentRead, Role.Viewer, "The same as a table.", Csv,
            async (string quiz, ApiCall call, QuizItems items) => (IResult?)await items.FileAsync(call, quiz) ?? call.Missing(), "text/csv");
        routes.Read<QuestionShape>("/questions/{id}", Scope.ContentRead, "One question with its key, and where it stands in the folder.", (string id, ApiCall call) =>
            QuizItems.Find(call, id) is { } question ? ApiAnswer.Ok(QuestionShape.Of(question)) : call.Missing());
        routes.Read<RegradePreviewShape>(
            "/questions/{id}/regrade", Scope.QuizzesWrite, "How many answers would have another worth by the key it has now. Nothing is changed.", async (string id, ApiCall call, RegradePreview preview) =>
            QuizItems.Find(call, id) is { } question && await preview.CountAsync(question) is var (all, changed) ? ApiAnswer.Ok(new RegradePreviewShape(all, changed)) : call.Missing());
        routes.Act<RegradedShape>(
            "/questions/{id}/regrade", Scope.QuizzesWrite, Role.Reviewer, "Grades all its answers again by the key it has now: points and rankings change, and whom it concerns is told.",
            async (string id, ApiCall call, QuestionRegrading regrading) => await regrading.RunAsync(call, id) is { } done ? ApiAnswer.Ok(RegradedShape.Of(done)) : call.Missing());
    }

    private static async Task<ApiAnswer> ItemsAsync(string quiz, ApiCall call, QuizItems items) => await items.OfAsync(call, quiz) is not { } figures
        ? call.Missing()
        : call.Part(figures.Where(f => f.Figures.IsKeyDoubtful || !call.IsTrue("doubtful")), ItemShape.Of);
}

/// <summary>How one question did.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Answers">How many answers it is reckoned from.</param>
/// <param name="Facility">Mean score over the highest there is, 0 to 100 %.</param>
/// <param name="Discrimination">Correlation with the rest of the paper, -100 to 100 %; null where either never differs.</param>
/// <param name="IsKeyDoubtful">Whether those who know more get it wrong more often, from 30 answers on.</param>
/// <param name="MedianSeconds">From being shown to being answered: half were faster.</param>
/// <param name="Choices">How often each choice was taken; empty where answers are written.</param>
/// <param name="Given">How many gave each answer, the most frequent first; "" = none in time.</param>
internal sealed record ItemShape(
    string Question, long Answers, double Facility, double? Discrimination, bool IsKeyDoubtful, double MedianSeconds, IReadOnlyList<ChoiceShape> Choices, IReadOnlyList<GivenShape> Given) : IShape<ItemShape>
{
    private const int MostGiven = 20;

    public static ItemShape Example { get; } = new("salt-a-day", 240, 71.3, -12.5, true, 8.4, [new("5 克", true, 69, 0.287), new("10 克", false, 171, 0.713)], [new("1", 171), new("0", 69)]);

    public static ItemShape Of(QuestionFigures f) => new(
        f.Question, f.Figures.Answers, Math.Round(f.Figures.Facility, 1), f.Figures.Discrimination is { } d ? Math.Round(d, 1) : null, f.Figures.IsKeyDoubtful, Math.Round(f.MedianSeconds, 1),
        [.. f.Choices.Select(c => new ChoiceShape(c.Text, c.IsRight, c.Count, Math.Round(c.Share, 3)))], [.. f.Given.Take(MostGiven).Select(g => new GivenShape(g.Given, g.Count))]);
}

/// <summary>How often a choice was taken.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsRight">Whether it is right by the key it has now.</param>
/// <param name="Count">How many took it.</param>
/// <param name="Share">Of all answers, 0 to 1.</param>
internal sealed record ChoiceShape(string Text, bool IsRight, long Count, double Share);

/// <summary>One answer, as places of choices or as it was written, and how many gave it.</summary>
internal sealed record GivenShape(string Given, long Count);

/// <summary>One question with its key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Texts">What it says, by language.</param>
/// <param name="RightChoices">Which choices are right, from 0; of true and false, 0 is true.</param>
/// <param name="Number">The right number; null for other kinds.</param>
/// <param name="Tolerance">How far off it may be.</param>
/// <param name="Answers">Accepted forms of a short text.</param>
/// <param name="File">Where it stands in the folder.</param>
/// <param name="Line">On which line it begins.</param>
internal sealed record QuestionShape(
    string Id, QuestionKind Kind, string Topic, IReadOnlyDictionary<string, QuestionTextShape> Texts, IReadOnlyList<int> RightChoices, double? Number, double? Tolerance, IReadOnlyList<string> Answers, string File, int Line)
    : IShape<QuestionShape>
{
    public static QuestionShape Example { get; } = new(
        "salt-a-day", QuestionKind.Single, "health", new Dictionary<string, QuestionTextShape> { ["zh-CN"] = new("每天吃盐不超过多少克？", ["5 克", "10 克"], "世卫组织建议每天不超过 5 克。") }, [0], null, null, [],
        "questions/health/salt.yaml", 4);

    public static QuestionShape Of(Question q) => new(
        q.Id, q.Kind, q.Topic, q.Texts.ToDictionary(t => t.Key, t => new QuestionTextShape(t.Value.Stem, [.. t.Value.Choices.Select(c => c.Text)], t.Value.Explanation)),
        [.. q.Choices.Index().Where(c => c.Item.IsRight).Select(c => c.Index)], q.Number?.Value, q.Number?.Tolerance, q.Answers, q.File, q.Line);
}

/// <summary>What a question says in one language.</summary>
internal sealed record QuestionTextShape(string Stem, IReadOnlyList<string> Choices, string Explanation);

/// <summary>What grading again would do.</summary>
/// <param name="Answers">Answers that count.</param>
/// <param name="WouldChange">Those of them that would have another worth.</param>
internal sealed record RegradePreviewShape(long Answers, long WouldChange) : IShape<RegradePreviewShape>
{
    public static RegradePreviewShape Example { get; } = new(240, 171);
}

/// <summary>What grading again has done.</summary>
/// <param name="Answers">Answers that have another worth now.</param>
/// <param name="People">People who are told.</param>
/// <param name="LeftAlone">Versions of the question that were answered in another way and keep their points.</param>
/// <param name="UnknownContests">Contests whose ranking could not be reckoned again because their file is gone.</param>
internal sealed record RegradedShape(int Answers, long People, int LeftAlone, IReadOnlyList<string> UnknownContests) : IShape<RegradedShape>
{
    public static RegradedShape Example { get; } = new(171, 160, 0, []);

    public static RegradedShape Of(Regraded done) => new(done.Answers, done.People, done.LeftAlone, done.UnknownContests);
}
