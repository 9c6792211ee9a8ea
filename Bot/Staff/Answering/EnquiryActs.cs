using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>What can be done with an enquiry, as forms. Whether somebody may is <see cref="AnsweringDesk"/>'s to say.</summary>
internal static class EnquiryActs
{
    private const int MaxReason = 500;

    public static void Map(StaffRoutes routes)
    {
        routes.Act("/enquiries/{id:long}/answer", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "answered", desk.AnswerAsync(visit, id, visit.Field("text").ReplaceLineEndings("\n"))));
        routes.Act("/enquiries/{id:long}/propose", Role.Editor, (long id, Visit visit, AnsweringDesk desk, ProposedAnswers proposed) =>
            DoAsync(visit, desk, id, "proposed", proposed.ProposeAsync(visit, id, visit.Field("text").ReplaceLineEndings("\n"))));
        routes.Act("/enquiries/{id:long}/give-back", Role.Reviewer, (long id, Visit visit, AnsweringDesk desk, ProposedAnswers proposed) =>
            DoAsync(visit, desk, id, "given-back", proposed.GiveBackAsync(visit, id, visit.Field("remark"))));
        routes.Act("/enquiries/{id:long}/withdraw", Role.Editor, (long id, Visit visit, AnsweringDesk desk, ProposedAnswers proposed) =>
            DoAsync(visit, desk, id, "answer-withdrawn", proposed.WithdrawAsync(visit, id)));
        routes.Act("/enquiries/{id:long}/decline", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "declined", desk.DeclineAsync(visit, id, visit.Field("reason"))));
        routes.Act("/enquiries/{id:long}/take", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "assigned", desk.AssignAsync(visit, id, visit.Member.Id)));
        routes.Act("/enquiries/{id:long}/assign", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "assigned", desk.AssignAsync(visit, id, Number(visit, "to"))));
        routes.Act("/enquiries/{id:long}/pass-on", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "passed-on", desk.PassOnAsync(visit, id)));
        routes.Act("/enquiries/{id:long}/file", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "filed", desk.FileAsync(visit, id, visit.Field("topic"))));
        routes.Act("/enquiries/{id:long}/join", Role.Editor, (long id, Visit visit, AnsweringDesk desk) =>
            DoAsync(visit, desk, id, "joined-to", desk.JoinAsync(visit, id, Number(visit, "of"))));
        routes.Act("/enquiries/{id:long}/draft", Role.Editor, async (long id, Visit visit, AnsweringDesk desk) =>
            await DoAsync(visit, desk, id, "drafted", Task.FromResult((await desk.DraftAsync(visit, id)).Outcome)));
    }

    /// <summary>Everything but the answer itself; each behind its name, so that the page stays calm.</summary>
    public static Html Forms(Visit visit, Enquiry enquiry, IReadOnlyList<StaffMember> answerers)
    {
        var t = visit.T;
        var mayAnswer = Answerers.MayAnswer(visit.Member, enquiry, visit.Catalog);
        var isMine = enquiry.AssignedTo == visit.Member.Name;
        var others = answerers.Where(m => m.Id != visit.Member.Id && m.Name != enquiry.AssignedTo).ToArray();
        return Html.Of($"""
            <section><h2>{t["enquiry.else"]}</h2>
            <div class="actions">{Html.If(mayAnswer && !isMine, $"{One("take", Html.Nothing, t["enquiry.take"])}")}{Html.If(enquiry.Status == EnquiryStatus.Assigned, $"{One("pass-on", Html.Nothing, t["answering.pass-on"])}")}</div>
            {Html.If(mayAnswer, $"{Behind(t["answering.decline"], One("decline", Html.Of($"""
            <label for="reason">{t["enquiry.decline-label"]}</label><input class="wide" id="reason" name="reason" required maxlength="{MaxReason}">
            """), t["enquiry.decline-button"]))}{Behind(t["enquiry.join"], One("join", Html.Of($"""
            <label for="of">{t["enquiry.join-label"]}</label><input id="of" name="of" required inputmode="numeric" pattern="[0-9]+" maxlength="12">
            """), t["enquiry.join-button"]))}")}
            {Html.If(others.Length > 0, $"{Behind(t["enquiry.assign"], One("assign", Html.Of($"""
            <label for="to">{t["enquiry.assign-label"]}</label><select id="to" name="to">{Html.Each(others, m => Html.Of($"""<option value="{m.Id}">{m.Name}</option>"""))}</select>
            """), t["enquiry.assign-button"]))}")}
            {Behind(t["enquiry.file"], One("file", Html.Of($"""
            <label for="topic">{t["enquiry.file-label"]}</label><select id="topic" name="topic">{Html.Each(visit.Catalog.Topics.Values.Where(x => Answerers.MayFile(visit.Member, enquiry, x.Id, visit.Catalog)), x => Html.Of($"""<option value="{x.Id}"{Html.If(x.Id == enquiry.Topic, $" selected")}>{x.Names.In(visit.Locale)}</option>"""))}</select>
            """), t["save"]))}
            </section>
            """);

        Html One(string act, Html fields, string button) => Layout.Form(visit, $"/enquiries/{enquiry.Id}/{act}", Html.Of($"{fields}<button>{button}</button>"));
    }

    private static Html Behind(string name, Html form) => Html.Of($"""<details class="behind"><summary>{name}</summary>{form}</details>""");

    /// <summary>After an act that was not taken the page comes again with what was written.</summary>
    private static async Task<IResult> DoAsync(Visit visit, AnsweringDesk desk, long id, string done, Task<Outcome> act) => await act is { IsDone: false } refused
        ? await EnquiryPage.ShowAsync(visit, id, visit.Say(refused.Problem), visit.Field("text"))
        : await desk.FindAsync(visit, id) is null ? visit.Go("/enquiries", done)
        : visit.Go($"/enquiries/{id}", done);

    private static long Number(Visit visit, string field) => long.TryParse(visit.Field(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
