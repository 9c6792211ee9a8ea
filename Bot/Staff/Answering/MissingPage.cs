using System.Globalization;
using Bot.Enquiries;
using Bot.Enquiries.Conversation;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>What was asked and the content does not answer: by topic, season and place, and what would close most of it.</summary>
internal static class MissingPage
{
    private const int MostShown = 100;
    private const int Few = 5;

    private static readonly int[] Spans = [7, 30, 90, 365];

    public static void Map(StaffRoutes routes) => routes.Read("/enquiries/missing", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, MissingAnswers missing, int? days)
    {
        var t = visit.T;
        var span = Spans.Contains(days ?? 0) ? days!.Value : Spans[0];
        var found = (await missing.ListAsync(span)).Where(m => visit.Member.LooksAfter(m.Topic)).ToArray();
        var all = found.Sum(m => m.Times);
        return visit.Page(t["missing-answers.title"], Html.Of($"""
            <nav class="actions" aria-label="{t["missing-answers.span"]}">{Html.Each(Spans, s => Html.Of($"""<a class="button" href="?days={s}"{Html.If(s == span, $" aria-current=\"true\"")}>{t["missing-answers.days", ("count", Visit.Number(s))]}</a>"""))}</nav>
            {Html.If(found.Length == 0, $"<p class=\"soft\">{t["missing-answers.none"]}</p>")}
            {Html.If(found.Length > 0, $"<p>{t["missing-answers.advice", ("all", Visit.Number(all)), ("different", Visit.Number(found.Length)), ("few", Visit.Number(Math.Min(Few, found.Length))), ("share", Share(found.Take(Few).Sum(m => m.Times), all))]}</p>{ByTopic(visit, found)}{Table(visit, found, all)}")}
            """));
    }

    private static Html ByTopic(Visit visit, IEnumerable<MissingAnswer> found) => Html.Of($"""
        <ul class="numbers">{Html.Each(found.GroupBy(m => m.Topic).OrderByDescending(g => g.Sum(m => m.Times)), g => Html.Of($"""
        <li><b>{Visit.Number(g.Sum(m => m.Times))}</b><span>{EnquiryWords.Topic(visit, g.Key)}</span></li>
        """))}</ul>
        """);

    private static Html Table(Visit visit, IReadOnlyList<MissingAnswer> found, int all)
    {
        var t = visit.T;
        var closed = 0;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["enquiries.question"]}</th><th class="num">{t["missing-answers.times"]}</th><th class="num">{t["missing-answers.closes"]}</th><th>{t["enquiries.topic"]}</th><th>{t["missing-answers.season"]}</th><th>{t["missing-answers.places"]}</th><th>{t["missing-answers.nearest"]}</th></tr></thead>
            <tbody>{Html.Each(found.Take(MostShown), m => Html.Of($"""
            <tr><td data-name="{t["enquiries.question"]}"><strong>{m.Question}</strong></td>
            <td class="num" data-name="{t["missing-answers.times"]}">{m.Times}{Html.If(m.Unhelpful > 0, $" <small>{t["missing-answers.unhelpful", ("count", Visit.Number(m.Unhelpful))]}</small>")}</td>
            <td class="num" data-name="{t["missing-answers.closes"]}">{Share(closed += m.Times, all)}</td>
            <td data-name="{t["enquiries.topic"]}">{EnquiryWords.Topic(visit, m.Topic)}</td><td data-name="{t["missing-answers.season"]}">{Season(visit, m)}</td>
            <td data-name="{t["missing-answers.places"]}">{string.Join(t.Separator, m.Regions.Select(r => $"{visit.Catalog.Regions.FullName(r.Key, visit.Locale)} {r.Value}"))}</td>
            <td data-name="{t["missing-answers.nearest"]}">{string.Join(t.Separator, m.Nearest.Select(n => AnswerMessages.Title(PassageRef.Parse(n), visit.Locale, visit.Catalog) ?? n))}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static string Season(Visit visit, MissingAnswer missing) =>
        visit.IsChinese ? missing.Season ?? "" : Content.Seasons.SolarTerm.All.FirstOrDefault(s => s.Name == missing.Season)?.English ?? "";

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{part * 100 / Math.Max(1, all)}%");
}
