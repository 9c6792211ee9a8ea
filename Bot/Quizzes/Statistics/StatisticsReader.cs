using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Statistics;

/// <summary>Reads how questions did, from the attempts at a quiz that have ended.</summary>
internal sealed class StatisticsReader(Database database, QuestionVersions versions)
{
    /// <summary>What stands for every question of the day together.</summary>
    public const string Daily = "daily";

    /// <summary>Every question that was answered, the most doubtful first.</summary>
    /// <param name="quiz">A contest's id, <see cref="QuizKeys.Practice"/>, or <see cref="Daily"/>; any other quiz by its key.</param>
    public async Task<IReadOnlyList<QuestionFigures>> OfAsync(string quiz)
    {
        var tallies = await TallyAsync(quiz);
        var asked = (await database.ReadAsync(session => session.QueryAsync<(long Version, string Question, string Hash)>($"select v.id, v.question, {QuestionVersions.Hash} from question_versions v")))
            .Where(v => tallies.ContainsKey(v.Version));
        var figures = new List<QuestionFigures>();
        foreach (var question in asked.GroupBy(v => v.Question, StringComparer.Ordinal))
        {
            AnswerTally[] own = [.. question.Select(v => tallies[v.Version])];
            var (choices, answers) = await CountsAsync([.. question.Select(v => (v.Version, v.Hash))], tallies);
            figures.Add(new(question.Key, AnswerTally.FiguresOf(own), choices, answers, AnswerTally.MedianOf(own) / 1000));
        }

        return [.. figures.OrderByDescending(f => f.Figures.IsKeyDoubtful).ThenBy(f => f.Figures.Discrimination ?? double.MaxValue).ThenBy(f => f.Question, StringComparer.Ordinal)];
    }

    /// <summary>By version, in one pass: of a large installation these are millions of answers. Where a paper brings no points, as in practice, each question counts one.</summary>
    private Task<Dictionary<long, AnswerTally>> TallyAsync(string quiz) => database.ReadAsync(async session =>
    {
        // Ids have no colon, and ';' is the sign after it: all keys between belong to questions of the day.
        var which = quiz == Daily ? "a.quiz > 'daily:' and a.quiz < 'daily;'" : "a.quiz = @quiz";
        var answers = session.StreamAsync(
            $"""
            select a.id, r.version_id, case when q.worth = 0 then 1 else q.worth end, r.score, r.taken_ms, r.given
            from attempts a
            join responses r on r.attempt_id = a.id
            join attempt_questions q on q.attempt_id = r.attempt_id and q.place = r.place
            where {which} and a.state <> 0 order by a.id
            """,
            row => new PaperAnswer(row.GetInt64(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3) * row.GetDouble(2), row.GetInt64(4), row.GetString(5)),
            new { quiz });
        var (tallies, paper) = (new Dictionary<long, AnswerTally>(), new List<PaperAnswer>());
        await foreach (var answer in answers)
        {
            if (paper.Count > 0 && paper[0].Paper != answer.Paper)
            {
                AddPaper(tallies, paper);
            }

            paper.Add(answer);
        }

        AddPaper(tallies, paper);
        return tallies;
    });

    private static void AddPaper(Dictionary<long, AnswerTally> tallies, List<PaperAnswer> paper)
    {
        var total = paper.Sum(a => a.Score);
        foreach (var answer in paper)
        {
            if (!tallies.TryGetValue(answer.Version, out var tally))
            {
                tallies[answer.Version] = tally = new();
            }

            tally.Add(answer, total - answer.Score);
        }

        paper.Clear();
    }

    /// <summary>Answers to all versions of a question together, choices by the places they had last.</summary>
    private async Task<(IReadOnlyList<ChoiceShare> Choices, IReadOnlyList<GivenAnswer> Given)> CountsAsync(IReadOnlyList<(long Version, string Hash)> counted, Dictionary<long, AnswerTally> tallies)
    {
        var newest = counted.MaxBy(c => c.Version);
        var question = await versions.GetAsync(newest.Version, newest.Hash);
        var given = new Dictionary<string, long>();
        foreach (var (version, hash) in counted)
        {
            var then = await versions.GetAsync(version, hash);
            foreach (var (words, count) in tallies[version].Given)
            {
                var key = ChoicePlaces.Translate(then, question, words);
                given[key] = given.GetValueOrDefault(key) + count;
            }
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
}
