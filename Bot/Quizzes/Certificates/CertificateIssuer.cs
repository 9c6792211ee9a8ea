using Bot.Content;
using Bot.Deliveries;
using Bot.Hosting;

namespace Bot.Quizzes.Certificates;

/// <summary>
/// Gives certificates when a contest is over and the last paper of it is in. It looks again for a month: what a correction changes in the
/// ranking then is made good, and nobody loses what they were given.
/// </summary>
internal sealed class CertificateIssuer(CertificateStore store, SvgPainter painter, CertificateLinks links, ContentLibrary content, SenderLock senderLock, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CertificateIssuer> log)
    : PeriodicService(TimeSpan.FromSeconds(20), time, log)
{
    private const int AtOnce = 500;

    private static readonly TimeSpan LooksFor = TimeSpan.FromDays(31);

    private bool hasWarned;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        var catalog = content.Current;
        var contests = catalog.Contests.Values.Where(c => c.Certificate is not null && Time.GetUtcNow() < c.Until + LooksFor).ToArray();
        if (contests.Length > 0 && !hasWarned)
        {
            await WarnAsync(stoppingToken);
        }

        foreach (var contest in contests.Where(c => senderLock.IsHeld && c.Until <= Time.GetUtcNow()))
        {
            if (!await store.IsStillPlayedAsync(contest.Id) && await store.ListEarnedAsync(contest, contest.Certificate!, AtOnce) is { Count: > 0 } earned)
            {
                await store.GiveAsync(contest, contest.Certificate!, contest.Names.In(catalog.Texts.DefaultLocale), earned);
                log.LogInformation("{Count} certificates of the contest {Contest} are given", earned.Count, contest.Id);
            }
        }
    }

    /// <summary>Said while there is time to mend it.</summary>
    private async Task WarnAsync(CancellationToken stoppingToken)
    {
        hasWarned = true;
        // Only then is it known at which address we listen.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        if (await painter.TroubleAsync(stoppingToken) is { } trouble)
        {
            log.LogWarning("Certificates go out as links, without a picture: {Trouble}", trouble);
        }

        if (links.IsOnlyLocal)
        {
            log.LogWarning("Certificates name {Address} to verify them, which only this machine can open. Set Quizzes:PublicUrl to the address that people reach from outside", links.Base);
        }
    }
}
