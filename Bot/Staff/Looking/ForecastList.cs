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
        var mine = entries.Where(e => IsMine(visit, e)).ToArray();
        return mine.Length == 0 ? Html.Of($"<p class=\"soft\">{t["forecast.nothing"]}</p>") : Html.Of($"""
            <table class="stack"><thead><tr><th>{t["forecast.leaves"]}</th><th>{t["forecast.what"]}</th><th class="num">{t["forecast.how-many"]}</th><th>{t["forecast.note"]}</th></tr></thead>
            <tbody>{Html.Each(mine, e => Html.Of($"""
            <tr><td data-name="{t["forecast.leaves"]}">{Day(visit, e.LeavesAt)} {e.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture)}</td><td data-name="{t["forecast.what"]}">{What(visit, e)}<br><small>{Rule(visit, e.Schedule)}</small></td>
            <td class="num" data-name="{t["forecast.how-many"]}">{Visit.Number(e.Audience)}</td><td data-name="{t["forecast.note"]}">{Explained(visit, e)}</td></tr>
            """))}</tbody></table>
            """);
    }

    /// <summary>Whether an entry is of a topic that the member looks after.</summary>
    public static bool IsMine(Caller caller, ForecastEntry entry) =>
        caller.Member.LooksAfter(entry.Content is { } id && caller.Catalog.Tips.TryGetValue(id, out var tip) ? tip.Topic : RuleTopic(caller, entry.Schedule));

    public static Html What(Visit visit, ForecastEntry entry) => entry.Content is { } id
        ? visit.Catalog.Tips.TryGetValue(id, out var tip) ? Html.Of($"""<a href="/staff/content/{id}">{(tip.Texts.TryGetValue(visit.Locale, out var text) ? text.Title : entry.Title)}</a>""") : Html.Of($"{entry.Title}")
        : Html.Of($"""<span class="badge bad">{visit.T["forecast.blocked"]}</span>""");

    /// <summary>What is in the way, in a word each, with the sentence as its hint.</summary>
    public static Html Obstacles(Visit visit, ForecastEntry entry) => Html.Each(entry.Obstacles, o => Html.Of($"""
        <span class="badge {Mood(entry)}" title="{visit.Say(o.Message)}">{visit.T.Name(o.Kind)}</span>
        """));

    /// <summary>What is in the way, with the sentence below each word: a phone shows no hints.</summary>
    private static Html Explained(Visit visit, ForecastEntry entry) => Html.Each(entry.Obstacles, o => Html.Of($"""
        <span class="badge {Mood(entry)}">{visit.T.Name(o.Kind)}</span><br><small>{visit.Say(o.Message)}</small><br>
        """));

    private static string Mood(ForecastEntry entry) => entry.Content is null ? "bad" : "warn";

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

    private static string Rule(Visit visit, string schedule) => visit.Catalog.Schedules.FirstOrDefault(r => r.Id == schedule) is { } rule ? What(visit, rule) : schedule;

    private static string? RuleTopic(Caller caller, string schedule) =>
        caller.Catalog.Schedules.FirstOrDefault(r => r.Id == schedule) is { } rule ? ScheduleKeeping.Topic(rule, caller.Catalog) : null;
}
