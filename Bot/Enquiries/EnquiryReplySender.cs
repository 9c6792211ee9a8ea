using Bot.Content;
using Bot.Content.Rendering;
using Bot.Deliveries;
using Bot.Enquiries.Conversation;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>Sends the replies to those who asked, on the channel they asked on. After a crash a reply may come twice, but none is lost.</summary>
internal sealed class EnquiryReplySender(
    EnquiryStore store, EnquiryReplies replies, EnquiryEvents events, ChannelDirectory channels, NoticeBoard board, ContentLibrary content, Database database, TimeProvider time, ILogger<EnquiryReplySender> log)
    : PeriodicService(TimeSpan.FromSeconds(3), time, log)
{
    private const int AtOnce = 20;
    private const int MostAttempts = 60;
    private const int QuotedLength = 60;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var (id, attempts) in await replies.ListDueAsync(Time.GetUtcNow(), AtOnce))
        {
            if (await store.FindAsync(id) is { } enquiry)
            {
                await SendAsync(enquiry, attempts, stoppingToken);
            }
        }
    }

    private async Task SendAsync(Enquiry enquiry, int attempts, CancellationToken stoppingToken)
    {
        if (channels.Find(enquiry.Address.Channel) is not { } channel)
        {
            await FailAsync(enquiry, new(enquiry.Address.Channel.Length == 0 ? "reason.asker-gone" : "reason.not-connected"));
            return;
        }

        var result = await channel.SendAsync(enquiry.Address, await MessageAsync(enquiry), Lane.Reply, stoppingToken);
        switch (result)
        {
            case SendResult.Sent:
                await DoneAsync(enquiry);
                break;
            case SendResult.Moved { To: var target }:
                await store.MoveAsync(enquiry.Id, target);
                await replies.RetryAsync(enquiry.Id, "moved", Time.GetUtcNow());
                break;
            case SendResult.Refused { Why: not Refusal.Unauthorized } refused:
                await FailAsync(enquiry, DeliveryReasons.Say(DeliveryReasons.Of(refused)));
                break;
            case var _ when attempts >= MostAttempts:
                await FailAsync(enquiry, DeliveryReasons.Say(DeliveryReasons.Of(result)));
                break;
            default:
                log.LogWarning("The reply to enquiry {Id} waits: {Result}", enquiry.Id, result);
                await replies.RetryAsync(enquiry.Id, result.ToString()!, Time.GetUtcNow() + Pause(result, attempts));
                break;
        }
    }

    private static TimeSpan Pause(SendResult result, int attempts)
    {
        var pause = result is SendResult.RateLimited { RetryAfter: var asked } ? asked : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 10)));
        return pause < LongestPause ? pause : LongestPause;
    }

    private Task DoneAsync(Enquiry enquiry) => database.WriteAsync(async _ =>
    {
        if (await replies.SentAsync(enquiry.Id, Time.GetUtcNow()))
        {
            await events.AddAsync(enquiry.Id, NoticeBoard.Itself, EnquiryAct.Delivered, enquiry.Address.Channel);
        }
    });

    private Task FailAsync(Enquiry enquiry, Phrase problem) => database.WriteAsync(async _ =>
    {
        if (!await replies.FailedAsync(enquiry.Id, problem.ToString(), Time.GetUtcNow()))
        {
            return;
        }

        await events.AddAsync(enquiry.Id, NoticeBoard.Itself, EnquiryAct.Undelivered, problem.ToString());
        var notice = EnquiryDesk.Notice(enquiry, NoticeKind.EnquiryUndelivered, NoticeSeverity.Warning, TextKeys.NoticeEnquiryUndelivered);
        await board.PutAsync(notice with { Arguments = new Dictionary<string, Phrase>(notice.Arguments) { ["problem"] = problem } });
    });

    private async Task<OutboundMessage> MessageAsync(Enquiry enquiry)
    {
        var settled = enquiry.DuplicateOf is { } of ? await store.FindAsync(of) ?? enquiry : enquiry;
        var catalog = content.Current;
        var texts = catalog.Texts.For(enquiry.Locale);
        var question = enquiry.Text.Length <= QuotedLength ? enquiry.Text : enquiry.Text.CutTo(QuotedLength) + "…";
        if (settled.Answer is not { } answer)
        {
            return new(texts[TextKeys.EnquiryDeclined, ("question", question), ("reason", settled.Reason ?? "")]);
        }

        var text = texts[TextKeys.EnquiryAnswered, ("question", question)].Then(MarkdownRenderer.Render(answer));
        var careful = settled.Topic is null || catalog.AskWords.Careful.Contains(settled.Topic);
        return new(careful ? text.Then(texts[TextKeys.AskNoDoctor]) : text)
        {
            Choices = [[Button(1, TextKeys.AskUseful, RateAnswer.Useful), Button(2, TextKeys.AskUseless, RateAnswer.Useless)]],
        };

        Choice Button(int number, string key, string what) => AnswerMessages.Numbered(number, texts.Plain(key), $"{RateAnswer.Prefix}:{enquiry.Id}/{what}");
    }
}
