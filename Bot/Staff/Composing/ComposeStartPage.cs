using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>The first step: what is sent.</summary>
internal static class ComposeStartPage
{
    private const int Most = 60;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/compose", Role.Editor, ShowAsync);
        routes.Act("/compose", Role.Editor, BeginAsync);
        routes.Act("/compose/{id:long}/discard", Role.Editor, DiscardAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, DraftStore drafts)
    {
        var t = visit.T;
        var (search, topic) = (visit.Query("search"), visit.Query("topic"));
        var tips = visit.Catalog.Tips.Values
            .Where(tip => visit.Member.LooksAfter(tip.Topic) && (topic.Length == 0 || tip.Topic == topic) && (search.Length == 0 || tip.Texts.Values.Any(x => (x.Title + x.Summary).Contains(search, StringComparison.OrdinalIgnoreCase)) || tip.Id.Contains(search, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(tip => TipFit.ObstacleEverywhere(tip, visit.Today, visit.Catalog) is not null).ThenBy(tip => tip.Topic).ThenBy(tip => tip.Id).ToArray();
        var (shown, next) = ContentFinder.Page(visit, tips, Most);
        var begun = await drafts.ListAsync(visit.Member.Id);
        return visit.Page(t["menu.compose"], Html.Of($"""
            <p class="steps">{t["compose.step-1"]}</p>
            {Drafts(visit, begun)}
            {Layout.Form(visit, "/compose", Html.Of($"""<button>{t["compose.write-new"]}</button>"""))}
            {ContentFinder.Form(visit)}
            {Html.If(tips.Length == 0, $"{Layout.NothingFound(visit)}")}
            {Layout.Form(visit, "/compose", Html.Of($"""
            <ul class="choices">{Html.Each(shown, tip => One(visit, tip))}</ul>
            """))}
            {next}
            """));
    }

    private static Html One(Visit visit, Tip tip)
    {
        var text = tip.Texts.TryGetValue(visit.Locale, out var own) ? own : tip.Texts.Values.First();
        return Html.Of($"""
            <li><div><strong>{text.Title}</strong> {TipState.Badge(visit, tip)}<br><span class="soft">{(visit.Catalog.Topics.TryGetValue(tip.Topic, out var topic) ? topic.Names.In(visit.Locale) : tip.Topic)} · {text.Summary}</span></div>
            <button name="tip" value="{tip.Id}">{visit.T["compose.choose"]}</button></li>
            """);
    }

    private static Html Drafts(Visit visit, IReadOnlyList<Draft> drafts) => drafts.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["compose.drafts"]}</h2><ul class="choices">{Html.Each(drafts, d => Html.Of($"""
        <li><a href="/staff/compose/{d.Id}">{Title(visit, d)}</a> <small>{visit.At(d.ChangedAt)}</small></li>
        """))}</ul></section>
        """);

    private static string Title(Visit visit, Draft draft) =>
        (SheetMaker.TipOf(draft, visit)?.Texts.Values.First().Title ?? draft.Composition.Written?.Title) is { Length: > 0 } title ? title : visit.T["compose.untitled"];

    private static async Task<IResult> BeginAsync(Visit visit, DraftStore drafts, IBroadcastStore broadcasts)
    {
        if (long.TryParse(visit.Field("like"), NumberStyles.None, CultureInfo.InvariantCulture, out var old))
        {
            return await BeginLikeAsync(visit, old, drafts, broadcasts);
        }

        var tip = visit.Field("tip");
        if (tip.Length > 0 && !(visit.Catalog.Tips.TryGetValue(tip, out var known) && visit.Member.LooksAfter(known.Topic)))
        {
            return visit.Missing();
        }

        var limits = new AudienceFilter { Regions = visit.Member.Regions };
        var id = await drafts.AddAsync(visit.Member.Id, tip.Length > 0 ? new() { TipId = tip, Audience = limits } : new() { Written = new(), Audience = limits });
        return visit.Go($"/compose/{id}");
    }

    /// <summary>The same once more, to be mended: what was given back, or sent before.</summary>
    private static async Task<IResult> BeginLikeAsync(Visit visit, long old, DraftStore drafts, IBroadcastStore broadcasts) =>
        await broadcasts.FindAsync(old) is { } broadcast && Words.MayAct(visit, broadcast) && await drafts.FindOfAsync(old) is { } draft
            ? visit.Go($"/compose/{await drafts.AddAsync(visit.Member.Id, draft.Composition)}")
            : visit.Missing();

    private static async Task<IResult> DiscardAsync(long id, Visit visit, DraftStore drafts)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { BroadcastId: null })
        {
            return visit.Missing();
        }

        await drafts.DiscardAsync(id);
        return visit.Go("/compose", "discarded");
    }
}
