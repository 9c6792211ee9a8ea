using Bot.Content.Rendering;
using Bot.Enquiries;
using Bot.Enquiries.Retrieval;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Subscribers;

namespace Bot.Staff.Answering;

/// <summary>One enquiry: what was asked, what may help, the answer, and what became of it.</summary>
internal static class EnquiryPage
{
    public static void Map(StaffRoutes routes) => routes.Read("/enquiries/{id:long}", Role.Viewer, (long id, Visit visit) => ShowAsync(visit, id));

    /// <summary>The page; after an answer that was not taken with the reason and with what was written.</summary>
    public static async Task<IResult> ShowAsync(Visit visit, long id, string? problem = null, string written = "")
    {
        if (await visit.Context.RequestServices.GetRequiredService<EnquiryReader>().ReadAsync(visit, id) is not var (enquiry, person, again, near, answerers, history))
        {
            return visit.Missing();
        }

        var last = await visit.Context.RequestServices.GetRequiredService<ProposedAnswers>().LastAsync(id);
        var t = visit.T;
        return visit.Page(t["enquiry.title", ("number", EnquiryMessages.Number(id))], Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <blockquote class="question">{enquiry.Text}</blockquote>
            <p>{EnquiryWords.Badge(visit, enquiry)} {EnquiryWords.Topic(visit, enquiry.Topic)} · {EnquiryWords.Place(visit, enquiry.Region)}</p>
            <p class="soft">{Asker(visit, enquiry, person)} · {Words.Channel(visit, enquiry.Address.Channel)} · {visit.At(enquiry.AskedAt)}{Html.If(enquiry.AssignedTo is not null, $" · {t["enquiry.with", ("name", enquiry.AssignedTo!)]}")}</p>
            {Outcome(visit, enquiry)}
            {Html.If(EnquiryTransitions.IsOpen(enquiry.Status), $"{AnswerForm.Of(visit, enquiry, last, written)}")}
            {Near(visit, near)}
            {Html.If(again.Count > 0, $"<section><h2>{t["enquiry.again", ("count", Visit.Number(again.Count))]}</h2>{EnquiriesPage.Table(visit, again)}</section>")}
            {Html.If(EnquiryTransitions.IsOpen(enquiry.Status) && visit.Member.May(Role.Editor), $"{EnquiryActs.Forms(visit, enquiry, answerers)}")}
            {History(visit, history)}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static Html Asker(Visit visit, Enquiry enquiry, Subscriber? person) => person is null
        ? Html.Of($"{visit.T["enquiry.asker-gone"]}")
        : Html.Of($"""<a href="/staff/subscribers/{person.Id}">{Words.Person(visit, person.Name, enquiry.Address.Id)}</a>""");

    private static Html Outcome(Visit visit, Enquiry enquiry)
    {
        var t = visit.T;
        return enquiry switch
        {
            { DuplicateOf: { } of } => Html.Of($"""<p class="note">{t["enquiry.same-as"]} <a href="/staff/enquiries/{of}">{t["enquiry.title", ("number", EnquiryMessages.Number(of))]}</a></p>"""),
            { Answer: { } answer } => Html.Of($"""
                <section><h2>{t["enquiry.answer-by", ("name", enquiry.SettledBy ?? "")]}</h2><div class="bubble html">{Html.Rendered(MarkdownRenderer.Render(answer).WebHtml)}</div>
                {Html.If(visit.Member.May(Role.Editor), $"{Layout.Form(visit, $"/enquiries/{enquiry.Id}/draft", Html.Of($"""<p class="soft">{t["enquiry.make-draft-what"]}</p><button>{t["enquiry.make-draft"]}</button>"""))}")}</section>
                """),
            { Reason: { } reason } => Html.Of($"""<p class="note">{t["enquiry.declined-by", ("name", enquiry.SettledBy ?? "")]} {reason}</p>"""),
            _ => Html.Nothing,
        };
    }

    /// <summary>What the bot found: perhaps the answer is there and only lacks a wording.</summary>
    private static Html Near(Visit visit, IReadOnlyList<NearPassage> near) => near.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["enquiry.near"]}</h2><ul>{Html.Each(near, p => p.Passage.Kind == PassageKind.Tip
            ? Html.Of($"""<li><a href="/staff/content/{p.Passage.Id}">{p.Title}</a></li>""")
            : Html.Of($"""<li>{p.Title} <small>faq/{p.Passage.Id}</small></li>"""))}</ul></section>
        """);

    private static Html History(Visit visit, IReadOnlyList<EnquiryEvent> history) => Html.Of($"""
        <section><h2>{visit.T["enquiry.history"]}</h2><ol class="history">{Html.Each(history, e => Html.Of($"""
        <li><span class="soft">{visit.At(e.At)}</span> {visit.T[$"enquiry-act.{StaffTexts.Kebab(e.Act.ToString())}", ("who", Who(visit, e.Who)), ("detail", Detail(visit, e))]}</li>
        """))}</ol></section>
        """);

    private static string Who(Visit visit, string who) => who == Notices.NoticeBoard.Itself ? visit.T["enquiry.itself"] : who;

    private static string Detail(Visit visit, EnquiryEvent event_) => event_.Act switch
    {
        EnquiryAct.Filed => EnquiryWords.Topic(visit, event_.Detail),
        EnquiryAct.Delivered => Words.Channel(visit, event_.Detail ?? ""),
        EnquiryAct.Rated => visit.T[event_.Detail == "yes" ? "enquiry.useful" : "enquiry.useless"],
        _ => visit.Say(event_.Said) ?? "",
    };
}
