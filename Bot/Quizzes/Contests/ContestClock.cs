using Bot.Hosting;
using Bot.Quizzes.Asking;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Quizzes.Contests;

/// <summary>Ends attempts whose time is up while nobody answers, so that they count as far as they came.</summary>
internal sealed class ContestClock(ContestStore store, ContestRules rules, ContestEnds ends, ISubscriberStore subscribers, Database database, TimeProvider time, ILogger<ContestClock> log)
    : PeriodicService(TimeSpan.FromSeconds(5), time, log)
{
    private const int AtOnce = 200;

    /// <summary>What came in time but has to wait to be handled still finds its attempt open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var (id, quiz, subscriber) in await store.EndingAsync(Time.GetUtcNow() - Grace, AtOnce))
        {
            await database.WriteAsync(async _ =>
            {
                if ((await subscribers.PageAsync(subscriber - 1, 1)) is [var person] && person.Id == subscriber)
                {
                    await rules.EndAsync(id, quiz, person, AttemptState.Stopped);
                }
            });
        }

        await ends.TellAsync();
    }
}
