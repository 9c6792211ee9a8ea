using Bot.Content;
using Quartz;

namespace Bot.Schedules;

/// <summary>The one Quartz job: a trigger of a rule fires it with the rule's id, and the minute's sweep fires it without.</summary>
[DisallowConcurrentExecution]
internal sealed class OccurrenceJob(OccurrenceRunner runner, RulesInForce inForce, ScheduleTriggers triggers, ContentLibrary content) : IJob
{
    public const string RuleKey = "rule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        context.MergedJobDataMap.TryGetString(RuleKey, out var id);
        foreach (var rule in (await inForce.ListAsync()).Where(r => id is null || r.Id == id))
        {
            await runner.CatchUpAsync(rule);
        }

        // Triggers keep to the folder; what was moved is found by the minute's sweep.
        if (content.Current.Schedules.FirstOrDefault(r => r.Id == id) is { } own)
        {
            await triggers.PutUpNextAsync(own);
        }
    }
}
