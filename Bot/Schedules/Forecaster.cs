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
    ContentLibrary content, RulesInForce inForce, ISubscriberStore subscribers, ITipHistory history, DailyStore questions, ChannelDirectory channels, BroadcastsOptions options, TimeZoneInfo zone)
{
    /// <summary>What will leave to the subscribers of today.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="days">Days, at least 1.</param>
    public async Task<IReadOnlyList<ForecastEntry>> LookAheadAsync(DateOnly from, int days)
    {
        var catalog = content.Current;
        var rules = new List<(ScheduleRule, IReadOnlyList<TraitsGroup>)>();
        // Rules for the same people are counted once: of a large county each count takes its time.
        var counted = new Dictionary<string, IReadOnlyList<TraitsGroup>>();
        foreach (var rule in await inForce.ListAsync())
        {
            var audience = Audience(rule, catalog);
            var people = JsonSerializer.Serialize(audience);
            if (!counted.TryGetValue(people, out var groups))
            {
                counted[people] = groups = await subscribers.GroupsAsync(new AudienceQuery(audience, catalog.Regions));
            }

            rules.Add((rule, groups));
        }

        return await PlayAsync(catalog, rules, from, days);
    }

    /// <summary>What one person of these traits will get.</summary>
    /// <inheritdoc cref="LookAheadAsync"/>
    public async Task<IReadOnlyList<ForecastEntry>> LookAheadForAsync(Traits person, DateOnly from, int days)
    {
        var catalog = content.Current;
        var rules = (await inForce.ListAsync())
            .Where(r => IsMeant(person, Audience(r, catalog), catalog.Regions))
            .Select(r => (r, (IReadOnlyList<TraitsGroup>)[new TraitsGroup(person, new Dictionary<string, long> { [channels.All.First().Name] = 1 })]))
            .ToArray();
        return await PlayAsync(catalog, rules, from, days);
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

    private static bool IsMeant(Traits person, AudienceFilter audience, RegionTree regions) =>
        (person.Topics.Count == 0 || audience.Topics.Count == 0 || person.Topics.Intersect(audience.Topics).Any())
        && (audience.Regions.Count == 0 || audience.Regions.Any(r => regions.IsWithin(person.Region, r)))
        && (audience.Crops.Count == 0 || person.Crops.Count == 0 || person.Crops.Intersect(audience.Crops).Any())
        && (audience.Audiences.Count == 0 || person.Audience is null || audience.Audiences.Contains(person.Audience));

    private async Task<IReadOnlyList<ForecastEntry>> PlayAsync(
        ContentCatalog catalog, IReadOnlyList<(ScheduleRule, IReadOnlyList<TraitsGroup>)> rules, DateOnly from, int days)
    {
        var terms = new ForecastTerms(
            zone,
            QuietHours.TryParse(options.QuietHours) ?? QuietHours.None,
            options.MaxPerSubscriberPerDay,
            channels.All.ToDictionary(c => c.Name, c => (c as IPace)?.BulkRate ?? 0));
        var given = await history.OfTraitsAsync(catalog.Tips.Keys);
        var asked = (await questions.LastAskedAsync()).ToDictionary(q => q.Key, q => TimeZoneInfo.ConvertTime(q.Value, zone));
        return new Forecast(catalog, terms, given, asked).Play(rules, Midnight(from), Midnight(from.AddDays(days)));
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump over midnight, the day begins an hour later.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, zone.GetUtcOffset(local));
    }
}
