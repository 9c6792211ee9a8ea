using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Daily;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>
/// Says what will leave if nothing changes: plays the rules through day by day, with the people and the history of today. Pure but for
/// the history and what was asked, in which it notes what it plays: it needs its own of both.
/// </summary>
internal sealed class Forecast(ContentCatalog catalog, ForecastTerms terms, TraitsHistory history, Dictionary<string, DateTimeOffset> asked)
{
    /// <summary>The same tip again within so many days is pointed out.</summary>
    public const int RepeatDays = 14;

    /// <summary>A review that is due within so many days of sending is pointed out.</summary>
    public const int ReviewSoonDays = 30;

    private readonly Dictionary<(string Traits, DateOnly Day), int> perDay = [];
    private readonly Dictionary<(string Traits, string Topic), Tip[]> fitting = [];

    /// <summary>Plays some rules through.</summary>
    /// <param name="rules">The rules, each with those in its audience.</param>
    /// <param name="from">What is due from this instant on.</param>
    /// <param name="until">What is due before this instant.</param>
    public IReadOnlyList<ForecastEntry> Play(IReadOnlyList<(ScheduleRule Rule, IReadOnlyList<TraitsGroup> Groups)> rules, DateTimeOffset from, DateTimeOffset until)
    {
        var before = from.AddTicks(-1);
        var due = from rule in rules
                  from at in rule.Rule.When.After(before).TakeWhile(at => at < until)
                  orderby at, rule.Rule.Id
                  select (rule.Rule, rule.Groups, At: TimeZoneInfo.ConvertTime(at, terms.Zone));
        return [.. due.SelectMany(d => One(d.Rule, d.Groups, d.At))];
    }

    private IEnumerable<ForecastEntry> One(ScheduleRule rule, IReadOnlyList<TraitsGroup> groups, DateTimeOffset at)
    {
        var entry = new ForecastEntry(rule.Id, at) { LeavesAt = terms.LeavesAt(at, rule.Urgent), MovedFrom = (rule.When as ScheduleTiming.Moved)?.Original(at) };
        if (rule.Paused)
        {
            return [Blocked(entry, ForecastObstacleKind.Paused, rule.PausedBy is { } by ? new("reason.rule-paused-by", ("name", by)) : new("reason.rule-paused", ("rule", rule.Id)))];
        }

        var today = DateOnly.FromDateTime(at.DateTime);
        return rule.What switch
        {
            ScheduleContent.OneTip { TipId: var id } => [OneTip(entry, rule, catalog.Tips[id], groups, today)],
            ScheduleContent.NextTip { Topic: var topic } => NextTip(entry, topic, groups, today),
            ScheduleContent.DailyQuestion { Topic: var topic } => Question(entry, topic, groups, today),
            _ => [],
        };
    }

    private ForecastEntry OneTip(ForecastEntry entry, ScheduleRule rule, Tip tip, IReadOnlyList<TraitsGroup> groups, DateOnly today)
    {
        if (TipFit.ObstacleEverywhere(tip, today, catalog) is { } obstacle)
        {
            return Blocked(entry, ForecastObstacleKind.NotNow, new("reason.tip-not-now", ("tip", Phrase.Tip(tip.Id)), ("why", TipFit.Why(obstacle, tip))));
        }

        var fits = groups.Where(g => TipFit.FitsPerson(tip, g.Traits, catalog.Regions) && TipFit.Obstacle(tip, today, catalog, g.Traits.Region) is null).ToArray();
        if (fits.Length == 0)
        {
            return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.tip-fits-nobody", ("tip", Phrase.Tip(tip.Id))));
        }

        var leaving = Leaving(entry, tip, fits, today, given: null);
        history.NoteAll(tip.Id, entry.LeavesAt);
        return leaving;
    }

    private IEnumerable<ForecastEntry> NextTip(ForecastEntry entry, string topic, IReadOnlyList<TraitsGroup> groups, DateOnly today)
    {
        if (groups.Count == 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.nobody-there", ("topic", Phrase.Topic(topic))));
            yield break;
        }

        var picks = groups.ToLookup(g => TipChoice.Next(Fitting(g, topic), g.Traits, today, id => history.LastGiven(g.Traits.Key, id), catalog), ByTip.Instance!);
        foreach (var (pick, own) in picks.Where(p => p.Key is not null).OrderBy(p => p.Key!.Tip.Id, StringComparer.Ordinal).Select(p => (p.Key!, p.ToArray())))
        {
            var given = own.Select(g => history.LastGiven(g.Traits.Key, pick.Tip.Id)).Max();
            yield return Leaving(entry with { Why = pick.Reason, DaysLeft = pick.DaysLeft }, pick.Tip, own, today, given);
            foreach (var group in own)
            {
                history.Note(group.Traits.Key, pick.Tip.Id, entry.LeavesAt);
            }
        }

        if (picks[null].ToArray() is { Length: > 0 } without)
        {
            yield return Blocked(entry, ForecastObstacleKind.NothingFits, WhyNothing(topic, without, today)) with { Audience = without.Sum(g => g.Count) };
        }
    }

