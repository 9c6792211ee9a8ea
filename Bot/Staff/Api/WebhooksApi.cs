using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Pages;
using Bot.Webhooks;

namespace Bot.Staff.Api;

/// <summary>Webhooks: made, tried, changed, taken away; and what they were told with what they answered.</summary>
internal static class WebhooksApi
{
    private const string One = "/webhooks/{id:long}";
    private const int MostMessages = 200;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<WebhookListShape>("/webhooks", Scope.WebhooksRead, "All webhooks, each with its last answer.", ListAsync);
        routes.Make<WebhookBody, WebhookSecretShape>(
            "/webhooks", Scope.WebhooksWrite, "Adds a webhook. The answer has its secret, this once.", async (ApiCall call, WebhookKeeping keeping) =>
            {
                var body = call.Body<WebhookBody>();
                if (keeping.Unfit(call, body.Url, body.Events) is var (field, why))
                {
                    return call.Invalid([new(field, why)]);
                }

                var (outcome, secret) = await keeping.AddAsync(call, body.Url, [.. body.Events.Distinct()]);
                return await call.AnswerAsync(outcome, id => Task.FromResult(ApiAnswer.Made($"/webhooks/{id}", new WebhookSecretShape(id, secret))));
            },
            once: false);
        routes.Read<WebhookShape>(One, Scope.WebhooksRead, "One webhook.", ShowAsync);
        routes.Read<MessageListShape>($"{One}/messages", Scope.WebhooksRead, "What it was told lately and what it answered: the newest 200.", MessagesAsync);
        routes.Act<DoneShape>($"{One}/test", Scope.WebhooksWrite, Role.Admin, "Sends it a message `webhook.test`; its answer is soon among its messages.", async (long id, ApiCall call, WebhookKeeping keeping) =>
            await call.AnswerAsync(await keeping.TestAsync(id), _ => Task.FromResult(ApiAnswer.Ok(new DoneShape(id)))));
        routes.Act<WebhookSecretShape>(
            $"{One}/rotate", Scope.WebhooksWrite, Role.Admin, "Gives it a new secret, shown this once. The old one stays good for a day.", async (long id, ApiCall call, WebhookKeeping keeping) =>
                await keeping.RotateAsync(call, id) is var (outcome, secret) ? await call.AnswerAsync(outcome, _ => Task.FromResult(ApiAnswer.Ok(new WebhookSecretShape(id, secret)))) : call.Missing(),
            once: false);
        routes.Act<WebhookShape>($"{One}/disable", Scope.WebhooksWrite, Role.Admin, "Tells it nothing any more. What happens meanwhile it is never told.", (long id, ApiCall call, WebhookKeeping keeping, WebhookStore store, WebhookQueue queue) =>
            SetDisabledAsync(id, call, keeping, store, queue, true));
        routes.Act<WebhookShape>($"{One}/enable", Scope.WebhooksWrite, Role.Admin, "Tells it again what happens from now on.", (long id, ApiCall call, WebhookKeeping keeping, WebhookStore store, WebhookQueue queue) =>
            SetDisabledAsync(id, call, keeping, store, queue, false));
        routes.Delete(One, Scope.WebhooksWrite, Role.Admin, "Removes it, with its messages.", async (long id, ApiCall call, WebhookKeeping keeping) => call.Answer(await keeping.RemoveAsync(call, id)));
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, WebhookStore store, WebhookQueue queue)
    {
        var answers = (await queue.LastAnswersAsync()).ToDictionary(m => m.Webhook);
        return ApiAnswer.Ok(new WebhookListShape([.. (await store.ListAsync()).Select(w => WebhookShape.Of(w, answers.GetValueOrDefault(w.Id), call))]));
    }

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, WebhookStore store, WebhookQueue queue) => await store.FindAsync(id) is { } webhook
        ? ApiAnswer.Ok(WebhookShape.Of(webhook, (await queue.LastAnswersAsync()).FirstOrDefault(m => m.Webhook == id), call))
        : call.Missing();

    private static async Task<ApiAnswer> MessagesAsync(long id, ApiCall call, WebhookStore store, WebhookQueue queue) => await store.FindAsync(id) is null
        ? call.Missing()
        : ApiAnswer.Ok(new MessageListShape([.. (await queue.ListAsync(id, MostMessages)).Select(m => WebhookMessageShape.Of(m, call))]));

    private static async Task<ApiAnswer> SetDisabledAsync(long id, ApiCall call, WebhookKeeping keeping, WebhookStore store, WebhookQueue queue, bool disabled) =>
        await call.AnswerAsync(await keeping.SetDisabledAsync(call, id, disabled), _ => ShowAsync(id, call, store, queue));
}

