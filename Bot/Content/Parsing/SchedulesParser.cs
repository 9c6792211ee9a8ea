using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content.Seasons;
using Bot.Messaging;
using Quartz;
using YamlDotNet.RepresentationModel;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>schedules.yaml</c>.</summary>
internal sealed partial class SchedulesParser(TimeZoneInfo defaultZone, KnownNames known, RegionTree regions, IReadOnlyDictionary<string, Tip> tips)
{
    private const string DefaultTime = "07:00";

    private static readonly string[] SeasonKeys = ["each", "term", "lunar", "day"];

    private static readonly Phrase WhenForms = new("check.when-forms");

    public IReadOnlyList<ScheduleRule> Parse(YamlMap file)
    {
        var rules = new Dictionary<string, ScheduleRule>();
        foreach (var entry in file.Maps("schedules"))
        {
            if (Read(entry) is not { } rule)
            {
                continue;
            }

            if (!rules.TryAdd(rule.Id, rule))
            {
                entry.Problem("id", new("check.id-twice", ("id", rule.Id)));
            }
        }

        return [.. rules.Values];
    }

    private ScheduleRule? Read(YamlMap entry)
    {
        var before = entry.ProblemCount;
        var id = entry.Required("id", "morning-farming");
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            entry.Problem("id", Ids.Rule(id));
        }

        var when = When(entry);
        var what = What(entry);
        var late = Duration(entry, "may-be-late");
        var paused = entry.Flag("paused");
        var urgent = entry.Flag("urgent");
        var to = To(entry);
        entry.RefuseUnknownKeys();
        if (what is ScheduleContent.OneTip { TipId: var tip } && !TipFit.FitsAudience(tips[tip], to, regions))
        {
            entry.Problem("to", new("check.fits-nobody", ("id", tip), ("file", tips[tip].File)));
        }