    private IEnumerable<ForecastEntry> Question(ForecastEntry entry, string topic, IReadOnlyList<TraitsGroup> groups, DateOnly today)
    {
        if (groups.Count == 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.nobody-there", ("topic", Phrase.Topic(topic))));
            yield break;
        }

        var choice = DailyChoice.Of(groups, topic, today, asked, Occurrence.Identity(entry.Schedule, entry.DueAt), catalog);
        foreach (var (question, own) in choice.Questions)
        {
            DateTimeOffset? before = asked.TryGetValue(question.Id, out var at) ? at : null;
            asked[question.Id] = entry.LeavesAt;
            yield return Leaving(entry, $"question:{question.Id}", question.In(catalog.Texts.DefaultLocale).Stem, own, [.. Concerns(question.Review, question.File, today, before)]);
        }

        if (choice.Without.Sum(g => g.Count) is var left and > 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NothingFits, new("reason.no-question", ("topic", Phrase.Topic(topic)))) with { Audience = left };
        }
    }

    private ForecastEntry Leaving(ForecastEntry entry, Tip tip, IReadOnlyList<TraitsGroup> to, DateOnly today, DateTimeOffset? given) =>
        Leaving(entry, tip.Id, tip.Texts[catalog.Texts.DefaultLocale].Title, to, [.. Concerns(tip.Review, tip.File, today, given)]);

    private ForecastEntry Leaving(ForecastEntry entry, string content, string title, IReadOnlyList<TraitsGroup> to, IReadOnlyList<ForecastObstacle> concerns)
    {
        var perChannel = to.SelectMany(g => g.PerChannel).GroupBy(c => c.Key, c => c.Value).ToDictionary(c => c.Key, c => c.Sum());
        return entry with
        {
            Content = content,
            Title = title,
            PerChannel = perChannel,
            Audience = perChannel.Values.Sum(),
            Takes = terms.Takes(perChannel),
            Obstacles = [.. Concerns(entry, to, perChannel), .. concerns],
        };
    }

    private static IEnumerable<ForecastObstacle> Concerns(TipReview review, string file, DateOnly today, DateTimeOffset? given)
    {
        if (given is { } last && DateOnly.FromDateTime(last.DateTime).AddDays(RepeatDays) > today)
        {
            yield return new(ForecastObstacleKind.Repeated, new("reason.repeated", ("day", DateOnly.FromDateTime(last.DateTime))));
        }

        if (review.Until.AddDays(-ReviewSoonDays) < today)
        {
            yield return new(ForecastObstacleKind.ReviewSoon, new("reason.review-soon", ("until", review.Until), ("file", file)));
        }
    }

    private IEnumerable<ForecastObstacle> Concerns(ForecastEntry entry, IReadOnlyList<TraitsGroup> to, Dictionary<string, long> perChannel)
    {
        if (entry.LeavesAt > entry.DueAt)
        {
            yield return new(ForecastObstacleKind.QuietHours, new("reason.quiet-hours", ("time", entry.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture))));
        }

        var leavesOn = DateOnly.FromDateTime(entry.LeavesAt.DateTime);
        if (terms.MaxPerDay > 0 && to.Where(g => CountUp(g.Traits.Key, leavesOn) > terms.MaxPerDay).Sum(g => g.Count) is > 0 and var over)
        {
            yield return new(ForecastObstacleKind.DailyLimit, new("reason.daily-limit-reached", ("count", over), ("max", terms.MaxPerDay)));
        }

        foreach (var (channel, count) in perChannel.Where(c => !terms.Rates.ContainsKey(c.Key)))
        {
            yield return new(ForecastObstacleKind.ChannelOff, new("reason.channel-off", ("count", count), ("channel", Phrase.Channel(channel))));
        }
    }

    private int CountUp(string traits, DateOnly day) => perDay[(traits, day)] = perDay.GetValueOrDefault((traits, day)) + 1;

    private Tip[] Fitting(TraitsGroup group, string topic)
    {
        if (!fitting.TryGetValue((group.Traits.Key, topic), out var tips))
        {
            tips = [.. catalog.Tips.Values.Where(t => t.Topic == topic && TipFit.FitsPerson(t, group.Traits, catalog.Regions))];
            fitting[(group.Traits.Key, topic)] = tips;
        }

        return tips;
    }

    private Phrase WhyNothing(string topic, IReadOnlyList<TraitsGroup> without, DateOnly today)
    {
        var reasons = without.SelectMany(g => Fitting(g, topic).Select(t => (t.Id, Why: TipFit.Obstacle(t, today, catalog, g.Traits.Region)))).Distinct().ToArray();
        var overdue = reasons.Count(r => r.Why == TipObstacle.ReviewOverdue);
        var unreviewed = reasons.Count(r => r.Why == TipObstacle.Unreviewed);
        return new(
            (overdue, unreviewed) switch { (0, 0) => "reason.none-left", (_, 0) => "reason.none-left-overdue", (0, _) => "reason.none-left-unreviewed", _ => "reason.none-left-either" },
            ("topic", Phrase.Topic(topic)),
            ("overdue", overdue),
            ("unreviewed", unreviewed));
    }

    private static ForecastEntry Blocked(ForecastEntry entry, ForecastObstacleKind kind, Phrase message) => entry with { Obstacles = [new(kind, message)] };

    /// <summary>Groups may have got the same tip for different reasons, and get it together all the same.</summary>
    private sealed class ByTip : IEqualityComparer<TipPick?>
    {
        public static ByTip Instance { get; } = new();

        public bool Equals(TipPick? x, TipPick? y) => x?.Tip.Id == y?.Tip.Id;

        public int GetHashCode(TipPick? obj) => obj?.Tip.Id.GetHashCode(StringComparison.Ordinal) ?? 0;
    }
}
