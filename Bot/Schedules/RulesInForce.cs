using Bot.Content;

namespace Bot.Schedules;

/// <summary>The rules of the folder as they hold today: with what staff have moved and paused.</summary>
internal sealed class RulesInForce(ScheduleChanges changes, ContentLibrary content)
{
    public async Task<IReadOnlyList<ScheduleRule>> ListAsync()
    {
        var moves = (await changes.ListMovesAsync()).ToLookup(m => m.Schedule);
        var pauses = await changes.ListPausesAsync();
        return [.. content.Current.Schedules.Select(rule => Apply(rule, [.. moves[rule.Id]], pauses.GetValueOrDefault(rule.Id)))];
    }

    public async Task<ScheduleRule?> FindAsync(string id) => (await ListAsync()).FirstOrDefault(r => r.Id == id);

    private static ScheduleRule Apply(ScheduleRule rule, IReadOnlyList<OccurrenceMove> moves, string? pausedBy) => rule with
    {
        When = moves.Count == 0 ? rule.When : new ScheduleTiming.Moved(rule.When, moves.ToDictionary(m => m.DueAt, m => m.MovedTo)),
        Paused = rule.Paused || pausedBy is not null,
        PausedBy = pausedBy,
    };
}
