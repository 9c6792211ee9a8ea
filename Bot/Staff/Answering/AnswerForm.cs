using Bot.Content.Rendering;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>Where an enquiry's answer is written: sent at once, written for another to send, or another's released.</summary>
internal static class AnswerForm
{
    /// <param name="visit">Who looks.</param>
    /// <param name="enquiry">One that is open.</param>
    /// <param name="last">The last answer that somebody wrote for another to release; null = none.</param>
    /// <param name="written">What was written and not taken.</param>
    public static Html Of(Visit visit, Enquiry enquiry, Proposal? last, string written)
    {
        var waiting = last is { Decision: null } ? last : null;
        return Answerers.MayAnswer(visit.Member, enquiry, visit.Catalog) ? (waiting is not null && waiting.Author != visit.Member.Id ? Release(visit, enquiry, waiting, written) : Answer(visit, enquiry, written))
            : !Answerers.MayPropose(visit.Member, enquiry, visit.Catalog) ? Html.Of($"""<p class="note">{visit.T["answering.needs", ("role", visit.T.Name(Answerers.Needed(enquiry, visit.Catalog)))]}</p>""")
            : waiting is not null ? Waits(visit, enquiry, waiting)
            : Propose(visit, enquiry, last is { Decision: ProposalDecision.Returned } && last.Author == visit.Member.Id ? last : null, written);
    }

    private static Html Answer(Visit visit, Enquiry enquiry, string written)
    {
        var t = visit.T;
        return Html.Of($"""
            <section class="card"><h2>{t["enquiry.answer"]}</h2>
            {Layout.Form(visit, $"/enquiries/{enquiry.Id}/answer", Html.Of($"""
            {Text(visit, enquiry, written)}
            <p class="soft">{t["enquiry.answer-goes"]} {Careful(visit, enquiry)}</p>
            <button class="main">{t["enquiry.send"]}</button>
            """))}</section>
            """);
    }

    private static Html Release(Visit visit, Enquiry enquiry, Proposal waiting, string written)
    {
        var t = visit.T;
        return Html.Of($"""
            <section class="card"><h2>{t["answering.proposed-by", ("author", waiting.AuthorName), ("at", visit.Said(waiting.At))]}</h2>
            {Layout.Form(visit, $"/enquiries/{enquiry.Id}/answer", Html.Of($"""
            {Text(visit, enquiry, written.Length > 0 ? written : waiting.Body)}
            <p class="soft">{t["answering.check"]} {Careful(visit, enquiry)}</p>
            <button class="main">{t["answering.release"]}</button>
            """))}
            <hr>
            {Layout.Form(visit, $"/enquiries/{enquiry.Id}/give-back", Html.Of($"""
            <label for="remark">{t["approval.remark"]}</label><input class="wide" id="remark" name="remark" required maxlength="{Proposal.MaxWords}"><button class="danger">{t["answering.give-back"]}</button>
            """))}</section>
            """);
    }

    private static Html Propose(Visit visit, Enquiry enquiry, Proposal? returned, string written)
    {
        var t = visit.T;
        return Html.Of($"""
            <section class="card"><h2>{t["answering.propose"]}</h2>
            {Html.If(returned is not null, $"<p class=\"note bad\">{t["proposal.returned-by", ("by", returned!.DecidedByName ?? ""), ("at", visit.Said(returned.DecidedAt)), ("remark", returned.Remark ?? "")]}</p>")}
            {Layout.Form(visit, $"/enquiries/{enquiry.Id}/propose", Html.Of($"""
            {Text(visit, enquiry, written.Length > 0 ? written : returned?.Body ?? "")}
            <p class="soft">{t["answering.propose-what", ("role", t.Name(Answerers.Needed(enquiry, visit.Catalog)))]} {Careful(visit, enquiry)}</p>
            <button class="main">{t["answering.propose-send"]}</button>
            """))}</section>
            """);
    }

    /// <summary>What waits, for those who may not release it.</summary>
    private static Html Waits(Visit visit, Enquiry enquiry, Proposal waiting)
    {
        var t = visit.T;
        var isOwn = waiting.Author == visit.Member.Id;
        return Html.Of($"""
            <section class="card"><h2>{t["answering.proposed-by", ("author", waiting.AuthorName), ("at", visit.Said(waiting.At))]}</h2>
            <div class="bubble html">{Html.Rendered(MarkdownRenderer.Render(waiting.Body).WebHtml)}</div>
            {Html.If(isOwn, $"<p class=\"soft\">{t["answering.own-waits"]}</p>{Layout.Form(visit, $"/enquiries/{enquiry.Id}/withdraw", Html.Of($"""<button>{t["answering.withdraw"]}</button>"""))}")}</section>
            """);
    }

    private static Html Text(Visit visit, Enquiry enquiry, string written) => Html.Of($"""
        <label for="text">{visit.T["enquiry.answer-label"]} <small>{visit.T["enquiry.answer-hint"]}</small></label>
        <textarea id="text" name="text" required maxlength="{EnquiryDesk.MaxAnswer}" lang="{enquiry.Locale}">{written}</textarea>
        """);

    private static string Careful(Visit visit, Enquiry enquiry) => Answerers.Needed(enquiry, visit.Catalog) > Role.Editor ? visit.T["enquiry.answer-careful"] : "";
}
