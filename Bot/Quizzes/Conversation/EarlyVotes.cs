using Bot.Deliveries;
using Bot.Hosting;
using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Conversation;

/// <summary>
/// Counts votes that came before we knew their poll: people see a poll as soon as the platform has it, and its answer to us may take
/// longer than the quickest of them.
/// </summary>
internal sealed class EarlyVotes(SqlPollBook polls, Votes votes, Database database, SenderLock senderLock, TimeProvider time, ILogger<EarlyVotes> log)
    : PeriodicService(TimeSpan.FromSeconds(1), time, log)
{
    /// <summary>Longer than any call takes to be answered.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(2);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld || !await polls.HasEarlyAsync())
        {
            return;
        }

        await database.WriteAsync(async _ =>
        {
            foreach (var (tag, vote) in await polls.TakeKnownAsync(Time.GetUtcNow() - Wait))
            {
                await votes.CountAsync(tag, vote);
            }
        });
    }
}
