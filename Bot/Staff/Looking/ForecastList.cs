using System.Globalization;
using Bot.Content;
using Bot.Schedules;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>What will leave, as a table.</summary>
internal static class ForecastList
{
    public static Html Of(Visit visit, IReadOnlyList<ForecastEntry> entries)
    {
        var t = visit.T;
        var mine = Leaving.Group(entries.Where(e => IsMine(visit, e))).ToArray();
        return mine.Length == 0 ? Html.Of($"<p class=\"soft\">{t["forecast.nothing"]}</p>") : Html.Of($"""
            <table class="stack"><thead><tr><th>{t["forecast.leaves"]}</th><th>{t["forecast.what"]}</th><th class="num">{t["forecast.how-many"]}</th><th>{t["forecast.note"]}</th></tr></thead>
            <tbody>{Html.Each(mine, l => Html.Of($"""
            <tr><td data-name="{t["forecast.leaves"]}"><time>{Day(visit, l.LeavesAt)} {l.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture)}</time></td><td data-name="{t["forecast.what"]}">{What(visit, l)}{Html.If(!IsForNobody(l), $"<div><small>{Rule(visit, l.Schedule)}</small></div>")}</td>
            <td class="num" data-name="{t["forecast.how-many"]}">{Visit.Number(l.Audience)}</td><td data-name="{t["forecast.note"]}">{Explained(visit, l)}</td></tr>
            """))}</tbody></table>
            """);
    }

    /// <summary>Whether an entry is of a topic that the member looks after.</summary>
    public static bool IsMine(Caller caller, ForecastEntry entry) =>
        caller.Member.LooksAfter(entry.Content is { } id && caller.Catalog.Tips.TryGetValue(id, out var tip) ? tip.Topic : RuleTopic(caller, entry.Schedule));

    /// <summary>What leaves; of several only how many, until somebody wants to see them.</summary>
    public static Html What(Visit visit, Leaving leaving) => leaving.Sent switch
    {
        [] when IsForNobody(leaving) => Html.Of($"{Rule(visit, leaving.Schedule)}"),
        [] => Html.Of($"""<span class="badge bad">{visit.T["forecast.blocked"]}</span>"""),
        [var one] => Title(visit, one),
        var several => Html.Of($"""
            <details><summary>{visit.T["forecast.several", ("count", Visit.Number(several.Count))]}</summary><ul>{Html.Each(several, e => Html.Of($"""
            <li>{Title(visit, e)} <small>{visit.T["calendar.people", ("count", Visit.Number(e.Audience))]}</small></li>
            """))}</ul></details>
            """),
    };

    private static Html Title(Visit visit, ForecastEntry entry) =>
        visit.Catalog.Tips.TryGetValue(entry.Content!, out var tip) ? Html.Of($"""<a href="/staff/content/{tip.Id}">{(tip.Texts.TryGetValue(visit.Locale, out var text) ? text.Title : entry.Title)}</a>""") : Html.Of($"{entry.Title}");

    /// <summary>What is in the way, in a word each, with the sentence as its hint.</summary>
    public static Html Obstacles(Visit visit, Leaving leaving) => Html.Each(leaving.Obstacles, o => Html.Of($"""
        <span class="badge {Mood(o)}" title="{visit.Say(o.Obstacle.Message)}">{visit.T.Name(o.Obstacle.Kind)}</span>
        """));

    /// <summary>What is in the way, with the sentence below each word: a phone shows no hints.</summary>
    private static Html Explained(Visit visit, Leaving leaving) => Html.Each(leaving.Obstacles, o => Html.Of($"""
        <span class="badge {Mood(o)}">{visit.T.Name(o.Obstacle.Kind)}</span><br><small>{visit.Say(o.Obstacle.Message)}</small><br>
        """));

    /// <summary>Where nobody is subscribed yet, nothing is wrong.</summary>
    private static string Mood((ForecastObstacle Obstacle, bool Blocks) of) =>
        of.Obstacle.Kind == ForecastObstacleKind.NobodyThere ? "" : of.Blocks ? "bad" : "warn";

    private static bool IsForNobody(Leaving leaving) => leaving.Sent.Count == 0 && leaving.Obstacles.Select(o => o.Obstacle.Kind).ToArray() is [ForecastObstacleKind.NobodyThere];

    public static string Day(Visit visit, DateTimeOffset at) => at.ToString(visit.IsChinese ? "M月d日 ddd" : "ddd d MMM", CultureInfo.GetCultureInfo(visit.IsChinese ? "zh-CN" : "en-GB"));

    /// <summary>What a rule sends, in words.</summary>
    public static string What(Visit visit, ScheduleRule rule)
    {
        var topic = ScheduleKeeping.Topic(rule, visit.Catalog) is { } id && visit.Catalog.Topics.TryGetValue(id, out var known) ? known.Names.In(visit.Locale) : "";
        return rule.What switch
        {
            ScheduleContent.OneTip one => visit.Catalog.Tips.TryGetValue(one.TipId, out var tip) ? tip.Texts.Values.First().Title : one.TipId,
            ScheduleContent.DailyQuestion => visit.T["calendar.daily-question", ("topic", topic)],
            _ => visit.T["calendar.next-tip", ("topic", topic)],
        };
    }

    /// <summary>What the rule of an id sends, in words; the id itself when it is in the folder no more.</summary>
    public static string Rule(Visit visit, string schedule) => visit.Catalog.Schedules.FirstOrDefault(r => r.Id == schedule) is { } rule ? What(visit, rule) : schedule;

    private static string? RuleTopic(Caller caller, string schedule) =>
        caller.Catalog.Schedules.FirstOrDefault(r => r.Id == schedule) is { } rule ? ScheduleKeeping.Topic(rule, caller.Catalog) : null;
}
