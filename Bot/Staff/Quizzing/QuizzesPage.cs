using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;
using Bot.Quizzes.Statistics;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>All contests, and how questions do in practice and day by day.</summary>
internal static class QuizzesPage
{
    public static void Map(StaffRoutes routes) => routes.Read("/quizzes", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, StandingStore standings)
    {
        var t = visit.T;
        var contests = visit.Catalog.Contests.Values.OrderByDescending(c => c.From).ToArray();
        var people = new Dictionary<string, int>();
        foreach (var contest in contests)
        {
            people[contest.Id] = await standings.CountAsync(contest.Id);
        }

        return visit.Page(t["menu.quizzes"], Html.Of($"""
            <section><h2>{t["quizzes.contests"]}</h2>
            {Html.If(contests.Length == 0, $"<p class=\"soft\">{t["quizzes.no-contests"]}</p>")}
            {Html.If(contests.Length > 0, $"{Table(visit, contests, people)}")}</section>
            <section><h2>{t["quizzes.items"]}</h2><p>{t["quizzes.items-what"]}</p>
            <div class="actions"><a class="button" href="/staff/quizzes/{QuizKeys.Practice}/items">{t["quizzes.practice"]}</a><a class="button" href="/staff/quizzes/{StatisticsReader.Daily}/items">{t["quizzes.daily"]}</a></div></section>
            """));
    }

    private static Html Table(Visit visit, IEnumerable<Contest> contests, Dictionary<string, int> people)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["quizzes.contest"]}</th><th>{t["broadcasts.status"]}</th><th>{t["quizzes.window"]}</th><th class="num">{t["quizzes.people"]}</th></tr></thead>
            <tbody>{Html.Each(contests, c => Html.Of($"""
            <tr><td data-name="{t["quizzes.contest"]}"><a href="/staff/quizzes/{c.Id}">{c.Names.In(visit.Locale)}</a></td><td data-name="{t["broadcasts.status"]}">{Badge(visit, c)}</td>
            <td data-name="{t["quizzes.window"]}">{visit.When(c.From)} – {visit.When(c.Until)}</td><td class="num" data-name="{t["quizzes.people"]}">{Visit.Number(people[c.Id])}</td></tr>
            """))}</tbody></table>
            """);
    }

    public static Html Badge(Visit visit, Contest contest)
    {
        var (mood, key) = contest.IsOpen(visit.Now) ? ("good", "quizzes.open") : visit.Now < contest.From ? ("warn", "quizzes.upcoming") : ("", "quizzes.over");
        return Html.Of($"""<span class="badge {mood}">{visit.T[key]}</span>""");
    }
}
