using Bot.Broadcasts;
using Bot.Content;
using Bot.Storage;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>
/// Accounts for every occurrence of a rule up to now: makes its broadcast if it is in time, records it as Missed if not. Whoever asks,
/// and however often, each occurrence is accounted for once: its record, its broadcast and the mark are one transaction.
/// </summary>
internal sealed class OccurrenceRunner(
    IOccurrenceStore store,
    BroadcastMaker maker,
    IBroadcastStore broadcasts,
    ContentLibrary content,
    Database database,
    TimeZoneInfo zone,
    TimeProvider time,
    ILogger<OccurrenceRunner> log)
{
    /// <summary>Accounts for a rule's occurrences up to now.</summary>
    public async Task CatchUpAsync(ScheduleRule rule)
    {
        while (await CatchUpSomeAsync(rule, time.GetUtcNow()) == OccurrencePlan.MaxAtOnce)
        {
            // A transaction each, so that others get their turn.
        }
    }

    private async Task<int> CatchUpSomeAsync(ScheduleRule rule, DateTimeOffset now)
    {
        var (done, looked) = await database.WriteAsync(async _ =>
        {
            var accounted = new List<Occurrence>();
            var due = OccurrencePlan.Due(rule, await store.ThroughAsync(rule.Id), now);
            foreach (var (dueAt, inTime) in due)
            {
                if (!await store.ExistsAsync(rule.Id, dueAt))
                {
                    var occurrence = await AccountAsync(rule, dueAt, inTime, now);
                    await store.AddAsync(occurrence, now);
                    accounted.Add(occurrence);
                }
            }

            await store.SetThroughAsync(rule.Id, due.Count == OccurrencePlan.MaxAtOnce ? due[^1].DueAt : now);
            return (accounted, due.Count);
        });
        foreach (var occurrence in done)
        {
            log.Log(
                occurrence.Outcome == OccurrenceOutcome.Sent ? LogLevel.Information : LogLevel.Warning,
                "Schedule {Schedule}, due {DueAt:u}: {Outcome} {Reason}",
                occurrence.Schedule, occurrence.DueAt, occurrence.Outcome, occurrence.Reason ?? $"(broadcast {occurrence.BroadcastId})");
        }

        return looked;
    }

    private async Task<Occurrence> AccountAsync(ScheduleRule rule, DateTimeOffset dueAt, bool inTime, DateTimeOffset now)
    {
        if (!inTime)
        {
            return new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Missed, Reason = $"the program was not running at {dueAt:u}, and at {now:u} it was too late" };
        }

        var catalog = content.Current;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var (tip, problem) = await ChooseAsync(rule, catalog, today);
        if (tip is null)
        {
            return new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Nothing, Reason = problem };
        }

        var staleAt = dueAt + (rule.MayBeLate is { } late && late > Stale ? late : Stale);
        var made = await maker.MakeAsync(tip, rule.To, dueAt, staleAt, Occurrence.Identity(rule.Id, dueAt), Terms(rule));
        return new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Sent, BroadcastId = made?.Broadcast.Id };
    }

    private static SendingTerms Terms(ScheduleRule rule) =>
        rule.Urgent ? new() { Urgent = true, Priority = SendingTerms.UrgentPriority } : new();

    /// <summary>A broadcast that has begun in time may take its time: a county's takes minutes, a province's hours.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    private async Task<(Tip? Tip, string? Problem)> ChooseAsync(ScheduleRule rule, ContentCatalog catalog, DateOnly today)
    {
        switch (rule.What)
        {
            case ScheduleContent.OneTip { TipId: var id }:
                var tip = catalog.Tips.GetValueOrDefault(id);
                return tip is not null && TipFit.FitsDay(tip, today)
                    ? (tip, null)
                    : (null, tip is null ? $"there is no tip '{id}' any more" : $"the tip '{id}' is out of season, or its review is overdue");
            case ScheduleContent.NextTip { Topic: var topic }:
                var next = TipChoice.Next(
                    catalog.Tips.Values,
                    today,
                    await broadcasts.LastSentAsync(),
                    t => t.Topic == topic && TipFit.FitsAudience(t, rule.To, catalog.Regions));
                return (next, next is null ? $"no tip of topic '{topic}' fits {today:yyyy-MM-dd} and this audience" : null);
            default:
                throw new InvalidOperationException($"Nobody knows how to choose {rule.What}.");
        }
    }
}
