using Bot.Content;
using Bot.Staff.Composing;
using Bot.Staff.Members;
using Bot.Staff.Quizzing;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>Everything in the content folder with its state.</summary>
internal static class ContentPage
{
    private const int Most = 150;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/content", Role.Viewer, ShowAsync);
        routes.Read("/content/{tip}", Role.Viewer, ShowOneAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ContentLibrary content, ContentFinder finder)
    {
        var t = visit.T;
        var search = visit.Query("search");
        var sent = await finder.LastSentAsync();
        var tips = ContentFinder.Search(visit, search, visit.Query("topic"));
        var (shown, next) = ContentFinder.Page(visit, tips, Most);
        var problems = visit.Catalog.Problems.Concat(content.Refused).ToArray();
        return visit.Page(t["menu.content"], Html.Of($"""
            {Html.If(problems.Length > 0, $"""
            <section class="card"><h2>{t["content.problems"]}</h2><p>{t["content.problems-what"]}</p><ul>{Html.Each(problems.Take(50), p => Html.Of($"<li><code>{p.File}{Html.If(p.Line > 0, $":{p.Line}")}</code> {visit.Say(p.Message)}</li>"))}</ul></section>
            """)}
            {CorrectionList.Lacking(visit)}
            {ContentFinder.Form(visit)}
            {(tips.Count == 0 && search.Length > 0 ? Layout.NothingFound(visit) : Html.Of($"<p>{t["content.count", ("count", Visit.Number(tips.Count))]}</p>"))}
            {Html.If(tips.Count > 0, $"{Table(visit, shown, sent)}")}
            {next}
            """));
    }

    private static Html Table(Visit visit, IEnumerable<Tip> tips, IReadOnlyDictionary<string, DateTimeOffset?> sent)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["broadcasts.title"]}</th><th>{t["compose.topic"]}</th><th>{t["content.state"]}</th><th>{t["content.review"]}</th><th>{t["content.last-sent"]}</th></tr></thead>
            <tbody>{Html.Each(tips, x => Html.Of($"""
            <tr><td data-name="{t["broadcasts.title"]}"><a href="/staff/content/{x.Id}">{ContentFinder.Text(visit, x).Title}</a></td><td data-name="{t["compose.topic"]}">{Topic(visit, x)}</td>
            <td data-name="{t["content.state"]}">{TipState.Badge(visit, x)}</td><td data-name="{t["content.review"]}">{Review(visit, x)}</td><td data-name="{t["content.last-sent"]}">{visit.At(sent.GetValueOrDefault(x.Id))}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static async Task<IResult> ShowOneAsync(string tip, Visit visit, ContentFinder finder)
    {
        if (ContentFinder.Find(visit, tip) is not { } found)
        {
            return visit.Missing();
        }

        var t = visit.T;
        var sent = await finder.SendingsAsync(tip);
        return visit.Page(ContentFinder.Text(visit, found).Title, Html.Of($"""
            <p>{TipState.Badge(visit, found)} {Topic(visit, found)} · <code>{found.File}</code></p>
            <p>{t["content.review"]}{t.Colon}{Review(visit, found)}</p>
            <p>{t["content.source"]}{t.Colon}<a href="{found.Source.Url.AbsoluteUri}" rel="noopener noreferrer">{found.Source.Publisher}: {found.Source.Title}</a></p>
            {Html.If(visit.Member.May(Role.Editor), $"<div class=\"actions\">{Layout.Form(visit, "/compose", Html.Of($"""<button class="main" name="tip" value="{tip}">{t["content.send"]}</button>"""))}</div>")}
            {Preview.Of(visit, ComposePage.Messages(visit, found), tip)}
            {Html.If(found.Spoken is not null, $"<section><h2>{t["content.spoken"]}</h2><div class=\"bubble chat\">{found.Spoken}</div></section>")}
            {Html.If(sent.Count > 0, $"<section><h2>{t["content.sent"]}</h2>{BroadcastListPage.Table(visit, sent)}</section>")}
            """));
    }

    private static string Topic(Visit visit, Tip tip) => visit.Catalog.Topics.TryGetValue(tip.Topic, out var topic) ? topic.Names.In(visit.Locale) : tip.Topic;

    private static string Review(Visit visit, Tip tip) =>
        visit.T[tip.Review.IsDone ? "content.reviewed" : "content.not-reviewed", ("by", tip.Review.By), ("until", Visit.Unbroken(tip.Review.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];
}