        // A rule that is not all right is left out whole: half understood, it would send at another time or to others than meant.
        return entry.ProblemCount > before
            ? null
            : new ScheduleRule { Id = id, Line = entry.Line, When = when!, What = what!, To = to, MayBeLate = late, Paused = paused, Urgent = urgent };
    }

    private ScheduleTiming? When(YamlMap entry)
    {
        switch (entry.Node("when"))
        {
            case null:
                entry.Problem(new("check.when-missing", ("forms", WhenForms)));
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return DateForm().IsMatch(text)
                    ? Instant(entry, "when", text)
                    : Cron(entry, "when", text, defaultZone);
            case YamlMappingNode:
                return WhenParts(entry.Map("when")!);
            default:
                entry.Problem("when", new("check.when-unread", ("forms", WhenForms)));
                return null;
        }
    }

    private ScheduleTiming? WhenParts(YamlMap when)
    {
        var zone = Zone(when);
        if (SeasonKeys.Any(key => when.Keys.Contains(key)))
        {
            return Seasonal(when, zone);
        }

        var (cron, at, date, time) = (when.Text("cron"), when.Text("at"), when.Text("date"), when.Text("time"));
        when.RefuseUnknownKeys();
        switch (cron, at, date, time)
        {
            case ({ } text, null, null, null):
                return Cron(when, "cron", text, zone);
            case (null, { } text, null, null):
                return Instant(when, "at", text);
            case (null, null, { } day, { } clock):
                return LocalTime(when, day, clock, zone);
            default:
                when.Problem(WhenForms);
                return null;
        }
    }

    private static ScheduleTiming.Seasonal? Seasonal(YamlMap when, TimeZoneInfo zone)
    {
        var before = when.ProblemCount;
        var (each, term, lunar, day) = (when.Text("each"), when.Text("term"), when.Text("lunar"), when.Text("day"));
        var offset = when.Text("offset");
        var clock = when.Text("at") ?? DefaultTime;
        when.RefuseUnknownKeys();
        IReadOnlyList<SeasonDay> days = (each, term, lunar, day) switch
        {
            ("term", null, null, null) => [.. SolarTerm.All.Select(t => new SeasonDay(new SeasonAnchor.Term(t)))],
            (null, { } name, null, null) when SolarTerm.Find(name) is { } found => [new(new SeasonAnchor.Term(found))],
            (null, null, { } date, null) when SeasonDay.TryParse($"lunar {date}") is { } found => [found],
            (null, null, null, { } text) when SeasonDay.TryParse(text) is { } found => [found],
            _ => [],
        };
        if (days.Count == 0)
        {
            when.Problem(new("check.no-season", ("terms", string.Join(' ', SolarTerm.All.Select(t => t.Name))), ("forms", new Phrase("check.day-forms"))));
        }

        var shift = 0;
        if (offset is not null && (!int.TryParse(offset.TrimEnd('d'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out shift) || Math.Abs(shift) > SeasonDay.MaxDays))
        {
            when.Problem("offset", new("check.no-days", ("text", offset), ("max", SeasonDay.MaxDays)));
        }

        if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            when.Problem("at", new("check.no-clock", ("text", clock)));
        }

        var written = string.Join(' ', new[] { each, term, lunar, day, offset }.OfType<string>());
        return when.ProblemCount > before ? null : new(written, [.. days.Select(d => d with { Days = d.Days + shift })], time, zone);
    }

    private static ScheduleTiming? Cron(YamlMap map, string key, string text, TimeZoneInfo zone)
    {
        if (CronExpression.TryParse(text, CronFormat.Unix, out var cron))
        {
            if (cron.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is not null)
            {
                return new ScheduleTiming.Recurring(text, cron.WithTimeZone(zone));
            }

            map.Problem(key, new("check.never-due", ("text", text)));
            return null;
        }

        map.Problem(key, new("check.no-cron", ("text", text)));
        return null;
    }

    private static ScheduleTiming? Instant(YamlMap map, string key, string text)
    {
        if (InstantForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return new ScheduleTiming.Once(at);
        }

        map.Problem(key, new("check.no-instant", ("text", text)));
        return null;
    }

    private static ScheduleTiming? LocalTime(YamlMap map, string day, string clock, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            map.Problem("date", new("check.no-date", ("text", day)));
            return null;
        }

        if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            map.Problem("time", new("check.no-clock", ("text", clock)));
            return null;
        }

        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            map.Problem("time", new("check.no-such-time", ("day", day), ("clock", clock), ("zone", zone.Id)));
            return null;
        }

        return new ScheduleTiming.Once(new DateTimeOffset(local, zone.GetUtcOffset(local)));
    }

    private TimeZoneInfo Zone(YamlMap when)
    {
        if (when.Text("zone") is not { } id)
        {
            return defaultZone;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        when.Problem("zone", new("check.no-zone", ("text", id)));
        return defaultZone;
    }

    private ScheduleContent? What(YamlMap entry)
    {
        var forms = new Phrase("check.what-forms");
        if (entry.Map("what") is not { } what)
        {
            entry.Problem(new("check.what-missing", ("forms", forms)));
            return null;
        }

        var (tip, next, question) = (what.Text("tip"), what.Text("next"), what.Text("question"));
        if (next is not null)
        {
            known.Topic(what, "next");
        }

        if (question is not null)
        {
            known.Topic(what, "question");
        }

        what.RefuseUnknownKeys();
        switch (tip, next, question)
        {
            case ({ } id, null, null) when tips.ContainsKey(id):
                return new ScheduleContent.OneTip(id);
            case ({ } id, null, null):
                what.Problem("tip", new("check.no-tip", ("id", id)));
                return null;
            case (null, { } topic, null):
                return new ScheduleContent.NextTip(topic);
            case (null, null, { } topic):
                return new ScheduleContent.DailyQuestion(topic);
            default:
                what.Problem(forms);
                return null;
        }
    }

    private AudienceFilter To(YamlMap entry)
    {
        if (entry.Map("to") is not { } to)
        {
            return AudienceFilter.Everyone;
        }

        var filter = new AudienceFilter
        {
            Topics = known.Topics(to),
            Regions = known.Regions(to),
            Crops = known.Crops(to),
            Audiences = known.Audiences(to),
            Channels = to.List("channels"),
        };
        to.RefuseUnknownKeys();
        return filter;
    }

    private static TimeSpan? Duration(YamlMap entry, string key)
    {
        if (entry.Text(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var number) && number > 0 && number <= 10_000)
        {
            switch (text[^1])
            {
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
                default: break;
            }
        }

        entry.Problem(key, new("check.no-length", ("text", text)));
        return null;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex InstantForm();
}
