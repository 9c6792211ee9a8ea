using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>The second step: to whom and when; and, where it is written here, what.</summary>
internal static class ComposePage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/compose/{id:long}", Role.Editor, ShowAsync);
        routes.Act("/compose/{id:long}", Role.Editor, SaveAsync);
        routes.Look("/compose/{id:long}/look", Role.Editor, LookAsync);
    }

    private static async Task<IResult> ShowAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets) => await drafts.FindAsync(id, visit.Member.Id) switch
    {
        null => visit.Missing(),
        { BroadcastId: { } broadcast } => visit.Go($"/broadcasts/{broadcast}"),
        var draft => await PageAsync(visit, draft, sheets, null),
    };

    private static async Task<IResult> PageAsync(Visit visit, Draft draft, SheetMaker sheets, string? problem)
    {
        var (t, id) = (visit.T, draft.Id);
        var sheet = await sheets.MakeAsync(draft, visit);
        var written = draft.Composition.Written;
        return visit.Page(t["menu.compose"], Html.Of($"""
            <p class="steps">{t["compose.step-2"]}</p>
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Html.If(written is null && sheet.Tip is not null, $"<p><strong>{sheet.Tip!.Texts.Values.First().Title}</strong><br><span class=\"soft\">{sheet.Tip.Texts.Values.First().Summary}</span></p>")}
            <form method="post" action="/staff/compose/{id}" data-look="/staff/compose/{id}/look">
            <input type="hidden" name="form-token" value="{visit.FormToken}"><input type="hidden" name="version" value="{draft.ChangedAt.ToUnixTimeMilliseconds()}">
            {Html.If(written is not null, $"{WrittenFields.Of(visit, written!)}")}
            {AudienceFields.Of(visit, draft.Composition)}
            <p class="count" role="status"><span id="count">{CountWords(visit, sheet)}</span></p>
            <fieldset><legend>{t["compose.when"]}</legend>
            <label for="when">{t["compose.when-at"]} <small>{t["compose.when-hint"]}</small></label>
            <input id="when" name="when" type="datetime-local" value="{draft.Composition.When?.ToString(LocalTime.Form, CultureInfo.InvariantCulture)}">
            <label class="pick"><input type="checkbox" name="urgent" value="yes"{Html.If(draft.Composition.Urgent, $" checked")}> <span>{t["compose.urgent"]} <small>{t["compose.urgent-hint"]}</small></span></label>
            </fieldset>
            <div class="actions"><button class="main" name="next" value="check">{t["compose.check"]}</button><button name="next" value="stay">{t["compose.save"]}</button></div>
            </form>
            <section><h2>{t["broadcast.message"]}</h2><div id="preview">{PreviewOf(visit, draft)}</div></section>
            {Layout.Form(visit, $"/compose/{id}/discard", Html.Of($"""<button class="danger">{t["compose.discard"]}</button>"""))}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    public static IReadOnlyDictionary<string, OutboundMessage> Messages(Caller caller, Tip tip) =>
        TipMessage.PerLocale(tip, locale => caller.Catalog.Texts.For(locale).Plain(TextKeys.TipSource));

    private static async Task<IResult> SaveAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { } draft)
        {
            return visit.Missing();
        }

        if (draft.BroadcastId is { } broadcast)
        {
            return visit.Refused(visit.T["compose.submitted-already"], $"/broadcasts/{broadcast}");
        }

        var (composition, isTimeKnown) = Read(visit, draft.Composition);
        if (!isTimeKnown)
        {
            return await PageAsync(visit, draft with { Composition = composition }, sheets, visit.T["compose.when-unknown", ("value", visit.Field("when"))]);
        }

        var version = long.TryParse(visit.Field("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : draft.ChangedAt.ToUnixTimeMilliseconds();
        if (!await drafts.SaveAsync(id, composition, version))
        {
            var newer = (await drafts.FindAsync(id, visit.Member.Id))!;
            return await PageAsync(visit, newer with { Composition = composition }, sheets, visit.T["compose.changed-elsewhere", ("at", visit.Said(newer.ChangedAt))]);
        }

        return visit.Field("next") == "check" ? visit.Go($"/compose/{id}/check") : visit.Go($"/compose/{id}", "saved");
    }

    /// <summary>Asked by the page whenever something is chosen or written; nothing is saved.</summary>
    private static async Task<IResult> LookAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { BroadcastId: null } draft)
        {
            return Results.NotFound();
        }

        var now = draft with { Composition = Read(visit, draft.Composition).Composition };
        return Results.Json(new { count = CountWords(visit, await sheets.MakeAsync(now, visit)), preview = PreviewOf(visit, now).Markup });
    }

    /// <summary>How the message looks, also while it is being written.</summary>
    private static Html PreviewOf(Visit visit, Draft draft) =>
        (SheetMaker.TipOf(draft, visit) ?? draft.Composition.Written?.Sketch(visit.Catalog.Texts.DefaultLocale, visit.Today)) is { } tip
            ? Preview.Of(visit, Messages(visit, tip), tip.Id)
            : Html.Nothing;

    private static string CountWords(Visit visit, Sheet sheet) => sheet.Tip is null || sheet.Audience is null
        ? visit.T["compose.count-none"]
        : visit.T["compose.count", ("count", Visit.Number(sheet.Total)), ("channels", Words.Channels(visit, sheet.Counts))];

    /// <summary>What was chosen and written, and whether its time could be read: a time nobody understands must not become "at once".</summary>
    private static (Composition Composition, bool IsTimeKnown) Read(Visit visit, Composition old)
    {
        var when = LocalTime.Read(visit.Field("when"), visit.Today);
        return (old with
        {
            Written = old.Written is null ? null : WrittenFields.Read(visit),
            Audience = AudienceFields.Read(visit),
            NotAgain = visit.Field("not-again") == "yes",
            Urgent = visit.Field("urgent") == "yes",
            When = when,
        }, when is not null || visit.Field("when").Length == 0);
    }
}
