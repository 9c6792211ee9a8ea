using System.Globalization;
using Bot.Content;
using Bot.Content.Seasons;
using Bot.Schedules;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>Why something cannot be moved, and on which days it may leave, in words.</summary>
internal static class MoveWords
{
    public static string Sentence(Caller caller, MoveProblem problem, Tip? tip, DateTimeOffset to) => caller.T[
        "move-problem." + StaffTexts.Kebab(problem.ToString()),
        ("title", tip is null ? "" : Title(caller, tip)), ("day", caller.Local(to).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("season", tip is null ? "" : Season(caller, tip, to)), ("days", Visit.Number(OccurrenceMoving.Furthest))];

    public static string Title(Caller caller, Tip tip) => (tip.Texts.TryGetValue(caller.Locale, out var own) ? own : tip.Texts.Values.First()).Title;

    /// <summary>The days a tip may leave on, of its opening at or after a day.</summary>
    public static string Season(Caller caller, Tip tip, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(caller.Local(at).DateTime);
        var until = tip.Review.Until;
        var opening = tip.Window is not { } window ? new Opening(day, until)
            : window.OpeningAt(day) ?? Enumerable.Range(day.Year - 1, 3).Select(y => window.Opening(y)).First(o => o.Last >= day);
        return caller.T["calendar.season", ("from", Iso(opening.First)), ("until", Iso(opening.Last < until ? opening.Last : until))];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
