using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>The third step: what it will do, before it does it.</summary>
internal static class SheetPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/compose/{id:long}/check", Role.Editor, ShowAsync);
        routes.Act("/compose/{id:long}/test", Role.Editor, TestAsync);
        routes.Act("/compose/{id:long}/submit", Role.Editor, SubmitAsync);
    }

    private static async Task<IResult> ShowAsync(long id, Visit visit, DraftStore drafts, SheetMaker sheets)
    {
        if (await drafts.FindAsync(id, visit.Member.Id) is not { } draft)
        {
            return visit.Missing();
        }

        return draft.BroadcastId is { } broadcast ? visit.Go($"/broadcasts/{broadcast}") : visit.Page(visit.T["sheet.title"], Body(visit, draft, await sheets.MakeAsync(draft, visit)));
    }

    private static Html Body(Visit visit, Draft draft, Sheet sheet)
    {
        var t = visit.T;
        return Html.Of($"""
            <p class="steps">{t["compose.step-3"]}</p>
            {Html.Each(sheet.Blockers, b => Html.Of($"""<p class="note bad"><strong>{t["sheet.blocker"]}</strong> {t[b.Key, ("value", b.Value)]}</p>"""))}
            {Html.Each(sheet.Warnings, w => Html.Of($"""<p class="note"><strong>{t["sheet.warning"]}</strong> {t[w.Key, ("value", w.Value)]}</p>"""))}
            {Html.If(sheet.Tip is not null, $"""
            <table><tbody>
            <tr><th scope="row">{t["sheet.content"]}</th><td>{sheet.Tip!.Texts.Values.First().Title}</td></tr>
            {Html.If(sheet.Audience is not null, $"<tr><th scope=\"row\">{t["sheet.audience"]}</th><td>{Words.Audience(visit, sheet.Audience!)}</td></tr>")}
            <tr><th scope="row">{t["sheet.count"]}</th><td><strong>{Visit.Number(sheet.Total)}</strong> <span class="soft">{Words.Channels(visit, sheet.Counts)}</span></td></tr>
            <tr><th scope="row">{t["sheet.when"]}</th><td>{(draft.Composition.When is null ? t["sheet.at-once"] : visit.When(sheet.DueAt))}</td></tr>
            <tr><th scope="row">{t["sheet.duration"]}</th><td>{Duration(visit, sheet.Duration)}</td></tr>
            <tr><th scope="row">{t["sheet.approval"]}</th><td>{t[sheet.NeedsApproval ? "sheet.needs-approval" : "sheet.needs-no-approval"]}</td></tr>
            </tbody></table>
            """)}
            <div class="actions">
            {Html.If(sheet.Blockers.Count == 0, $"{Layout.Form(visit, $"/compose/{draft.Id}/submit", Html.Of($"""
            <button class="main">{(sheet.NeedsApproval ? t["sheet.submit"] : t["sheet.send", ("count", Visit.Number(sheet.Total))])}</button>
            """))}")}
            <a class="button" href="/staff/compose/{draft.Id}">{t["sheet.change"]}</a></div>
            {Html.If(sheet.Tip is not null, $"""
            <section class="card"><h2>{t["sheet.test"]}</h2>{Test(visit, draft)}</section>
            <section><h2>{t["broadcast.message"]}</h2>{Preview.Of(visit, ComposePage.Messages(visit, sheet.Tip!), sheet.Tip!.Id)}</section>
            """)}
            """);
    }

    private static Html Test(Visit visit, Draft draft) => visit.Member.Chat is null
        ? Html.Of($"""<p>{visit.T["sheet.test-needs-chat"]} <a href="/staff/me">{visit.T["me.title"]}</a></p>""")
        : Layout.Form(visit, $"/compose/{draft.Id}/test", Html.Of($"<p>{visit.T["sheet.test-what"]}</p><button>{visit.T["sheet.test-button"]}</button>"));

    /// <summary>How long sending takes, in words.</summary>
    public static string Duration(Caller caller, TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => caller.T["sheet.no-limit"],
        { TotalMinutes: < 1 } => caller.T["sheet.under-a-minute"],
        { TotalHours: < 2 } some => caller.T["sheet.minutes", ("count", $"{Math.Ceiling(some.TotalMinutes):0}")],
        var long_ => caller.T["sheet.hours", ("count", $"{Math.Ceiling(long_.TotalHours):0}")],
    };

    private static async Task<IResult> TestAsync(long id, Visit visit, TestSending sending) =>
        visit.Answer(await sending.SendAsync(visit, id), _ => visit.Go($"/compose/{id}/check", "tested"));

    private static async Task<IResult> SubmitAsync(long id, Visit visit, Submission submission) => await submission.SubmitAsync(id, visit) switch
    {
        null => visit.Missing(),
        { Broadcast: { } broadcast } submitted => visit.Go($"/broadcasts/{broadcast}", submitted.Draft.BroadcastId is not null ? null : submitted.Sheet.NeedsApproval ? "submitted" : "sending"),
        var blocked => visit.Page(visit.T["sheet.title"], Body(visit, blocked.Draft, blocked.Sheet), StatusCodes.Status422UnprocessableEntity),
    };
}
