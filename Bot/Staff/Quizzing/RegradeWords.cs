using Bot.Content;
using Bot.Quizzes.Corrections;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>What grading again would change, on a page.</summary>
internal static class RegradeWords
{
    public static Html Of(Visit visit, RegradeLook look)
    {
        var t = visit.T;
        return Html.Of($"""
            <p>{t[look.Changed == 0 ? "correct.nothing" : "correct.changes", ("all", Visit.Number(look.All)), ("changed", Visit.Number(look.Changed)), ("more", Visit.Number(look.More)), ("less", Visit.Number(look.Less))]}</p>
            {Html.If(look.LeftAlone > 0, $"<p class=\"note\">{t["question.left-alone", ("count", Visit.Number(look.LeftAlone))]}</p>")}
            {Html.Each(look.Contests, c => Contest(visit, c))}
            """);
    }

    private static Html Contest(Visit visit, ContestLook contest)
    {
        var t = visit.T;
        var name = visit.Catalog.Contests.TryGetValue(contest.Contest, out var known) ? known.Names.In(visit.Locale) : contest.Contest;
        return Html.Of($"""
            <h3>{name}</h3>
            {Html.If(known is null, $"<p class=\"note bad\">{t["correct.contest-gone"]}</p>")}
            <p>{t[contest.Moved == 0 ? "correct.no-ranks" : "correct.ranks", ("count", Visit.Number(contest.Moved))]}</p>
            {Html.If(contest.Moved > 0, $"{Ranks(visit, contest)}")}
            """);
    }

    private static Html Ranks(Visit visit, ContestLook contest)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="tight"><thead><tr><th>{t["people.name"]}</th><th class="num">{t["correct.rank-now"]}</th><th class="num">{t["correct.rank-then"]}</th></tr></thead>
            <tbody>{Html.Each(contest.Ranks, r => Html.Of($"""<tr><td>{r.Name}</td><td class="num">{Visit.Number(r.Before)}</td><td class="num">{Visit.Number(r.After)}</td></tr>"""))}</tbody></table>
            {Html.If(contest.Moved > contest.Ranks.Count, $"<p class=\"soft\">{t["correct.more-ranks", ("count", Visit.Number(contest.Moved - contest.Ranks.Count))]}</p>")}
            """);
    }
}
