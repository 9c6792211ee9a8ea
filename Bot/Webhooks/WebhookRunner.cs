using Bot.Content;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;

namespace Bot.Webhooks;

/// <summary>Tells webhooks what waits for them: each webhook in order, all of them beside each other, so that one that hangs keeps none of the others.</summary>
internal sealed class WebhookRunner(WebhookQueue queue, WebhookStore store, WebhookCaller caller, NoticeBoard board, TimeProvider time, ILogger<WebhookRunner> log)
    : PeriodicService(TimeSpan.FromSeconds(1), time, log)
{
    private const int AtOnce = 10;
    private const int MaxWebhooks = 50;
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private readonly Dictionary<long, Task> busy = [];
    private DateTimeOffset forgotAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(busy.Values);
    }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var done in busy.Where(b => b.Value.IsCompleted).Select(b => b.Key).ToArray())
        {
            busy.Remove(done);
        }

        foreach (var webhook in (await queue.DueAsync()).Where(w => !busy.ContainsKey(w)).Take(MaxWebhooks - busy.Count).ToArray())
        {
            busy[webhook] = TellAsync(webhook, stoppingToken);
        }

        if (Time.GetUtcNow() - forgotAt > TimeSpan.FromHours(1))
        {
            forgotAt = Time.GetUtcNow();
            await queue.ForgetAsync(forgotAt - Keep);
        }
    }

    private async Task TellAsync(long id, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var message in await queue.ClaimAsync(id, AtOnce))
            {
                if (await store.FindAsync(id) is not { DisabledAt: null } webhook)
                {
                    return;
                }

                await TellAsync(webhook, message, stoppingToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Webhook {Id} could not be worked off and is tried again", id);
        }
        catch (OperationCanceledException)
        {
            // The program ends; what was claimed is tried again after its lease.
        }
    }

    private async Task TellAsync(Webhook webhook, WebhookMessage message, CancellationToken stoppingToken)
    {
        var start = Time.GetTimestamp();
        var (status, answer) = webhook.Secrets.Count == 0
            ? (0, new("reason.webhook-secret"))
            : await caller.CallAsync(webhook, message, stoppingToken);
        BotMetrics.WebhookCalled(status is >= 200 and < 300, Time.GetElapsedTime(start));
        if (status is >= 200 and < 300)
        {
            await queue.NoteAsync(message.Id, WebhookState.Taken, answer, null);
        }
        else if (status == StatusCodes.Status410Gone)
        {
            await queue.NoteAsync(message.Id, WebhookState.GivenUp, answer, null);
            await store.SetDisabledAsync(webhook.Id, true);
            await TellStaffAsync(webhook, TextKeys.NoticeWebhookGone, answer);
        }
        else if (WebhookPatience.After(message.Attempts) is { } wait)
        {
            await queue.NoteAsync(message.Id, WebhookState.Waiting, answer, Time.GetUtcNow() + wait);
        }
        else
        {
            await queue.NoteAsync(message.Id, WebhookState.GivenUp, answer, null);
            await TellStaffAsync(webhook, TextKeys.NoticeWebhookGivenUp, answer);
        }
    }

    /// <summary>Once a day for each webhook, however much of it is given up.</summary>
    private Task TellStaffAsync(Webhook webhook, string text, Phrase answer) => board.PutAsync(new()
    {
        Key = $"{text}/{webhook.Id}@{Time.GetUtcNow():yyyy-MM-dd}",
        Kind = NoticeKind.WebhookFailed,
        Severity = NoticeSeverity.Warning,
        Subject = $"webhook/{webhook.Id}",
        Text = text,
        Arguments = new Dictionary<string, Phrase> { ["url"] = new Uri(webhook.Url).Host, ["answer"] = answer },
    });
}
