using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Webhooks;

namespace Bot.Staff.Pages;

/// <summary>Which programs are told what happens here.</summary>
internal static class WebhooksPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/webhooks", Role.Admin, (Visit visit, WebhookStore store, WebhookQueue queue) => ShowAsync(visit, store, queue, null));
        routes.Act("/webhooks", Role.Admin, AddAsync);
        WebhookPage.Map(routes);
    }

    public static string EventName(Visit visit, string type) => visit.T[$"webhook-event.{type.Replace('.', '-')}"];

    private static async Task<IResult> ShowAsync(Visit visit, WebhookStore store, WebhookQueue queue, string? problem)
    {
        var t = visit.T;
        var webhooks = await store.ListAsync();
        var answers = (await queue.LastAnswersAsync()).ToDictionary(m => m.Webhook);
        return visit.Page(t["menu.webhooks"], Html.Of($"""
            <p>{t["webhooks.what"]}</p>
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Html.If(webhooks.Count == 0, $"<p class=\"soft\">{t["webhooks.none"]}</p>")}
            {Html.If(webhooks.Count > 0, $"""
            <table class="stack"><thead><tr><th>{t["webhooks.url"]}</th><th>{t["webhooks.events"]}</th><th>{t["webhooks.state"]}</th><th>{t["webhooks.last"]}</th></tr></thead>
            <tbody>{Html.Each(webhooks, w => Html.Of($"""
            <tr><td data-name="{t["webhooks.url"]}"><a href="/staff/webhooks/{w.Id}">{w.Url}</a></td><td data-name="{t["webhooks.events"]}">{string.Join(t.Separator, w.Events.Select(e => EventName(visit, e)))}</td>
            <td data-name="{t["webhooks.state"]}">{(w.DisabledAt is null ? Html.Of($"{t["webhooks.on"]}") : Html.Of($"""<span class="badge">{t["webhooks.off"]}</span>"""))}</td><td data-name="{t["webhooks.last"]}">{Answer(visit, answers.GetValueOrDefault(w.Id))}</td></tr>
            """))}</tbody></table>
            """)}
            <section class="card"><h2>{t["webhooks.new"]}</h2>{Layout.Form(visit, "/webhooks", Html.Of($"""
            <label for="url">{t["webhooks.url"]} <small>{t["webhooks.url-hint"]}</small></label><input id="url" name="url" type="url" required maxlength="{WebhookStore.MaxUrl}" class="wide" value="{visit.Given("url")}">
            <fieldset><legend>{t["webhooks.events"]}</legend>{Html.Each(WebhookTypes.All, e => Html.Of($"""
            <label class="pick"><input type="checkbox" name="events" value="{e}"{Html.If(visit.Chose("events", e), $" checked")}> <span>{EventName(visit, e)} <small><code>{e}</code></small></span></label>
            """))}</fieldset><button class="main">{t["webhooks.add"]}</button>
            """))}</section>
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static Html Answer(Visit visit, WebhookMessage? message) => message is null
        ? Html.Of($"""<span class="soft">{visit.T["webhooks.never"]}</span>""")
        : Html.Of($"{visit.Say(Phrase.Read(message.Answer))} <small>{visit.At(message.TriedAt)}</small>");

    private static async Task<IResult> AddAsync(Visit visit, WebhookStore store, WebhookQueue queue, WebhookKeeping keeping)
    {
        var (outcome, secret) = await keeping.AddAsync(visit, visit.Field("url"), [.. WebhookTypes.All.Intersect(visit.Fields("events"))]);
        return outcome.Problem is { } problem ? await ShowAsync(visit, store, queue, visit.Say(problem)) : WebhookPage.ShowSecret(visit, outcome.Id, secret, visit.T["webhooks.once"]);
    }
}
