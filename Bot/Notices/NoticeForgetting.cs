using Bot.Hosting;

namespace Bot.Notices;

/// <summary>Once an hour, takes down notices of long ago.</summary>
internal sealed class NoticeForgetting(NoticeBoard board, TimeProvider time, ILogger<NoticeForgetting> log) : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(366);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken) => await board.ForgetAsync(Time.GetUtcNow() - Keep);
}
