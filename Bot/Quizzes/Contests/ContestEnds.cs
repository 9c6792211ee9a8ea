using Bot.Content;
using Bot.Quizzes.Standings;
using Bot.Storage;
using Bot.Webhooks;

namespace Bot.Quizzes.Contests;

/// <summary>Tells other programs of contests that have ended: their window is closed, and no paper is open any more. Each once.</summary>
internal sealed class ContestEnds(Database database, StandingStore standings, WebhookOutbox outbox, ContentLibrary content, TimeProvider time)
{
    /// <summary>A contest that ended longer ago is not news.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private readonly HashSet<string> known = [];

    public async Task TellAsync()
    {
        var now = time.GetUtcNow();
        foreach (var contest in content.Current.Contests.Values.Where(c => c.Until <= now && c.Until > now - Lately && !known.Contains(c.Id)).ToArray())
        {
            var open = await database.ReadAsync(session => session.ScalarAsync<long>("select count(*) from attempts where quiz = @Id and state = 0", new { contest.Id }));
            if (open > 0)
            {
                continue;
            }

            await database.WriteAsync(async session =>
            {
                if (await session.ExecuteAsync("insert into contest_ends (contest, at) values (@Id, @now) on conflict (contest) do nothing", new { contest.Id, now }) > 0)
                {
                    await outbox.AddAsync(WebhookTypes.ContestEnded, $"{WebhookTypes.ContestEnded}/{contest.Id}", new
                    {
                        contest.Id,
                        contest.Names,
                        contest.From,
                        contest.Until,
                        people = await standings.CountAsync(contest.Id),
                    });
                }
            });
            known.Add(contest.Id);
        }
    }
}
