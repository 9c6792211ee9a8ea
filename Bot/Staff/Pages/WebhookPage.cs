using System.Globalization;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Webhooks;

namespace Bot.Staff.Pages;

/// <summary>One webhook: what it was told, what it answered, and what can be done with it.</summary>
internal static class WebhookPage
{
    private const int MostMessages = 30;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/webhooks/{id:long}", Role.Admin, ShowAsync);
        routes.Act("/webhooks/{id:long}/test", Role.Admin, async (long id, Visit visit, WebhookKeeping keeping) =>
            visit.Answer(await keeping.TestAsync(id), _ => visit.Go($"/webhooks/{id}", "webhook-tested")));
        routes.Act("/webhooks/{id:long}/rotate", Role.Admin, RotateAsync);
        routes.Act("/webhooks/{id:long}/disable", Role.Admin, async (long id, Visit visit, WebhookKeeping keeping) =>
            visit.Answer(await keeping.SetDisabledAsync(visit, id, true), _ => visit.Go($"/webhooks/{id}", "saved")));
        routes.Act("/webhooks/{id:long}/enable", Role.Admin, async (long id, Visit visit, WebhookKeeping keeping) =>
            visit.Answer(await keeping.SetDisabledAsync(visit, id, false), _ => visit.Go($"/webhooks/{id}", "saved")));
        routes.Act("/webhooks/{id:long}/remove", Role.Admin, async (long id, Visit visit, WebhookKeeping keeping) =>
            visit.Answer(await keeping.RemoveAsync(visit, id), _ => visit.Go("/webhooks", "webhook-removed")));
    }

    public static IResult ShowSecret(Visit visit, long id, string secret, string what) => visit.Page(visit.T["webhooks.secret"], Html.Of($"""
        <p class="note good">{visit.T["webhooks.once"]}</p>{Html.If(what != visit.T["webhooks.once"], $"<p>{what}</p>")}
        <label for="secret">{visit.T["webhooks.secret"]}</label><input id="secret" class="wide" readonly value="{secret}">
        <div class="actions"><a class="button" href="/staff/webhooks/{id}">{visit.T["back"]}</a></div>
        """));

    private static async Task<IResult> ShowAsync(long id, Visit visit, WebhookStore store, WebhookQueue queue)
    {
        if (await store.FindAsync(id) is not { } webhook)
        {
            return visit.Missing();
        }

        var t = visit.T;
        var messages = await queue.ListAsync(id, MostMessages);
        return visit.Page(new Uri(webhook.Url).Host, Html.Of($"""
            <p><code>{webhook.Url}</code></p>
            <p>{string.Join(t.Separator, webhook.Events.Select(e => WebhooksPage.EventName(visit, e)))} · {t[webhook.DisabledAt is null ? "webhooks.on" : "webhooks.off"]}</p>
            <div class="actions">{Button("test", "main")}{Button("rotate", "")}{Button(webhook.DisabledAt is null ? "disable" : "enable", "")}<span class="grave">{Button("remove", "danger")}</span></div>
            <section><h2>{t["webhooks.messages"]}</h2>
            {Html.If(messages.Count == 0, $"<p class=\"soft\">{t["webhooks.no-messages"]}</p>")}
            {Html.If(messages.Count > 0, $"{Table(visit, messages)}")}</section>
            """));

        Html Button(string act, string mood) => Layout.Form(
            visit, string.Create(CultureInfo.InvariantCulture, $"/webhooks/{id}/{act}"), Html.Of($"""<button class="{mood}">{t["webhooks." + act]}</button>"""));
    }

    private static Html Table(Visit visit, IReadOnlyList<WebhookMessage> messages)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["webhooks.type"]}</th><th>{t["webhooks.at"]}</th><th>{t["webhooks.state"]}</th><th class="num">{t["webhooks.tries"]}</th><th>{t["webhooks.answer"]}</th></tr></thead>
            <tbody>{Html.Each(messages, m => Html.Of($"""
            <tr><td data-name="{t["webhooks.type"]}">{WebhooksPage.EventName(visit, m.Type)}</td><td data-name="{t["webhooks.at"]}">{visit.At(m.At)}</td><td data-name="{t["webhooks.state"]}">{t.Name(m.State)}</td>
            <td class="num" data-name="{t["webhooks.tries"]}">{m.Attempts}</td><td data-name="{t["webhooks.answer"]}">{visit.Say(Phrase.Read(m.Answer))}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static async Task<IResult> RotateAsync(long id, Visit visit, WebhookKeeping keeping)
    {
        var (outcome, secret) = await keeping.RotateAsync(visit, id);
        return visit.Answer(outcome, _ => ShowSecret(visit, id, secret, visit.T["webhooks.overlap"]));
    }
}
