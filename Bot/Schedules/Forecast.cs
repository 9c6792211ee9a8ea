using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Daily;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>
/// Says what will leave if nothing changes: plays the rules through day by day, with the people and the history of today. Pure but for
/// what was asked, in which it notes what it plays: it needs its own.
/// </summary>
/// <param name="catalog">The content.</param>
/// <param name="terms">What it is reckoned with beside.</param>
/// <param name="ground">The people of the rules that are played.</param>
/// <param name="asked">When each question was last the day's, in local time.</param>
internal sealed class Forecast(ContentCatalog catalog, ForecastTerms terms, ForecastGround ground, Dictionary<string, DateTimeOffset> asked)
{
    /// <summary>The same tip again within so many days is pointed out.</summary>
    public const int RepeatDays = 14;

    /// <summary>A review that is due within so many days of sending is pointed out.</summary>
    public const int ReviewSoonDays = 30;

    private readonly ForecastPeople people = new(ground, catalog);

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

        var own = people.Tips(tip.Topic);
        var fits = own.Whom(tip.Id, groups, today);
        if (fits.Count == 0)
        {
            return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.tip-fits-nobody", ("tip", Phrase.Tip(tip.Id))));
        }

        var leaving = Leaving(entry, tip, fits, today, given: null);
        own.NoteAll(tip.Id, entry.LeavesAt);
        return leaving;
    }

    private IEnumerable<ForecastEntry> NextTip(ForecastEntry entry, string topic, IReadOnlyList<TraitsGroup> groups, DateOnly today)
    {
        if (groups.Count == 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.nobody-there", ("topic", Phrase.Topic(topic))));
            yield break;
        }

        var tips = people.Tips(topic);
        var picks = tips.To(groups).Select(t => (Takers: t, Pick: tips.Next(t, today))).ToLookup(p => p.Pick, ByTip.Instance);
        foreach (var (pick, own) in picks.Where(p => p.Key is not null).OrderBy(p => p.Key!.Value.Tip.Id, StringComparer.Ordinal).Select(p => (p.Key!.Value, p.ToArray())))
        {
            yield return Leaving(entry with { Why = pick.Reason, DaysLeft = pick.DaysLeft }, pick.Tip, [.. own.Select(o => o.Takers)], today, own.Max(o => o.Pick!.Value.LastGiven));
            foreach (var (takers, _) in own)
            {
                tips.Note(takers, pick.Tip.Id, entry.LeavesAt);
            }
        }

        if (picks[null].Select(p => p.Takers).ToArray() is { Length: > 0 } without)
        {
            yield return Blocked(entry, ForecastObstacleKind.NothingFits, WhyNothing(topic, tips, without, today)) with { Audience = without.Sum(t => t.Alike.Count) };
        }
    }

    private IEnumerable<ForecastEntry> Question(ForecastEntry entry, string topic, IReadOnlyList<TraitsGroup> groups, DateOnly today)
    {
        if (groups.Count == 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NobodyThere, new("reason.nobody-there", ("topic", Phrase.Topic(topic))));
            yield break;
        }

        var (table, to) = ground.Questions(topic);
        var takers = to[groups].ToDictionary(t => t.Alike, t => t);
        var choice = DailyChoice.Of(table, [.. to[groups].Select(t => t.Alike)], today, asked, Occurrence.Identity(entry.Schedule, entry.DueAt), catalog);
        foreach (var (question, own) in choice.Questions)
        {
            DateTimeOffset? before = asked.TryGetValue(question.Id, out var at) ? at : null;
            asked[question.Id] = entry.LeavesAt;
            yield return Leaving(
                entry, $"question:{question.Id}", question.In(catalog.Texts.DefaultLocale).Stem, [.. own.Select(a => takers[a])], [.. Concerns(question.Review, question.File, today, before)]);
        }

        if (choice.Without.Sum(a => a.Count) is var left and > 0)
        {
            yield return Blocked(entry, ForecastObstacleKind.NothingFits, new("reason.no-question", ("topic", Phrase.Topic(topic)))) with { Audience = left };
        }
    }

    private ForecastEntry Leaving(ForecastEntry entry, Tip tip, IReadOnlyList<Takers> to, DateOnly today, DateTimeOffset? given) =>
        Leaving(entry, tip.Id, tip.Texts[catalog.Texts.DefaultLocale].Title, to, [.. Concerns(tip.Review, tip.File, today, given)]);

    private ForecastEntry Leaving(ForecastEntry entry, string content, string title, IReadOnlyList<Takers> to, IReadOnlyList<ForecastObstacle> concerns)
    {
        var perChannel = to.SelectMany(t => t.Alike.PerChannel).GroupBy(c => c.Key, c => c.Value).ToDictionary(c => c.Key, c => c.Sum());
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

    private IEnumerable<ForecastObstacle> Concerns(ForecastEntry entry, IReadOnlyList<Takers> to, Dictionary<string, long> perChannel)
    {
        if (entry.LeavesAt > entry.DueAt)
        {
            yield return new(ForecastObstacleKind.QuietHours, new("reason.quiet-hours", ("time", entry.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture))));
        }

        var leavesOn = DateOnly.FromDateTime(entry.LeavesAt.DateTime);
        if (terms.MaxPerDay > 0 && people.CountUp(to, leavesOn, terms.MaxPerDay) is > 0 and var over)
        {
            yield return new(ForecastObstacleKind.DailyLimit, new("reason.daily-limit-reached", ("count", over), ("max", terms.MaxPerDay)));
        }

        foreach (var (channel, count) in perChannel.Where(c => !terms.Rates.ContainsKey(c.Key)))
        {
            yield return new(ForecastObstacleKind.ChannelOff, new("reason.channel-off", ("count", count), ("channel", Phrase.Channel(channel))));
        }
    }

    private static Phrase WhyNothing(string topic, ForecastTips tips, IReadOnlyList<Takers> without, DateOnly today)
    {
        var reasons = without.SelectMany(t => tips.Obstacles(t, today)).Distinct().ToArray();
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
