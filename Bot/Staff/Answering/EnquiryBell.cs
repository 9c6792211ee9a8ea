using Bot.Content;
using Bot.Deliveries;
using Bot.Enquiries;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Storage;

namespace Bot.Staff.Answering;

/// <summary>Gives each new enquiry to somebody, and tells those concerned in their own chat. Whoever has none finds it at the console.</summary>
internal sealed class EnquiryBell(
    EnquiryStore store,
    EnquiryEvents events,
    EnquiryDesk desk,
    EnquiryCalls calls,
    StaffStore staff,
    Proposals proposals,
    ChannelDirectory channels,
    ContentLibrary content,
    Database database,
    SenderLock senderLock,
    TimeProvider time,
    ILogger<EnquiryBell> log) : PeriodicService(TimeSpan.FromSeconds(3), time, log)
{
    private const int AtOnce = 50;
    private const int MostAttempts = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld)
        {
            return;
        }

        await proposals.TidyAnswersAsync();
        await TakeBackAsync();
        await AssignAsync();
        await RemindAsync();
        foreach (var call in await calls.ListDueAsync(AtOnce))
        {
            await TellAsync(call, stoppingToken);
        }
    }

    /// <summary>What somebody had who was shut out is new again.</summary>
    private async Task TakeBackAsync()
    {
        var burdens = await store.BurdensAsync();
        foreach (var gone in burdens.Count == 0 ? [] : (await staff.ListAsync()).Where(m => m.DisabledAt is not null && burdens.ContainsKey(m.Name)))
        {
            foreach (var enquiry in await store.ListAsync(new() { Statuses = [EnquiryStatus.Assigned], AssignedTo = gone.Name, OldestFirst = true, Limit = AtOnce }))
            {
                await desk.PassOnAsync(enquiry.Id, NoticeBoard.Itself);
            }
        }
    }

    /// <summary>What nobody may answer, or everybody has passed on, stays new: the console shows it to all.</summary>
    private async Task AssignAsync()
    {
        var waiting = await store.ListAsync(new() { Statuses = [EnquiryStatus.New], OldestFirst = true, Limit = AtOnce });
        if (waiting.Count == 0)
        {
            return;
        }

        await database.WriteAsync(async _ =>
        {
            var members = await staff.ListAsync();
            foreach (var enquiry in waiting)
            {
                if (Answerers.Next(enquiry, members, await store.BurdensAsync(), await events.PassedByAsync(enquiry.Id), content.Current) is { } next
                    && await desk.AssignAsync(enquiry.Id, next.Name, NoticeBoard.Itself) is null)
                {
                    await calls.CallAsync(enquiry.Id, next.Id, CallReason.Assigned);
                }
            }
        });
    }

    /// <summary>After a day everybody who may answer it is told, once.</summary>
    private async Task RemindAsync()
    {
        foreach (var id in await calls.ListUntoldWaitingAsync(AtOnce))
        {
            await database.WriteAsync(async _ =>
            {
                var enquiry = (await store.FindAsync(id))!;
                foreach (var member in (await staff.ListAsync()).Where(m => Answerers.MayAnswer(m, enquiry, content.Current)))
                {
                    await calls.CallAsync(id, member.Id, CallReason.Waiting);
                }
            });
        }
    }

    private async Task TellAsync(EnquiryCall call, CancellationToken stoppingToken)
    {
        var member = await staff.FindAsync(call.Member);
        if (await store.FindAsync(call.Enquiry) is not { } enquiry || !EnquiryTransitions.IsOpen(enquiry.Status)
            || member?.Chat is not { } chat || member.DisabledAt is not null || channels.Find(chat.Split(':', 2)[0]) is not { } channel
            || await AboutAsync(call) is not (true, var proposal))
        {
            await calls.DoneAsync(call, null, null);
            return;
        }

        var result = await channel.SendAsync(new(channel.Name, chat.Split(':', 2)[1]), EnquiryMessages.Call(enquiry, call.Reason, member, content.Current, proposal), Lane.Reply, stoppingToken);
        switch (result)
        {
            case SendResult.Sent { MessageId: var message }:
                await calls.DoneAsync(call, chat, message);
                break;
            case SendResult.Refused or SendResult.Moved:
            case var _ when call.Attempts >= MostAttempts:
                log.LogWarning("Staff member {Id} could not be told of enquiry {Enquiry}: {Result}", call.Member, call.Enquiry, result);
                await calls.FailedAsync(call);
                break;
            default:
                await calls.RetryAsync(call, Pause(result, call.Attempts));
                break;
        }
    }

    /// <summary>Whether there is still something to tell, and the answer it is about, if it is about one.</summary>
    private async Task<(bool IsDue, Proposal? Proposal)> AboutAsync(EnquiryCall call)
    {
        var last = call.Reason is CallReason.Proposed or CallReason.Returned ? await proposals.LastAsync(ProposalKind.Answer, Proposals.Subject(call.Enquiry)) : null;
        return call.Reason switch
        {
            CallReason.Proposed => (last is { Decision: null } && last.Author != call.Member, last),
            CallReason.Returned => (last is { Decision: ProposalDecision.Returned } && last.Author == call.Member, last),
            _ => (true, null),
        };
    }

    private static TimeSpan Pause(SendResult result, int attempts)
    {
        var pause = result is SendResult.RateLimited { RetryAfter: var asked } ? asked : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts + 1, 10)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
