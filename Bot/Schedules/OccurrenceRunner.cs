using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Daily;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>
/// Accounts for every occurrence of a rule up to now: makes its broadcast if it is in time, records it as Missed if not. Whoever asks,
/// and however often, each occurrence is accounted for once: its record, its broadcast and the mark are one transaction.
/// </summary>
internal sealed class OccurrenceRunner(
    IOccurrenceStore store,
    BroadcastMaker maker,
    DailyMaker daily,
    PeopleCounts people,
    ITipHistory history,
    OccurrenceNotices notices,
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
                    await notices.NoteAsync(rule, occurrence);
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
            return new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Missed, Reason = new("reason.missed", ("now", Local(now))) };
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return rule.What switch
        {
            ScheduleContent.OneTip { TipId: var id } => await SendOneAsync(rule, dueAt, id, today),
            ScheduleContent.NextTip { Topic: var topic } => await SendNextAsync(rule, dueAt, topic, today),
            ScheduleContent.DailyQuestion { Topic: var topic } => await SendQuestionAsync(rule, dueAt, topic),
            _ => throw new InvalidOperationException($"Nobody knows how to send {rule.What}."),
        };
    }

    private async Task<Occurrence> SendOneAsync(ScheduleRule rule, DateTimeOffset dueAt, string id, DateOnly today)
    {
        var catalog = content.Current;
        Phrase? problem = !catalog.Tips.TryGetValue(id, out var tip) ? new("reason.tip-gone", ("id", id))
            : TipFit.ObstacleEverywhere(tip, today, catalog) is { } obstacle ? new("reason.tip-not-now", ("tip", Phrase.Tip(id)), ("why", TipFit.Why(obstacle, tip)))
            : TipFit.Narrow(rule.To, tip, today, catalog) is null ? new("reason.tip-out-of-season-there", ("tip", Phrase.Tip(id)))
            : null;
        return problem is null
            ? Sent(rule, dueAt, (await MakeAsync(rule, dueAt, tip!, Occurrence.Identity(rule.Id, dueAt)))?.Broadcast.Id)
            : new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Nothing, Reason = problem };
    }

    private async Task<Occurrence> SendQuestionAsync(ScheduleRule rule, DateTimeOffset dueAt, string topic)
    {
        var (broadcast, problem) = await daily.MakeAsync(topic, rule.To, dueAt, StaleAt(rule, dueAt), Occurrence.Identity(rule.Id, dueAt), Terms(rule));
        return broadcast is null ? new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Nothing, Reason = problem } : Sent(rule, dueAt, broadcast) with { Reason = problem };
    }

    private async Task<Occurrence> SendNextAsync(ScheduleRule rule, DateTimeOffset dueAt, string topic, DateOnly today)
    {
        var catalog = content.Current;
        var tips = catalog.Tips.Values.Where(t => t.Topic == topic).ToArray();
        var given = await history.OfTraitsAsync();
        var groups = await people.GroupsAsync(rule.To.Topics.Count > 0 ? rule.To : rule.To with { Topics = [topic] }, catalog.Regions);
        var picks = NextTips.Choose(groups, tips, today, given, catalog);
        long? last = null;
        foreach (var (tip, own) in picks.Tips)
        {
            var made = await MakeAsync(rule, dueAt, tip, $"{Occurrence.Identity(rule.Id, dueAt)}#{tip.Id}", [.. own.Select(g => g.Key)]);
            last = made?.Broadcast.Id ?? last;
        }

        var left = picks.Without.Sum(g => g.Count);
        Phrase? reason = groups.Count == 0 ? new("reason.nobody-there", ("topic", Phrase.Topic(topic)))
            : left > 0 ? new("reason.no-tip-fits", ("topic", Phrase.Topic(topic)), ("day", today), ("count", left))
            : null;
        return picks.Tips.Count == 0
            ? new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Nothing, Reason = reason }
            : Sent(rule, dueAt, last) with { Reason = reason };
    }

    private string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Occurrence Sent(ScheduleRule rule, DateTimeOffset dueAt, long? broadcast) =>
        new(rule.Id, dueAt) { Outcome = OccurrenceOutcome.Sent, BroadcastId = broadcast };

    private Task<(Broadcast Broadcast, long Audience)?> MakeAsync(ScheduleRule rule, DateTimeOffset dueAt, Tip tip, string identity, IReadOnlyCollection<string>? traits = null)
    {
        return maker.MakeAsync(tip, rule.To, dueAt, StaleAt(rule, dueAt), identity, Terms(rule), traits);
    }

    private static DateTimeOffset StaleAt(ScheduleRule rule, DateTimeOffset dueAt) => dueAt + (rule.MayBeLate is { } late && late > Stale ? late : Stale);

    private static SendingTerms Terms(ScheduleRule rule) =>
        rule.Urgent ? new() { Urgent = true, Priority = SendingTerms.UrgentPriority } : new();

    /// <summary>A broadcast that has begun in time may take its time: a county's takes minutes, a province's hours.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);
}
