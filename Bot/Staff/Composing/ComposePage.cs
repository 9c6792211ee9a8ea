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
    private const string LocalForm = "yyyy-MM-dd'T'HH:mm";

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/compose/{id:long}", Role.Editor, ShowAsync);
        routes.Act("/compose/{id:long}", Role.Editor, SaveAsync);
        routes.Act("/compose/{id:long}/count", Role.Editor, CountAsync);
    }

    private static async Task<IResult> ShowAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { } draft)
        {
            return visit.Missing();
        }

        if (draft.BroadcastId is { } broadcast)
        {
            return visit.Go($"/broadcasts/{broadcast}");
        }

        var t = visit.T;
        var sheet = await sheets.MakeAsync(draft, visit);
        var written = draft.Composition.Written;
        return visit.Page(t["menu.compose"], Html.Of($"""
            <p class="steps">{t["compose.step-2"]}</p>
            {Html.If(written is null && sheet.Tip is not null, $"<p><strong>{sheet.Tip!.Texts.Values.First().Title}</strong><br><span class=\"soft\">{sheet.Tip.Texts.Values.First().Summary}</span></p>")}
            <form method="post" action="/staff/compose/{id}" data-count="/staff/compose/{id}/count" data-count-into="count">
            <input type="hidden" name="form-token" value="{visit.FormToken}">
            {Html.If(written is not null, $"{WrittenFields(visit, written!)}")}
            {AudienceFields.Of(visit, draft.Composition)}
            <p class="count" role="status"><span id="count">{CountWords(visit, sheet)}</span></p>
            <fieldset><legend>{t["compose.when"]}</legend>
            <label for="when">{t["compose.when-at"]} <small>{t["compose.when-hint"]}</small></label>
            <input id="when" name="when" type="datetime-local" value="{draft.Composition.When?.ToString(LocalForm, CultureInfo.InvariantCulture)}">
            <label class="pick"><input type="checkbox" name="urgent" value="yes"{Html.If(draft.Composition.Urgent, $" checked")}> <span>{t["compose.urgent"]} <small>{t["compose.urgent-hint"]}</small></span></label>
            </fieldset>
            <div class="actions"><button class="main" name="next" value="check">{t["compose.check"]}</button><button name="next" value="stay">{t["compose.save"]}</button></div>
            </form>
            {Html.If(sheet.Tip is not null, $"<section><h2>{t["broadcast.message"]}</h2>{Preview.Of(visit, Messages(visit, sheet.Tip!), sheet.Tip!.Id)}</section>")}
            {Layout.Form(visit, $"/compose/{id}/discard", Html.Of($"""<button class="danger">{t["compose.discard"]}</button>"""))}
            """));
    }

    public static IReadOnlyDictionary<string, OutboundMessage> Messages(Caller caller, Tip tip) =>
        TipMessage.PerLocale(tip, locale => caller.Catalog.Texts.For(locale).Plain(TextKeys.TipSource));

    private static async Task<IResult> SaveAsync(long id, Visit visit, DraftStore drafts)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { BroadcastId: null } draft)
        {
            return visit.Missing();
        }

        await drafts.SaveAsync(id, Read(visit, draft.Composition));
        return visit.Field("next") == "check" ? visit.Go($"/compose/{id}/check") : visit.Go($"/compose/{id}", "saved");
    }

    /// <summary>Asked by the page whenever something is chosen; nothing is saved.</summary>
    private static async Task<IResult> CountAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets) =>
        await drafts.FindAsync(id, visit.Member.Id) is { BroadcastId: null } draft
            ? Results.Text(CountWords(visit, await sheets.MakeAsync(draft with { Composition = Read(visit, draft.Composition) }, visit)))
            : Results.NotFound();

    private static string CountWords(Visit visit, Sheet sheet) => sheet.Tip is null || sheet.Audience is null
        ? visit.T["compose.count-none"]
        : visit.T["compose.count", ("count", Visit.Number(sheet.Total)), ("channels", string.Join(visit.T.Separator, sheet.Counts.Select(c => $"{Words.Channel(visit, c.Key)} {Visit.Number(c.Value)}")))];

    private static Composition Read(Visit visit, Composition old) => old with
    {
        Written = old.Written is null ? null : ReadWritten(visit),
        Audience = AudienceFields.Read(visit),
        NotAgain = visit.Field("not-again") == "yes",
        Urgent = visit.Field("urgent") == "yes",
        When = DateTime.TryParseExact(visit.Field("when"), LocalForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var when) ? when : null,
    };

    private static WrittenContent ReadWritten(Visit visit)
    {
        return new()
        {
            Topic = visit.Catalog.Topics.ContainsKey(visit.Field("topic")) ? visit.Field("topic") : "",
            Title = Cut("title", WrittenContent.MaxShort),
            Summary = Cut("summary", WrittenContent.MaxShort),
            Body = Cut("body", WrittenContent.MaxBody),
            SourceTitle = Cut("source-title", WrittenContent.MaxShort),
            SourcePublisher = Cut("source-publisher", WrittenContent.MaxShort),
            SourceUrl = Cut("source-url", WrittenContent.MaxUrl),
        };

        string Cut(string field, int max) => visit.Field(field).ReplaceLineEndings("\n").CutTo(max);
    }

    private static Html WrittenFields(Visit visit, WrittenContent written)
    {
        var t = visit.T;
        return Html.Of($"""
            <fieldset><legend>{t["compose.write"]}</legend>
            <label for="topic">{t["compose.topic"]}</label><select id="topic" name="topic"><option value=""></option>{Html.Each(visit.Catalog.Topics.Values.Where(x => visit.Member.LooksAfter(x.Id)), x => Html.Of($"""
            <option value="{x.Id}"{Html.If(x.Id == written.Topic, $" selected")}>{x.Names.In(visit.Locale)}</option>
            """))}</select>
            {Line("title", written.Title, WrittenContent.MaxShort)}{Line("summary", written.Summary, WrittenContent.MaxShort)}
            <label for="body">{t["compose.body"]} <small>{t["compose.body-hint"]}</small></label><textarea id="body" name="body" maxlength="{WrittenContent.MaxBody}">{written.Body}</textarea>
            {Line("source-publisher", written.SourcePublisher, WrittenContent.MaxShort)}{Line("source-title", written.SourceTitle, WrittenContent.MaxShort)}{Line("source-url", written.SourceUrl, WrittenContent.MaxUrl)}
            <p class="soft">{t["compose.source-hint"]}</p></fieldset>
            """);

        Html Line(string name, string value, int max) => Html.Of($"""
            <label for="{name}">{t["compose." + name]}</label><input id="{name}" name="{name}" value="{value}" maxlength="{max}">
            """);
    }
}