/// <summary>Webhooks.</summary>
internal sealed record WebhookListShape(IReadOnlyList<WebhookShape> Webhooks) : IShape<WebhookListShape>
{
    public static WebhookListShape Example { get; } = new([WebhookShape.Example]);
}

/// <summary>An address that is told what happens.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Where.</param>
/// <param name="Events">Of what.</param>
/// <param name="MadeBy">Who added it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="DisabledAt">Since when it is told nothing; null = it is told.</param>
/// <param name="Last">The last message it was sent, with its answer; null = none yet.</param>
internal sealed record WebhookShape(long Id, string Url, IReadOnlyList<string> Events, string MadeBy, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, WebhookMessageShape? Last) : IShape<WebhookShape>
{
    public static WebhookShape Example { get; } = new(
        1, "https://example.org/sciencebot", [WebhookTypes.BroadcastCompleted, WebhookTypes.BroadcastPaused], "李梅", Moment.At(6, 0), null, WebhookMessageShape.Example);

    public static WebhookShape Of(Webhook w, WebhookMessage? last, Caller caller) => new(w.Id, w.Url, w.Events, w.MadeBy, w.CreatedAt, w.DisabledAt, last is null ? null : WebhookMessageShape.Of(last, caller));
}

/// <summary>What a webhook was told lately.</summary>
internal sealed record MessageListShape(IReadOnlyList<WebhookMessageShape> Messages) : IShape<MessageListShape>
{
    public static MessageListShape Example { get; } = new([WebhookMessageShape.Example]);
}

/// <summary>One message to a webhook.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">What it tells of.</param>
/// <param name="At">When that happened.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="TriedAt">When it was last tried.</param>
/// <param name="Answer">What the other side said last.</param>
internal sealed record WebhookMessageShape(long Id, string Type, DateTimeOffset At, WebhookState State, int Attempts, DateTimeOffset? TriedAt, string? Answer)
{
    public static WebhookMessageShape Example { get; } = new(31, WebhookTypes.BroadcastCompleted, Moment.At(7, 1), WebhookState.Taken, 1, Moment.At(7, 1), "200 OK");

    public static WebhookMessageShape Of(WebhookMessage m, Caller caller) => new(m.Id, m.Type, m.At, m.State, m.Attempts, m.TriedAt, caller.Say(Phrase.Read(m.Answer)));
}

/// <summary>A webhook to be added.</summary>
/// <param name="Url">Its address: https, in the public net unless the settings allow more.</param>
/// <param name="Events">What it is told, such as <c>broadcast.completed</c>; at least one.</param>
internal sealed record WebhookBody(string Url, IReadOnlyList<string> Events) : IShape<WebhookBody>
{
    public static WebhookBody Example { get; } = new("https://example.org/sciencebot", [WebhookTypes.BroadcastCompleted, WebhookTypes.BroadcastPaused]);
}

/// <summary>A secret, shown this once.</summary>
/// <param name="Id">The webhook's number.</param>
/// <param name="Secret">What its messages are signed with.</param>
internal sealed record WebhookSecretShape(long Id, string Secret) : IShape<WebhookSecretShape>
{
    public static WebhookSecretShape Example { get; } = new(1, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
}
