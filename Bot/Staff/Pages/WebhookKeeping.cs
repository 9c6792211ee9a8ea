using System.Globalization;
using Bot.Webhooks;

namespace Bot.Staff.Pages;

/// <summary>What admins do with webhooks. A secret is given out once, by the act that made it.</summary>
internal sealed class WebhookKeeping(WebhookStore store, WebhookOutbox outbox, AddressGuard guard)
{
    private const int Most = 20;

    /// <summary>What will not do, and in which field; null = nothing.</summary>
    public (string Field, string Why)? Unfit(Caller caller, string url, IReadOnlyCollection<string> events) =>
        !guard.IsSound(url) ? ("url", caller.T["webhooks.bad-url"])
        : events.Count == 0 || events.Except(WebhookTypes.All).Any() ? ("events", caller.T["webhooks.no-event"])
        : null;

    public async Task<(Outcome Outcome, string Secret)> AddAsync(Caller caller, string url, IReadOnlyList<string> events)
    {
        if (Unfit(caller, url, events) is (_, var why))
        {
            return (Outcome.Of(why, 0), "");
        }

        var (id, secret) = (0L, "");
        var refused = await caller.ActAsync("webhook.add", "webhooks", null, $"{url}; {string.Join(", ", events)}", async () =>
        {
            if ((await store.ListAsync()).Count >= Most)
            {
                return caller.T["webhooks.too-many", ("max", Most.ToString(CultureInfo.InvariantCulture))];
            }

            (id, secret) = await store.AddAsync(url, events, caller.Member.Name);
            return null;
        });
        return (Outcome.Of(refused, id), secret);
    }

    /// <summary>Sends it a message, to see whether it arrives.</summary>
    public Task<Outcome> TestAsync(long id) => OfAsync(id, _ => outbox.TestAsync(id));

    /// <summary>Gives it a new secret; the old one stays good for a day.</summary>
    public async Task<(Outcome Outcome, string Secret)> RotateAsync(Caller caller, long id)
    {
        var secret = "";
        return (await OfAsync(id, w => caller.ActAsync("webhook.rotate", "webhooks", null, w.Url, async () => secret = await store.RotateAsync(id))), secret);
    }

    public Task<Outcome> SetDisabledAsync(Caller caller, long id, bool disabled) =>
        OfAsync(id, w => caller.ActAsync(disabled ? "webhook.disable" : "webhook.enable", "webhooks", null, w.Url, () => store.SetDisabledAsync(id, disabled)));

    public Task<Outcome> RemoveAsync(Caller caller, long id) => OfAsync(id, w => caller.ActAsync("webhook.remove", "webhooks", w.Url, null, () => store.RemoveAsync(id)));

    private async Task<Outcome> OfAsync(long id, Func<Webhook, Task> work)
    {
        if (await store.FindAsync(id) is not { } webhook)
        {
            return Outcome.Missing;
        }

        await work(webhook);
        return Outcome.Of(null, id);
    }
}
