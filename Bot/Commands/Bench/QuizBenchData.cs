using System.Diagnostics;
using Bot.Quizzes;
using Bot.Quizzes.Practice;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Commands.Bench;

/// <summary>A large installation's responses, made by the database itself, and how long looking at them takes.</summary>
internal sealed class QuizBenchData(IServiceProvider services)
{
    private const int People = 100_000;
    private const int PerAttempt = 50;
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
            await RunAsync(People, "subscribers (channel, address, is_group, name, locale, unit, status, since, traits_key)", "'bench', i, false, '王' || i, 'zh-CN', 'U' || (i % 200), 'Active', 0, '||'");
            var first = await session.ScalarAsync<long>("select min(id) from subscribers where channel = 'bench'");
            var version = await session.ScalarAsync<long>("select min(id) from question_versions");
            await RunAsync(responses / PerAttempt, "attempts (quiz, subscriber_id, number, code, state, day, started_at, finished_at)", $"'bench', {first} + i % {People}, 1 + i / {People}, '', 1, 1, 0, 0");
            var attempt = await session.ScalarAsync<long>("select min(id) from attempts where quiz = 'bench'");
            await RunAsync(responses, "responses (attempt_id, place, version_id, given, score, taken_ms, at, late)", $"{attempt} + (i - 1) / {PerAttempt}, 1 + (i - 1) % {PerAttempt}, {version}, i % 4, i % 2, i % 30000, i, false");
            await RunAsync(People, "standings (board, subscriber_id, unit, score, taken_ms, at)", $"'{Board}', {first} + i - 1, 'U' || (i % 200), (i * 7919) % 100, (i * 104729) % 60000, i");
            await RunAsync(People * CardsEach, "cards (subscriber_id, question, stability, difficulty, reviewed_on, due_on, wrong)", $"{first} + (i - 1) % {People}, 'q' || ((i - 1) / {People}), 1, 5, {today}, {today} - 10 + (i * 31) % 40, i % 5 = 0");
            await session.ExecuteAsync("analyze main");

            Task<int> RunAsync(int count, string into, string values) => session.ExecuteAsync(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"insert into {into} with recursive n(i) as (select 1 union all select i + 1 from n where i < {count}) select {values} from n"));
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
