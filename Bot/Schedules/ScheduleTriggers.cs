using Bot.Content;
using Quartz;

namespace Bot.Schedules;

/// <summary>
/// Keeps Quartz's triggers the same as the rules of the catalogue in use. What came due while nobody was looking is not Quartz's to
/// remember: at the start, after every edit, and once a minute all rules are caught up.
/// </summary>
internal sealed class ScheduleTriggers(IScheduler scheduler, ContentLibrary content, ILogger<ScheduleTriggers> log) : IHostedService, IDisposable
{
    private static readonly JobKey Job = new("occurrence");
    private static readonly TriggerKey Sweep = new("sweep");
    private const string Rules = "rules";
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await scheduler.AddJob(JobBuilder.Create<OccurrenceJob>().WithIdentity(Job).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity(Sweep).ForJob(Job).StartNow().WithSimpleSchedule(SweepInterval).Build(),
            cancellationToken: cancellationToken);
        await FollowAsync(content.Current);
        content.Changed += OnChanged;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        content.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    public void Dispose() => oneAtATime.Dispose();

    private void OnChanged(ContentCatalog catalog) => _ = Task.Run(async () =>
    {
        try
        {
            await FollowAsync(catalog);
            await scheduler.TriggerJob(Job);
        }
        catch (SchedulerException problem)
        {
            log.LogError(problem, "The schedules could not be changed; the minute's sweep goes on by the new rules all the same");
        }
    });

    private async Task FollowAsync(ContentCatalog catalog)
    {
        await oneAtATime.WaitAsync();
        try
        {
            await scheduler.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(Rules));
            // A paused rule too: its mark has to pass the instant, or what came due while it was paused would be sent when it goes on.
            foreach (var rule in catalog.Schedules)
            {
                if (Trigger(rule) is { } trigger)
                {
                    await scheduler.ScheduleJob(trigger);
                }
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>The rule's trigger; null when it has no instant left to come.</summary>
    private ITrigger? Trigger(ScheduleRule rule)
    {
        var builder = TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity(rule.Id, Rules).ForJob(Job).UsingJobData(OccurrenceJob.RuleKey, rule.Id);
        return rule.When switch
        {
            ScheduleTiming.Recurring { Cron: var cron } when cron.GetNextValidTimeAfter(scheduler.TimeProvider.GetUtcNow()) is not null =>
                builder.WithCronSchedule(cron.ToString(), c => c.InTimeZone(cron.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build(),
            ScheduleTiming.Once { At: var at } when at > scheduler.TimeProvider.GetUtcNow() => builder.StartAt(at).Build(),
            _ => null,
        };
    }
}
