using System.Globalization;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Content.Seasons;
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
        if (tip.Review.Until < today)
        {
            yield return new(tip.File, tip.Lines.GetValueOrDefault("review", 1), Overdue(tip.Review));
        }
        else if (tip.Window is { } window && !Opens(window, today, tip.Review.Until))
        {
            yield return At(tip, "window", $"This window never opens before the review is due on {tip.Review.Until:yyyy-MM-dd}: the tip would never be sent. Change the window, or review: until.");
        }

        if (tip.Review.On > today)
        {
            yield return At(tip, "review", $"It cannot have been looked over on {tip.Review.On:yyyy-MM-dd}: that day is still to come.");
        }

        if (tip.Question is { } question && !catalog.Questions.ContainsKey(question))
        {
            yield return At(tip, "question", $"There is no question '{question}' (or it has problems of its own). Write it under questions/, or take this line out.");
        }

        if (tip.Window is { } season && season.Opening(today.Year) is var opening && opening.Days > LongestWindow)
        {
            yield return At(tip, "window", $"The window is open on {opening.Days} days of the year. Are its ends the wrong way round? For the whole year leave it out.");
        }
    }

    /// <summary>Its questions are there, but nobody answers for enough of them until it ends.</summary>
    private static IEnumerable<ContentProblem> Contest(Contest contest, DateOnly today)
    {
        var (opens, ends) = (DateOnly.FromDateTime(contest.From.DateTime), DateOnly.FromDateTime(contest.Until.DateTime));
        if (opens <= today.AddDays(ContestSoonDays) && today <= ends && PaperDrawing.Draw(contest, 0, 1) is null)
        {
            yield return new(contest.File, contest.Line, $"'{contest.Id}' opens on {opens:yyyy-MM-dd}, but only {contest.Pool.Count} of its questions are reviewed until it ends on {ends:yyyy-MM-dd}. Have more reviewed, or take fewer.");
        }
    }

    private static string Overdue(TipReview review) =>
        string.Create(CultureInfo.InvariantCulture, $"Its review is overdue since {review.Until:yyyy-MM-dd}: it is not sent any more. Hold it against its source, and set 'on' and 'until' anew.");

    private static bool Opens(SeasonWindow window, DateOnly first, DateOnly last) =>
        Enumerable.Range(first.Year - 1, Math.Min(last.Year - first.Year, 2) + 2).Select(y => window.Opening(y)).Any(o => o.First <= last && o.Last >= first);

    private static IEnumerable<ContentProblem> Alike(ContentCatalog catalog)
    {
        var locale = catalog.Texts.DefaultLocale;
        var tips = catalog.Tips.Values.OrderBy(t => t.File, StringComparer.Ordinal).ToArray();
        return from pair in NearDuplicates.Find(tips, t => $"{t.Texts[locale].Title} {t.Texts[locale].Summary} {t.Texts[locale].Body}", TooAlike)
                   .Concat(NearDuplicates.Find(tips, t => t.Texts[locale].Title, 1))
                   .DistinctBy(p => p.Item.Id)
               select At(pair.Item, "title", $"This says nearly the same as {pair.Earlier.File}. Leave one of them out, or make them different.");
    }

    /// <summary>A rule that finds nothing to send in a year of trying.</summary>
    private static IEnumerable<ContentProblem> Schedule(ScheduleRule rule, ContentCatalog catalog, DateOnly today, TimeZoneInfo zone)
    {
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var days = rule.When.After(start).TakeWhile(at => at < start.AddDays(Year + 1))
            .Select(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime)).Where(d => d >= today).Distinct().ToArray();
        if (days.Length == 0)
        {
            yield return At(rule, rule.When.Repeats ? "This rule does not come due in the coming year." : "This rule's time is past: it does nothing any more. Take it out, or give it a new time.");
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
            yield return At(rule, $"This rule finds nothing to send in the coming year: of {tips.Length} tips that fit its topic and audience, none is in season, reviewed in time and allowed on any of its days.");
        }
    }

    private static ContentProblem At(Tip tip, string key, FormattableString message) =>
        new(tip.File, tip.Lines.GetValueOrDefault(key, 1), message.ToString(CultureInfo.InvariantCulture));

    private static ContentProblem At(ScheduleRule rule, FormattableString message) =>
        new("schedules.yaml", rule.Line, message.ToString(CultureInfo.InvariantCulture));

    private static ContentProblem At(ScheduleRule rule, string message) => new("schedules.yaml", rule.Line, message);
}
