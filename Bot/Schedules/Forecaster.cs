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
    ContentLibrary content, RulesInForce inForce, PeopleCounts people, ITipHistory history, DailyStore questions, ChannelDirectory channels, BroadcastsOptions options, TimeZoneInfo zone)
{
    private Kept? kept;

    /// <summary>What will leave to the subscribers of today.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="days">Days, at least 1.</param>
    public async Task<IReadOnlyList<ForecastEntry>> LookAheadAsync(DateOnly from, int days)
    {
        var catalog = content.Current;
        var rules = new List<(ScheduleRule, IReadOnlyList<TraitsGroup>)>();
        // Rules for the same people share their list: in the forecast they are told apart once.
        var counted = new Dictionary<string, IReadOnlyList<TraitsGroup>>();
        foreach (var rule in await inForce.ListAsync())
        {
            var audience = Audience(rule, catalog);
            var words = JsonSerializer.Serialize(audience);
            if (!counted.TryGetValue(words, out var groups))
            {
                counted[words] = groups = await people.GroupsAsync(audience, catalog.Regions);
            }

            rules.Add((rule, groups));
        }

        var given = await history.OfTraitsAsync();
        return await PlayAsync(catalog, Ground(catalog, given, rules), rules, from, days);
    }

    /// <summary>What one person of these traits will get.</summary>
    /// <inheritdoc cref="LookAheadAsync"/>
    public async Task<IReadOnlyList<ForecastEntry>> LookAheadForAsync(Traits person, DateOnly from, int days)
    {
        var catalog = content.Current;
        var rules = (await inForce.ListAsync())
            .Where(r => new AudienceMatch(Audience(r, catalog), catalog.Regions).Includes(person))
            .Select(r => (r, (IReadOnlyList<TraitsGroup>)[new TraitsGroup(person, new Dictionary<string, long> { [channels.All.First().Name] = 1 })]))
            .ToArray();
        return await PlayAsync(catalog, new(catalog, await history.OfTraitsAsync(), rules), rules, from, days);
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
    private ForecastGround Ground(ContentCatalog catalog, TraitsHistory given, IReadOnlyList<(ScheduleRule Rule, IReadOnlyList<TraitsGroup> Groups)> rules)
    {
        var who = rules.Select(r => (r.Rule.What, r.Groups)).ToArray();
        if (kept is { } last && last.Catalog == catalog && last.Given == given && last.Who.SequenceEqual(who))
        {
            return last.Ground;
        }

        var ground = new ForecastGround(catalog, given, rules);
        kept = new(catalog, given, who, ground);
        return ground;
    }

    private sealed record Kept(ContentCatalog Catalog, TraitsHistory Given, IReadOnlyList<(ScheduleContent What, IReadOnlyList<TraitsGroup> Groups)> Who, ForecastGround Ground);

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump over midnight, the day begins an hour later.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, zone.GetUtcOffset(local));
    }
}
