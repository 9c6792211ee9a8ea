using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Quizzes.Certificates;

/// <summary>
/// Sends certificates: to those who ask at once, to the others by day. Each is written down before the call, so that after a crash nobody
/// gets one twice unasked.
/// </summary>
internal sealed class CertificateSender(
    CertificateStore store,
    CertificatePictures pictures,
    ISubscriberStore subscribers,
    ChannelDirectory channels,
    ContentLibrary content,
    BroadcastsOptions broadcasts,
    TimeZoneInfo zone,
    SenderLock senderLock,
    TimeProvider time,
    ILogger<CertificateSender> log) : PeriodicService(TimeSpan.FromSeconds(1), time, log)
{
    private const int AtOnce = 50;
    private const int MostAttempts = 10;

    private readonly QuietHours quiet = QuietHours.TryParse(broadcasts.QuietHours) ?? QuietHours.None;
    private bool hasDoubted;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld)
        {
            return;
        }

        if (!hasDoubted)
        {
            await store.DoubtAsync();
            hasDoubted = true;
        }

        var isNight = quiet.Contains(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), zone).DateTime));
        foreach (var certificate in await store.ListDueAsync(onlyAsked: isNight, AtOnce))
        {
            await SendAsync(certificate, stoppingToken);
        }
    }

    private async Task SendAsync(Certificate certificate, CancellationToken stoppingToken)
    {
        if (await subscribers.PageAsync(certificate.SubscriberId - 1, 1) is not [var person] || person.Id != certificate.SubscriberId || !await store.ClaimAsync(certificate.Id))
        {
            return;
        }

        if (Unreachable(person, certificate) is { } reason)
        {
            await store.SettleAsync(certificate.Id, CertificateState.Failed, reason);
            return;
        }

        var message = await MessageAsync(certificate, content.Current.Texts.For(person.Locale), stoppingToken);
        try
        {
            var result = await channels.Find(person.Address.Channel)!.SendAsync(person.Address, message, certificate.Asked ? Lane.Reply : Lane.Bulk, stoppingToken);
            await SettleAsync(certificate, result);
        }
        catch (OperationCanceledException)
        {
            // Only waiting for a turn can be cancelled: it was not sent.
            await store.RetryAsync(certificate.Id, null, Time.GetUtcNow());
            throw;
        }
    }

    /// <summary>Whoever does not want to hear from us can still ask for it.</summary>
    private string? Unreachable(Subscriber person, Certificate certificate) =>
        channels.Find(person.Address.Channel) is null ? "the channel is not connected"
        : person.Status is SubscriberStatus.Stopped or SubscriberStatus.Unreachable && !certificate.Asked ? "not subscribed any more"
        : null;

    private Task SettleAsync(Certificate certificate, SendResult result)
    {
        switch (result)
        {
            case SendResult.Sent:
                return store.SettleAsync(certificate.Id, CertificateState.Sent, null);
            case SendResult.Refused { Why: not Refusal.Unauthorized } refused:
                log.LogWarning("Certificate {Id} was refused: {Result}", certificate.Id, refused);
                return store.SettleAsync(certificate.Id, CertificateState.Failed, $"{refused.Why}: {refused.Detail}");
            case SendResult.Unknown when !certificate.Asked:
                return store.SettleAsync(certificate.Id, CertificateState.InDoubt, result.ToString());
            case var _ when certificate.Attempts >= MostAttempts:
                return store.SettleAsync(certificate.Id, CertificateState.Failed, result.ToString());
            default:
                return store.RetryAsync(certificate.Id, result.ToString(), Time.GetUtcNow() + Pause(result, certificate.Attempts));
        }
    }

    private static TimeSpan Pause(SendResult result, int attempts) =>
        result is SendResult.RateLimited { RetryAfter: var asked } ? asked : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts + 1, 9)));

    private async Task<OutboundMessage> MessageAsync(Certificate certificate, Texts texts, CancellationToken stoppingToken)
    {
        var facts = pictures.Facts(certificate, texts);
        var picture = await pictures.ForMessageAsync(certificate, texts, stoppingToken);
        var text = texts[TextKeys.CertificateHere, ("contest", facts.Contest), ("score", facts.Score), ("serial", facts.Serial)].Then(Link(facts.Address));
        return new(certificate.Name.Length == 0 ? text.Then(texts[TextKeys.CertificateNameless]) : text)
        {
            Picture = picture,
            Choices = [[new Choice(texts.Plain(TextKeys.CertificateRename), string.Create(CultureInfo.InvariantCulture, $"{CertificateCodes.Rename}{certificate.Id:x}"))]],
        };
    }

    private static MessageText Link(string address)
    {
        var escaped = Markup.Escape(address);
        return new(address, $"<a href=\"{escaped}\">{escaped}</a>", $"<p><a href=\"{escaped}\" rel=\"noopener noreferrer\" target=\"_blank\">{escaped}</a></p>");
    }
}
