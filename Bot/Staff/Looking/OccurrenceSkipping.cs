using Bot.Schedules;

namespace Bot.Staff.Looking;

/// <summary>Leaves one occurrence of a schedule out, or takes that back.</summary>
internal sealed class OccurrenceSkipping(IOccurrenceStore store, RulesInForce rules)
{
    /// <param name="caller">Who decides.</param>
    /// <param name="schedule">Id of the rule.</param>
    /// <param name="due">The instant it is due; it must be one of the rule's, and not past.</param>
    /// <param name="skip">Whether it is left out; false = it is sent after all.</param>
    public async Task<Outcome> SkipAsync(Caller caller, string schedule, DateTimeOffset due, bool skip)
    {
        if (await rules.FindAsync(schedule) is not { } rule || due <= caller.Now || due > caller.Now.AddYears(2)
            || !ScheduleKeeping.IsTheirs(caller, rule) || rule.When.NextAfter(due.AddTicks(-1)) != due)
        {
            return Outcome.Missing;
        }

        await caller.ActAsync(skip ? "schedule.skip" : "schedule.unskip", $"schedule/{rule.Id}", null, caller.When(due), () => skip
            ? store.AddAsync(new(rule.Id, due) { Outcome = OccurrenceOutcome.Skipped, Reason = caller.Member.Name }, caller.Now)
            : store.UnskipAsync(rule.Id, due, caller.Now));
        return Outcome.Of(null, 0);
    }
}
