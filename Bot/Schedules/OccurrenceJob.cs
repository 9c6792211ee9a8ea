using Bot.Content;
using Quartz;

namespace Bot.Schedules;

/// <summary>The one Quartz job: a trigger of a rule fires it with the rule's id, and the minute's sweep fires it without.</summary>
[DisallowConcurrentExecution]
internal sealed class OccurrenceJob(OccurrenceRunner runner, ScheduleTriggers triggers, ContentLibrary content) : IJob
{
    public const string RuleKey = "rule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        context.MergedJobDataMap.TryGetString(RuleKey, out var id);
        foreach (var rule in content.Current.Schedules.Where(r => id is null || r.Id == id))
        {
            await runner.CatchUpAsync(rule);
            if (id is not null)
            {
                await triggers.PutUpNextAsync(rule);
            }
        }
    }
}
