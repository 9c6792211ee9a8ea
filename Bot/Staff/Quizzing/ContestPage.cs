using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;
using Bot.Quizzes.Statistics;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>One contest: who leads, as it changes, and which attempts should be looked at before winners are named.</summary>
internal static class ContestPage
{
    private const int MostShown = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/quizzes/{quiz}", Role.Viewer, ShowAsync);
        routes.Live("/quizzes/{quiz}/live", Role.Viewer, (string quiz, Visit visit, StandingStore standings, LiveStream stream) => visit.Catalog.Contests.ContainsKey(quiz)
            ? stream.Of<LiveBroadcast.News>(visit, Interval, async () => new(await StateAsync(quiz, standings), []))
            : Results.NotFound());
    }

    private static async Task<IResult> ShowAsync(string quiz, Visit visit, StandingStore standings, ContestStore contests, HurriedAttempts hurried)
    {
        if (!visit.Catalog.Contests.TryGetValue(quiz, out var contest))
        {
            return visit.Missing();
        }

        var t = visit.T;
        // Whoever looks after some regions knows the people there; the others are masked, as they are to each other.
        var knowsAll = visit.Member.Regions.Count == 0;
        var top = await standings.TopAsync(quiz, MostShown, inFull: knowsAll);
        var units = contest.Units.Count == 0 ? [] : UnitRanking.Rank(contest.Units, contest.UnitMinimum, await standings.UnitsAsync(quiz), await contests.UnitSizesAsync());
        var fast = await hurried.ListAsync(quiz, region => visit.Member.LooksAfter(region, visit.Catalog.Regions), MostShown);
        var people = await standings.CountAsync(quiz);
        var state = await StateAsync(quiz, standings);
        return visit.Page(contest.Names.In(visit.Locale), Html.Of($"""
            <p>{QuizzesPage.Badge(visit, contest)} {visit.At(contest.From)} – {visit.At(contest.Until)} · {t["quizzes.people-count", ("count", Visit.Number(people))]}</p>
            <div class="actions"><a class="button" href="/staff/quizzes/{quiz}/items">{t["quizzes.items"]}</a></div>
            <section{Html.If(contest.IsOpen(visit.Now), $" data-live=\"/staff/quizzes/{quiz}/live\" data-mark=\"{state}\"")}>{Layout.Lost(visit)}<h2>{t["quizzes.standings"]}</h2>
            {Html.If(top.Count == 0, $"<p class=\"soft\">{t["quizzes.nobody-yet"]}</p>")}
            {Html.If(top.Count > 0, $"{Standings(visit, top, knowsAll)}")}</section>
            {Html.If(units.Count > 0, $"{Units(visit, units)}")}
            {Html.If(fast.Count > 0, $"{Hurried(visit, fast)}")}
            """));
    }

    private static Html Standings(Visit visit, IEnumerable<Standing> top, bool knowsAll)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack tight"><thead><tr><th>{t["people.name"]}</th><th>{t["people.unit"]}</th><th class="num">{t["quizzes.points"]}</th><th class="num">{t["quizzes.time"]}</th></tr></thead>
            <tbody>{Html.Each(top, s => Html.Of($"""
            <tr><td data-name="{t["people.name"]}">{(knowsAll ? Html.Of($"""<a href="/staff/subscribers/{s.SubscriberId}">{s.Rank}. {Words.Person(visit, s.Name)}</a>""") : Html.Of($"{s.Rank}. {Words.Person(visit, s.Name)}"))}</td><td data-name="{t["people.unit"]}">{s.Unit}</td>
            <td class="num" data-name="{t["quizzes.points"]}">{t["quizzes.points-count", ("count", Points(s.Score))]}</td><td class="num" data-name="{t["quizzes.time"]}">{Seconds(s.TakenMs)}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static Html Units(Visit visit, IEnumerable<UnitPlace> units)
    {
        var t = visit.T;
        return Html.Of($"""
            <section><h2>{t["quizzes.units"]}</h2><table class="stack"><thead><tr><th>{t["people.unit"]}</th><th class="num">{t["quizzes.part"]}</th><th class="num">{t["quizzes.average"]}</th><th class="num">{t["quizzes.points"]}</th></tr></thead>
            <tbody>{Html.Each(units, u => Html.Of($"""
            <tr><td data-name="{t["people.unit"]}">{u.Rank}. {u.Unit}</td><td class="num" data-name="{t["quizzes.part"]}">{Percent(100 * u.Participation)}</td>
            <td class="num" data-name="{t["quizzes.average"]}">{Points(u.Average)}</td><td class="num" data-name="{t["quizzes.points"]}">{Points(u.Score)}</td></tr>
            """))}</tbody></table></section>
            """);
    }

    private static Html Hurried(Visit visit, IEnumerable<HurriedAttempt> attempts)
    {
        var t = visit.T;
        return Html.Of($"""
            <section><h2>{t["quizzes.hurried"]}</h2><p>{t["quizzes.hurried-what"]}</p>
            <table class="stack"><thead><tr><th>{t["people.name"]}</th><th>{t["people.unit"]}</th><th>{t["quizzes.started"]}</th><th class="num">{t["quizzes.too-fast"]}</th><th class="num">{t["quizzes.points"]}</th><th class="num">{t["quizzes.time"]}</th></tr></thead>
            <tbody>{Html.Each(attempts, a => Html.Of($"""
            <tr><td data-name="{t["people.name"]}"><a href="/staff/subscribers/{a.SubscriberId}">{Words.Person(visit, a.Name)}</a></td><td data-name="{t["people.unit"]}">{a.Unit}</td><td data-name="{t["quizzes.started"]}">{visit.At(a.StartedAt)}</td>
            <td class="num" data-name="{t["quizzes.too-fast"]}">{a.Hurried} / {a.Questions}</td><td class="num" data-name="{t["quizzes.points"]}">{Points(a.Score)}</td><td class="num" data-name="{t["quizzes.time"]}">{Seconds(a.TakenMs)}</td></tr>
            """))}</tbody></table></section>
            """);
    }

    /// <summary>What differs as soon as what is shown differs.</summary>
    private static async Task<string> StateAsync(string quiz, StandingStore standings)
    {
        var hash = new HashCode();
        hash.Add(await standings.CountAsync(quiz));
        foreach (var standing in await standings.TopAsync(quiz, MostShown))
        {
            hash.Add(standing);
        }

        return hash.ToHashCode().ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string Points(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Seconds(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
