using Bot.Content;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>What people want answered by a person: what is open first, the oldest first.</summary>
internal static class EnquiriesPage
{
    private const int PageSize = 50;
    private const string Open = "open";
    private const string All = "all";

    public static void Map(StaffRoutes routes) => routes.Read("/enquiries", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, EnquiryStore store, long? beyond)
    {
        var t = visit.T;
        var filter = Read(visit) with { Beyond = beyond, Limit = PageSize + 1 };
        var found = await store.ListAsync(filter);
        var shown = found.Take(PageSize).ToArray();
        return visit.Page(t["menu.enquiries"], Html.Of($"""
            <p>{t["enquiries.what"]} <a href="/staff/enquiries/missing">{t["missing-answers.title"]}</a></p>
            {Search(visit, filter)}
            {(shown.Length > 0 ? Html.Nothing : filter.OldestFirst && visit.Query("topic").Length == 0 ? Html.Of($"<p class=\"soft\">{t["enquiries.nothing-waits"]}</p>") : Layout.NothingFound(visit))}
            {Html.If(shown.Length > 0, $"{Table(visit, shown)}")}
            {Html.If(found.Count > PageSize, $"<div class=\"actions\"><a class=\"button\" href=\"{More(visit, shown[^1].Id)}\">{t["more"]}</a></div>")}
            """));
    }

    public static Html Table(Visit visit, IEnumerable<Enquiry> enquiries)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack tight"><thead><tr><th>{t["enquiries.question"]}</th><th>{t["enquiries.state"]}</th><th>{t["enquiries.topic"]}</th><th>{t["enquiries.with"]}</th><th>{t["enquiries.asked"]}</th></tr></thead>
            <tbody>{Html.Each(enquiries, e => Html.Of($"""
            <tr><td data-name="{t["enquiries.question"]}"><a href="/staff/enquiries/{e.Id}">{e.Text}</a></td><td data-name="{t["enquiries.state"]}">{EnquiryWords.Badge(visit, e)}</td>
            <td data-name="{t["enquiries.topic"]}">{EnquiryWords.Topic(visit, e.Topic)}</td><td data-name="{t["enquiries.with"]}">{e.AssignedTo}</td><td data-name="{t["enquiries.asked"]}">{visit.At(e.AskedAt)}</td></tr>
            """))}</tbody></table>
            """);
    }

    /// <summary>What a member may see, and of that what they ask for.</summary>
    private static EnquiryFilter Read(Visit visit)
    {
        var state = visit.Query("state");
        var topic = visit.Query("topic");
        var own = EnquiryWords.Mine(visit);
        return own with
        {
            Statuses = Enum.TryParse<EnquiryStatus>(state, out var one) && Enum.IsDefined(one) ? [one] : state == All ? [] : EnquiryFilter.Open,
            OldestFirst = state.Length == 0 || state == Open,
            Topics = visit.Catalog.Topics.ContainsKey(topic) && visit.Member.LooksAfter(topic) ? [topic] : own.Topics,
            AssignedTo = visit.Query("mine").Length > 0 ? visit.Member.Name : null,
        };
    }

    private static Html Search(Visit visit, EnquiryFilter filter)
    {
        var t = visit.T;
        var (state, topic) = (visit.Query("state"), visit.Query("topic"));
        return Html.Of($"""
            <form class="search" role="search">
            <select name="state" aria-label="{t["enquiries.state"]}">{Option(Open, t["enquiries.open"], state)}{Html.Each(Enum.GetValues<EnquiryStatus>(), s => Option(s.ToString(), t.Name(s), state))}{Option(All, t["enquiries.all"], state)}</select>
            <select name="topic" aria-label="{t["enquiries.topic"]}">{Option("", t["enquiries.any-topic"], topic)}{Html.Each(visit.Catalog.Topics.Values.Where(x => visit.Member.LooksAfter(x.Id)), x => Option(x.Id, x.Names.In(visit.Locale), topic))}</select>
            <label class="pick"><input type="checkbox" name="mine" value="yes"{Html.If(filter.AssignedTo is not null, $" checked")}> {t["enquiries.mine"]}</label>
            <button>{t["search"]}</button></form>
            """);
    }

    private static Html Option(string value, string name, string chosen) => Html.Of($"""<option value="{value}"{Html.If(value == chosen, $" selected")}>{name}</option>""");

    private static string More(Visit visit, long last) =>
        $"?state={Uri.EscapeDataString(visit.Query("state"))}&topic={Uri.EscapeDataString(visit.Query("topic"))}&mine={Uri.EscapeDataString(visit.Query("mine"))}&beyond={last}";
}
