using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;
using Bot.Quizzes.Statistics;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>All contests, and how questions do in practice and day by day.</summary>
internal static class QuizzesPage
{
    private const int MostFound = 50;

    public static void Map(StaffRoutes routes) => routes.Read("/quizzes", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, StandingStore standings, Proposals proposals)
    {
        var t = visit.T;
        var contests = visit.Catalog.Contests.Values.OrderBy(c => c.IsOpen(visit.Now) ? 0 : visit.Now < c.From ? 1 : 2).ThenBy(c => (c.From - visit.Now).Duration()).ToArray();
        var people = new Dictionary<string, int>();
        foreach (var contest in contests)
        {
            people[contest.Id] = await standings.CountAsync(contest.Id);
        }

        var waiting = await proposals.ListWaitingAsync();
        return visit.Page(t["menu.quizzes"], Html.Of($"""
            <section><h2>{t["quizzes.contests"]}</h2>
            {Html.If(contests.Length == 0, $"<p class=\"soft\">{t["quizzes.no-contests"]}</p>")}
            {Html.If(contests.Length > 0, $"{Table(visit, contests, people)}")}</section>
            {CorrectionList.Of(visit, waiting)}
            <section><h2>{t["quizzes.items"]}</h2><p>{t["quizzes.items-what"]}</p>
            <div class="actions"><a class="button" href="/staff/quizzes/{QuizKeys.Practice}/items">{t["quizzes.practice"]}</a><a class="button" href="/staff/quizzes/{StatisticsReader.Daily}/items">{t["quizzes.daily"]}</a></div></section>
            {Questions(visit, visit.Query("search"))}
            """));
    }

    private static Html Table(Visit visit, IEnumerable<Contest> contests, Dictionary<string, int> people)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["quizzes.contest"]}</th><th>{t["broadcasts.status"]}</th><th>{t["quizzes.window"]}</th><th class="num">{t["quizzes.people"]}</th></tr></thead>
            <tbody>{Html.Each(contests, c => Html.Of($"""
            <tr><td data-name="{t["quizzes.contest"]}"><a href="/staff/quizzes/{c.Id}">{c.Names.In(visit.Locale)}</a></td><td data-name="{t["broadcasts.status"]}">{Badge(visit, c)}</td>
            <td data-name="{t["quizzes.window"]}">{visit.At(c.From)} – {visit.At(c.Until)}</td><td class="num" data-name="{t["quizzes.people"]}">{Visit.Number(people[c.Id])}</td></tr>
            """))}</tbody></table>
            """);
    }

    /// <summary>Questions with these words in them, or of this id.</summary>
    private static Html Questions(Visit visit, string words)
    {
        var t = visit.T;
        var found = words.Length == 0 ? [] : visit.Catalog.Questions.Values
            .Where(q => visit.Member.LooksAfter(q.Topic) && (q.Id == words || q.In(visit.Locale).Stem.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(q => q.Id, StringComparer.Ordinal).Take(MostFound).ToArray();
        return Html.Of($"""
            <section id="find"><h2>{t["quizzes.find"]}</h2>
            <form class="search" role="search" action="/staff/quizzes#find"><label for="search">{t["quizzes.find-label"]}</label><input id="search" name="search" type="search" value="{words}"><button>{t["search"]}</button></form>
            {Html.If(words.Length > 0 && found.Length == 0, $"<p class=\"soft\">{t["quizzes.none-found"]}</p>")}
            {Html.If(found.Length > 0, $"<ul>{Html.Each(found, q => Html.Of($"""<li><a href="/staff/questions/{q.Id}">{q.In(visit.Locale).Stem}</a></li>"""))}</ul>")}</section>
            """);
    }

    public static Html Badge(Visit visit, Contest contest)
    {
        var (mood, key) = contest.IsOpen(visit.Now) ? ("good", "quizzes.open") : visit.Now < contest.From ? ("", "quizzes.upcoming") : ("", "quizzes.over");
        return Html.Of($"""<span class="badge {mood}">{visit.T[key]}</span>""");
    }
}
