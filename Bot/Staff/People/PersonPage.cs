using Bot.Content;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Subscribers;

namespace Bot.Staff.People;

/// <summary>One subscriber: what is known, what they got; stopped or deleted when they ask for it.</summary>
internal static class PersonPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/subscribers/{id:long}", Role.Viewer, ShowAsync);
        routes.Act("/subscribers/{id:long}/stop", Role.Editor, async (long id, Visit visit, PeopleActs acts) =>
            visit.Answer(await acts.StopAsync(id, visit), _ => visit.Go($"/subscribers/{id}", "stopped")));
        routes.Read("/subscribers/{id:long}/delete", Role.Admin, AskAsync);
        routes.Act("/subscribers/{id:long}/delete", Role.Admin, async (long id, Visit visit, PeopleActs acts) =>
            visit.Answer(await acts.DeleteAsync(id, visit), _ => visit.Go("/subscribers", "deleted")));
    }

    private static async Task<IResult> ShowAsync(long id, Visit visit, PeopleFinder finder)
    {
        if (await finder.FindAsync(visit, id) is not { } person)
        {
            return visit.Missing();
        }

        var t = visit.T;
        var history = await finder.HistoryAsync(id);
        return visit.Page(Name(visit, person), Html.Of($"""
            <table><tbody>{Html.Each(Facts(visit, person), f => Html.Of($"<tr><th scope=\"row\">{f.Name}</th><td>{f.Value}</td></tr>"))}</tbody></table>
            <div class="actions">
            {Html.If(visit.Member.May(Role.Editor) && person.Status is SubscriberStatus.Active or SubscriberStatus.Joining, $"{Layout.Form(visit, $"/subscribers/{id}/stop", Html.Of($"<button>{t["people.stop"]}</button>"))}")}
            {Html.If(visit.Member.May(Role.Admin), $"<span class=\"grave\"><a class=\"button danger\" href=\"/staff/subscribers/{id}/delete\">{t["people.delete"]}</a></span>")}</div>
            <section><h2>{t["people.history"]}</h2>
            {Html.If(history.Count == 0, $"<p class=\"soft\">{t["people.no-history"]}</p>")}
            {Html.If(history.Count > 0, $"""
            <table class="stack tight"><thead><tr><th>{t["broadcasts.title"]}</th><th>{t["recipients.state"]}</th><th>{t["recipients.at"]}</th><th>{t["recipients.reason"]}</th></tr></thead>
            <tbody>{Html.Each(history, h => Html.Of($"""
            <tr><td data-name="{t["broadcasts.title"]}"><a href="/staff/broadcasts/{h.Broadcast}">{h.Title}</a></td><td data-name="{t["recipients.state"]}">{t.Name(h.State)}</td>
            <td data-name="{t["recipients.at"]}">{visit.At(h.At)}</td><td data-name="{t["recipients.reason"]}">{(h.Reason is null ? "" : visit.Say(DeliveryReasons.Say(h.Reason)))}</td></tr>
            """))}</tbody></table>
            """)}</section>
            """));
    }

    private static IEnumerable<(string Name, string Value)> Facts(Visit visit, Subscriber person)
    {
        var (t, catalog, locale) = (visit.T, visit.Catalog, visit.Locale);
        yield return (t["people.status"], person.StatusReason is { } why && t.Has("status-why." + why) ? $"{t.Name(person.Status)} ({t["status-why." + why]})" : t.Name(person.Status));
        yield return (t["people.channel"], $"{Words.Channel(visit, person.Address.Channel)} {person.Address.Id}");
        yield return (t["people.topics"], person.Topics.Count == 0 ? t["people.all-topics"] : Names(person.Topics, x => catalog.Topics.TryGetValue(x, out var topic) ? topic.Names : null));
        yield return (t["people.region"], person.Region is null ? t["people.unknown"] : catalog.Regions.FullName(person.Region, locale));
        yield return (t["people.kind"], person.Audience is null ? t["people.unknown"] : Names([person.Audience], x => catalog.Audiences.TryGetValue(x, out var kind) ? kind.Names : null));
        yield return (t["people.crops"], person.Crops.Count == 0 ? t["people.unknown"] : Names(person.Crops, x => catalog.Crops.TryGetValue(x, out var crop) ? crop.Names : null));
        yield return (t["people.unit"], person.Unit ?? t["people.unknown"]);
        yield return (t["people.since"], visit.When(person.Since));

        string Names(IEnumerable<string> ids, Func<string, IReadOnlyDictionary<string, string>?> names) => string.Join(t.Separator, ids.Select(i => names(i)?.In(locale) ?? i));
    }

    private static async Task<IResult> AskAsync(long id, Visit visit, PeopleFinder finder) =>
        await finder.FindAsync(visit, id) is { } person
            ? visit.Page(visit.T["people.delete-title", ("name", Name(visit, person))], Html.Of($"""
                <p>{visit.T["people.delete-what"]}</p>
                <div class="actions">{Layout.Form(visit, $"/subscribers/{id}/delete", Html.Of($"""<button class="main danger">{visit.T["people.delete"]}</button>"""))}<a class="button" href="/staff/subscribers/{id}">{visit.T["act-no"]}</a></div>
                """))
            : visit.Missing();

    private static string Name(Visit visit, Subscriber person) => Words.Person(visit, person.Name, person.Address.Id);
}
