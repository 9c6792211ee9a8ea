using System.Diagnostics;
using Bot.Content;
using Bot.Quizzes;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Practice;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Commands.Bench;

/// <summary>A large installation's responses, made by the database itself, and how long looking at them takes.</summary>
internal sealed class QuizBenchData(IServiceProvider services)
{
    private const int People = 100_000;
    private const int PerAttempt = 50;
    private const int PerPaper = 10;
    private const int Asked = 200;
    private const int CardsEach = 20;
    private const int Looks = 100;
    private const string Board = "bench-board";

    private readonly Database database = services.GetRequiredService<Database>();

    /// <summary>100,000 members, so many responses in attempts of fifty, twenty cards each, one board of all.</summary>
    public async Task MakeAsync(int responses)
    {
        var today = services.GetRequiredService<Calendar>().Today.DayNumber;
        await database.WriteAsync(async session =>
        {
            await RunAsync(session, People, "subscribers (channel, address, is_group, name, locale, unit, status, since, traits_key)", "'bench', i, false, '王' || i, 'zh-CN', 'U' || (i % 200), 'Active', 0, '||'");
            var first = await session.ScalarAsync<long>("select min(id) from subscribers where channel = 'bench'");
            var version = await session.ScalarAsync<long>("select min(id) from question_versions");
            await RunAsync(session, responses / PerAttempt, "attempts (quiz, subscriber_id, number, code, state, day, started_at, finished_at)", $"'bench', {first} + i % {People}, 1 + i / {People}, '', 1, 1, 0, 0");
            var attempt = await session.ScalarAsync<long>("select min(id) from attempts where quiz = 'bench'");
            await RunAsync(session, responses, "responses (attempt_id, place, version_id, given, score, taken_ms, at, late)", $"{attempt} + (i - 1) / {PerAttempt}, 1 + (i - 1) % {PerAttempt}, {version}, i % 4, i % 2, i % 30000, i, false");
            await RunAsync(session, People, "standings (board, subscriber_id, unit, score, taken_ms, at)", $"'{Board}', {first} + i - 1, 'U' || (i % 200), (i * 7919) % 100, (i * 104729) % 60000, i");
            await RunAsync(session, People * CardsEach, "cards (subscriber_id, question, stability, difficulty, reviewed_on, due_on, wrong)", $"{first} + (i - 1) % {People}, 'q' || ((i - 1) / {People}), 1, 5, {today}, {today} - 10 + (i * 31) % 40, i % 5 = 0");
            await session.ExecuteAsync("analyze main");
        });
    }

    /// <summary>Papers with their questions and answers: one of the contest for each member, the others of practice; and the contest's board.</summary>
    public async Task MakePapersAsync(int people, int responses)
    {
        var catalog = services.GetRequiredService<ContentLibrary>().Current;
        var versions = new List<long>();
        foreach (var question in catalog.Questions.Values.Where(q => q.Kind == QuestionKind.Single).Take(Asked))
        {
            versions.Add(await services.GetRequiredService<QuestionVersions>().OfAsync(question));
        }

        var contest = catalog.Contests.Keys.First();
        var papers = responses / PerPaper;
        await database.WriteAsync(async session =>
        {
            await RunAsync(session, papers, "attempts (quiz, subscriber_id, number, code, state, day, started_at, finished_at, score, taken_ms, hurried)", $"case when i <= {people} then '{contest}' else '{QuizKeys.Practice}' end, 1 + i % {people}, 1 + i / {people}, '', 1, 1, i, i, i % 100, i % 60000, i % 997 = 0");
            var first = await session.ScalarAsync<long>("select min(id) from attempts");
            var version = $"{versions[0]} + (i * 7919) % {versions.Count}";
            await RunAsync(session, papers * PerPaper, "attempt_questions (attempt_id, place, version_id, shown, worth)", $"{first} + (i - 1) / {PerPaper}, 1 + (i - 1) % {PerPaper}, {version}, '0123', 10");
            await RunAsync(session, papers * PerPaper, "responses (attempt_id, place, version_id, given, score, taken_ms, at, late)", $"{first} + (i - 1) / {PerPaper}, 1 + (i - 1) % {PerPaper}, {version}, i * 31 % 4, i * 31 % 4 = 1, i % 30000, i, false");
            await RunAsync(session, people, "standings (board, subscriber_id, unit, score, taken_ms, at)", $"'{contest}', i, 'U' || (i % 200), (i * 7919) % 100, (i * 104729) % 60000, i");
        });
    }

    /// <summary>Milliseconds, 95th of a hundred looks: a board with one's own place, its units, somebody's due cards.</summary>
    public async Task<(double Board, double Units, double Cards)> LookAsync()
    {
        var standings = services.GetRequiredService<StandingStore>();
        var cards = services.GetRequiredService<CardStore>();
        var today = services.GetRequiredService<Calendar>().Today;
        var first = await database.ReadAsync(session => session.ScalarAsync<long>("select min(id) from subscribers where channel = 'bench'"));
        return (
            await TimeAsync(async i =>
            {
                await standings.TopAsync(Board, 10);
                await standings.OfAsync(Board, first + (i * 997));
            }),
            await TimeAsync(_ => standings.UnitsAsync(Board)),
            await TimeAsync(i => cards.DueAsync(first + (i * 997), today, 30)));
    }

    private static Task<int> RunAsync(DbSession session, int count, string into, string values) => session.ExecuteAsync(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"insert into {into} with recursive n(i) as (select 1 union all select i + 1 from n where i < {count}) select {values} from n"));

    private static async Task<double> TimeAsync(Func<int, Task> look)
    {
        var times = new List<double>();
        for (var i = 0; i < Looks; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await look(i);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times.Order().ElementAt((int)(Looks * 0.95));
    }
}
