using System.Text.Json;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Daily;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>Makes forecasts from what is in the folder and the database now.</summary>
internal sealed class Forecaster(
    ContentLibrary content,
    RulesInForce inForce,
    PeopleCounts people,
    ITipHistory history,
    DailyStore questions,
    ChannelDirectory channels,
    BroadcastsOptions options,
    TimeZoneInfo zone,
    TimeProvider time)
{
    /// <summary>Of so many people on, counting takes long enough to be worth sparing.</summary>
    public const long Many = 10_000;

    /// <summary>How old a glance may be where there are many.</summary>
    public static readonly TimeSpan GlanceAge = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(10);

    private Kept? kept;
    private long glancedAt;

    /// <summary>Whether somebody has glanced ahead in the last ten minutes.</summary>
    public bool IsWatched => time.GetUtcNow().UtcTicks - Volatile.Read(ref glancedAt) < Watched.Ticks;

    /// <summary>What will leave to the subscribers of today.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="days">Days, at least 1.</param>
    public Task<IReadOnlyList<ForecastEntry>> LookAheadAsync(DateOnly from, int days) => LookAheadAsync(from, days, TimeSpan.Zero);

    /// <summary>The same to be shown, not to decide by: where there are many, who they are and what they got may be half a minute old.</summary>
    /// <inheritdoc cref="LookAheadAsync(DateOnly, int)"/>
    public Task<IReadOnlyList<ForecastEntry>> GlanceAheadAsync(DateOnly from, int days)
    {
        Volatile.Write(ref glancedAt, time.GetUtcNow().UtcTicks);
        return LookAheadAsync(from, days, GlanceAge);
    }

    /// <summary>Does beforehand what the next look would have to.</summary>
    /// <returns>How many different traits there are.</returns>
    public async Task<int> MakeReadyAsync(CancellationToken stopping) => (await KeepAsync(content.Current, await inForce.ListAsync(), TimeSpan.Zero, stopping)).Ground.Kinds;

    /// <summary>What one person of these traits will get.</summary>
    /// <inheritdoc cref="LookAheadAsync(DateOnly, int)"/>
    public async Task<IReadOnlyList<ForecastEntry>> LookAheadForAsync(Traits person, DateOnly from, int days)
    {
        var catalog = content.Current;
        var rules = (await inForce.ListAsync())
            .Where(r => new AudienceMatch(Audience(r, catalog), catalog.Regions).Includes(person))
            .Select(r => (r, (IReadOnlyList<TraitsGroup>)[new TraitsGroup(person, new Dictionary<string, long> { [channels.All.First().Name] = 1 })]))
            .ToArray();
        return await PlayAsync(catalog, new(catalog, await history.OfTraitsAsync(), rules), rules, from, days);
    }

    private async Task<IReadOnlyList<ForecastEntry>> LookAheadAsync(DateOnly from, int days, TimeSpan age)
    {
        var (catalog, rules) = (content.Current, await inForce.ListAsync());
        var known = await KeepAsync(catalog, rules, age, CancellationToken.None);
        return await PlayAsync(catalog, known.Ground, [.. rules.Zip(known.Groups)], from, days);
    }

    private static AudienceFilter Audience(ScheduleRule rule, ContentCatalog catalog) =>
        rule.To.Topics.Count > 0 ? rule.To
        : rule.What switch
        {
            ScheduleContent.NextTip { Topic: var topic } => rule.To with { Topics = [topic] },
            ScheduleContent.DailyQuestion { Topic: var topic } => rule.To with { Topics = [topic] },
            ScheduleContent.OneTip { TipId: var id } => rule.To with { Topics = [catalog.Tips[id].Topic] },
            _ => rule.To,
        };

    private async Task<IReadOnlyList<ForecastEntry>> PlayAsync(
        ContentCatalog catalog, ForecastGround ground, IReadOnlyList<(ScheduleRule, IReadOnlyList<TraitsGroup>)> rules, DateOnly from, int days)
    {
        var terms = new ForecastTerms(
            zone,
            QuietHours.TryParse(options.QuietHours) ?? QuietHours.None,
            options.MaxPerSubscriberPerDay,
            channels.All.ToDictionary(c => c.Name, c => (c as IPace)?.BulkRate ?? 0));
        var asked = (await questions.LastAskedAsync()).ToDictionary(q => q.Key, q => TimeZoneInfo.ConvertTime(q.Value, zone));
        return new Forecast(catalog, terms, ground, asked).Play(rules, Midnight(from), Midnight(from.AddDays(days)));
    }

    /// <summary>Content, people and past are the same objects for as long as they are the same. Two callers at once may both make it, to no harm.</summary>
    private async Task<Kept> KeepAsync(ContentCatalog catalog, IReadOnlyList<ScheduleRule> rules, TimeSpan age, CancellationToken stopping)
    {
        var (began, now) = (time.GetTimestamp(), time.GetUtcNow());
        var audiences = rules.Select(r => Audience(r, catalog)).Select(a => (Words: JsonSerializer.Serialize(a), Audience: a)).ToArray();
        var whom = rules.Zip(audiences, (r, a) => (r.What, a.Words)).ToArray();
        var last = kept is { } k && k.Catalog == catalog && k.Whom.SequenceEqual(whom) ? kept : null;
        if (last?.Ground.People >= Many && now - last.At < age)
        {
            return last;
        }

        var counted = await GroupsAsync(audiences, catalog.Regions, stopping);
        var groups = audiences.Select(a => counted[a.Words]).ToArray();
        var given = await history.OfTraitsAsync(stopping);
        if (last?.Given == given && last.Groups.SequenceEqual(groups))
        {
            return kept = last with { At = now };
        }

        var ground = new ForecastGround(catalog, given, [.. rules.Zip(groups)]);
        BotMetrics.ForecastPrepared(time.GetElapsedTime(began));
        return kept = new(catalog, whom, groups, given, ground, now);
    }

    /// <summary>Those of each different audience. Rules for the same people share their list: in the forecast they are told apart once.</summary>
    private async Task<Dictionary<string, IReadOnlyList<TraitsGroup>>> GroupsAsync(IReadOnlyList<(string Words, AudienceFilter Audience)> audiences, RegionTree regions, CancellationToken stopping)
    {
        var counted = new Dictionary<string, IReadOnlyList<TraitsGroup>>();
        foreach (var (words, audience) in audiences.DistinctBy(a => a.Words))
        {
            stopping.ThrowIfCancellationRequested();
            counted[words] = await people.GroupsAsync(audience, regions);
        }

        return counted;
    }

    /// <param name="Catalog">The content.</param>
    /// <param name="Whom">What each rule sends, and to which audience.</param>
    /// <param name="Groups">Who was in it.</param>
    /// <param name="Given">What they had got.</param>
    /// <param name="Ground">What follows from these.</param>
    /// <param name="At">When all of it was last known to be so.</param>
    private sealed record Kept(
        ContentCatalog Catalog,
        IReadOnlyList<(ScheduleContent What, string Audience)> Whom,
        IReadOnlyList<IReadOnlyList<TraitsGroup>> Groups,
        TraitsHistory Given,
        ForecastGround Ground,
        DateTimeOffset At);

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump over midnight, the day begins an hour later.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, zone.GetUtcOffset(local));
    }
}
