using Bot.Content;
using Bot.Content.Amending;
using Bot.Content.Seasons;
using Bot.Messaging;
using Bot.Quizzes.Contests;

namespace Bot.Schedules;

/// <summary>
/// What is wrong with content that can be read all the same: it says the same twice, or will never be sent. Depends on the day. Pure.
/// </summary>
internal static class ContentReview
{
    /// <summary>From this likeness on, two tips are too much alike: nobody should get both.</summary>
    public const double TooAlike = 0.55;

    /// <summary>A window open longer than this was most likely meant the other way round.</summary>
    public const int LongestWindow = 330;

    /// <summary>So long before it opens, a contest that has too few questions is named.</summary>
    public const int ContestSoonDays = 30;

    private const int Year = 366;

    /// <summary>Everything found, by file and line.</summary>
    public static IReadOnlyList<ContentProblem> Look(ContentCatalog catalog, DateOnly today, TimeZoneInfo zone) =>
        [.. catalog.Tips.Values.OrderBy(t => t.File, StringComparer.Ordinal).SelectMany(t => Tip(t, catalog, today))
            .Concat(catalog.Questions.Values.Where(q => q.Review.Until < today).Select(q => new ContentProblem(q.File, q.Line, Overdue(q.Review))))
            .Concat(catalog.Lacking())
            .Concat(catalog.Contests.Values.SelectMany(c => Contest(c, today)))
            .Concat(Alike(catalog))
            .Concat(catalog.Schedules.SelectMany(r => Schedule(r, catalog, today, zone)))];

    private static IEnumerable<ContentProblem> Tip(Tip tip, ContentCatalog catalog, DateOnly today)
    {
        // That this year's window is past, and the next review is due before the next window, is no fault.
        var since = tip.Review.On < today ? tip.Review.On : today;
        if (tip.Review.Until < today)
        {
            yield return new(tip.File, tip.Lines.GetValueOrDefault("review", 1), Overdue(tip.Review));
        }
        else if (tip.Window is { } window && !Opens(window, since, tip.Review.Until))
        {
            yield return At(tip, "window", new("check.window-never", ("until", tip.Review.Until)));
        }

        if (tip.Review.On > today)
        {
            yield return At(tip, "review", new("check.reviewed-in-future", ("day", tip.Review.On)));
        }

        if (tip.Question is { } question && !catalog.Questions.ContainsKey(question))
        {
            yield return At(tip, "question", new("check.no-question", ("id", question)));
        }

        if (tip.Window is { } season && season.Opening(today.Year) is var opening && opening.Days > LongestWindow)
        {
            yield return At(tip, "window", new("check.window-wide", ("days", opening.Days)));
        }
    }

    /// <summary>Its questions are there, but nobody answers for enough of them until it ends.</summary>
    private static IEnumerable<ContentProblem> Contest(Contest contest, DateOnly today)
    {
        var (opens, ends) = (DateOnly.FromDateTime(contest.From.DateTime), DateOnly.FromDateTime(contest.Until.DateTime));
        if (opens <= today.AddDays(ContestSoonDays) && today <= ends && PaperDrawing.Draw(contest, 0, 1) is null)
        {
            yield return new(contest.File, contest.Line, new("check.contest-short", ("id", contest.Id), ("opens", opens), ("count", contest.Pool.Count), ("ends", ends)));
        }
    }

    private static Phrase Overdue(TipReview review) => new("check.overdue", ("until", review.Until));

    private static bool Opens(SeasonWindow window, DateOnly first, DateOnly last) =>
        Enumerable.Range(first.Year - 1, Math.Min(last.Year - first.Year, 2) + 2).Select(y => window.Opening(y)).Any(o => o.First <= last && o.Last >= first);

    private static IEnumerable<ContentProblem> Alike(ContentCatalog catalog)
    {
        var locale = catalog.Texts.DefaultLocale;
        var tips = catalog.Tips.Values.OrderBy(t => t.File, StringComparer.Ordinal).ToArray();
        return from pair in NearDuplicates.Find(tips, t => $"{t.Texts[locale].Title} {t.Texts[locale].Summary} {t.Texts[locale].Body}", TooAlike)
                   .Concat(NearDuplicates.Find(tips, t => t.Texts[locale].Title, 1))
                   .DistinctBy(p => p.Item.Id)
               select At(pair.Item, "title", new("check.says-the-same", ("file", pair.Earlier.File)));
    }

    /// <summary>A rule that finds nothing to send in a year of trying.</summary>
    private static IEnumerable<ContentProblem> Schedule(ScheduleRule rule, ContentCatalog catalog, DateOnly today, TimeZoneInfo zone)
    {
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var days = rule.When.After(start).TakeWhile(at => at < start.AddDays(Year + 1))
            .Select(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime)).Where(d => d >= today).Distinct().ToArray();
        if (days.Length == 0)
        {
            yield return At(rule, new(rule.When.Repeats ? "check.rule-never" : "check.rule-past"));
            yield break;
        }

        var tips = rule.What switch
        {
            ScheduleContent.OneTip { TipId: var id } => [catalog.Tips[id]],
            ScheduleContent.NextTip { Topic: var topic } => catalog.Tips.Values.Where(t => t.Topic == topic && TipFit.FitsAudience(t, rule.To, catalog.Regions)).ToArray(),
            _ => null,
        };
        if (tips is not null && !days.Any(d => tips.Any(t => TipFit.ObstacleEverywhere(t, d, catalog) is null)))
        {
            yield return At(rule, new("check.rule-empty", ("count", tips.Length)));
        }
    }

    private static ContentProblem At(Tip tip, string key, Phrase message) => new(tip.File, tip.Lines.GetValueOrDefault(key, 1), message);

    private static ContentProblem At(ScheduleRule rule, Phrase message) => new("schedules.yaml", rule.Line, message);
}
