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

    /// <summary>Puts up the next trigger of a rule whose instants Quartz cannot reckon itself.</summary>
    public async Task PutUpNextAsync(ScheduleRule rule)
    {
        if (rule.When is not ScheduleTiming.Seasonal)
        {
            return;
        }

        await oneAtATime.WaitAsync();
        try
        {
            await PutUpAsync(rule);
        }
        finally
        {
            oneAtATime.Release();
        }
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
                await PutUpAsync(rule);
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task PutUpAsync(ScheduleRule rule)
    {
        if (Trigger(rule) is { } trigger)
        {
            await scheduler.UnscheduleJob(trigger.Key);
            await scheduler.ScheduleJob(trigger);
        }
    }

    /// <summary>The rule's trigger; null when it has no instant left to come.</summary>
    private ITrigger? Trigger(ScheduleRule rule)
    {
        var now = scheduler.TimeProvider.GetUtcNow();
        if (rule.When.NextAfter(now) is not { } next)
        {
            return null;
        }

        var builder = TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity(rule.Id, Rules).ForJob(Job).UsingJobData(OccurrenceJob.RuleKey, rule.Id);
        return rule.When is ScheduleTiming.Recurring { Cron: var cron }
            ? builder.WithCronSchedule(cron.ToString(), c => c.InTimeZone(cron.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build()
            // A season's day is a different date each year: the job puts up the next one.
            : builder.StartAt(next).Build();
    }
}
