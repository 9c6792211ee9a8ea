using Bot.Content;
using Bot.Dispatching;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Staff.Chat;
using Bot.Staff.Members;

namespace Bot.Staff.Answering;

/// <summary>
/// Enquiries in the chat of linked staff: <c>/inbox</c>, the buttons under what they are told, and what they write after them. A reply
/// to the message that told them of an enquiry answers it.
/// </summary>
internal sealed class EnquiriesInChat(AnsweringDesk desk, ProposedAnswers proposed, EnquiryStore store, EnquiryCalls calls, StaffStore staff, ContentLibrary content, IServiceProvider services) : IUpdateHandler, IAwaitedAnswer
{
    public const string Inbox = "inbox";

    private const int MostShown = 5;

    public IReadOnlyList<string> Handles => [Inbox, EnquiryMessages.Prefix];

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        if (request.Update.IsGroup || await staff.FindByChatAsync(request.Update.Conversation.ToString()) is not { } member)
        {
            return [new(new OutboundMessage(catalog.Texts.For(catalog.Texts.LocaleFor(request.Update.Language))[TextKeys.Unknown]))];
        }

        var caller = new ChatCaller(services, member);
        return request.Command == Inbox ? Say(await InboxAsync(caller))
            : request.IsTap && EnquiryMessages.Parse(request.Argument) is var (id, act, proposal) ? Say(await TapAsync(caller, id, act, proposal))
            : Say(new(caller.T.Message("chat.help")));
    }

    public async Task<IReadOnlyList<Reply>?> TryTakeAsync(Update update, CancellationToken cancellationToken)
    {
        if (update.IsGroup || update.Text.Length == 0 || await staff.FindByChatAsync(update.Conversation.ToString()) is not { } member)
        {
            return null;
        }

        var caller = new ChatCaller(services, member);
        return update.RepliesTo is { } message && await calls.ToldInAsync(update.Conversation.ToString(), message) is { } told
                ? Say(await WriteAsync(caller, told, EnquiryAct.Answered, update.Text))
            : await calls.AwaitedAsync(member.Id) is { } awaited ? Say(await WriteAsync(caller, awaited.Enquiry, awaited.Act, update.Text))
            : null;
    }

    /// <summary>What is theirs comes once more, each in a message that can be replied to: to answer, to release, to write for another.</summary>
    private async Task<OutboundMessage> InboxAsync(Caller caller)
    {
        var own = (await store.ListAsync(new() { Statuses = [EnquiryStatus.Assigned], AssignedTo = caller.Member.Name, OldestFirst = true }))
            .Where(e => Answerers.MayAnswer(caller.Member, e, caller.Catalog)).Select(e => (e.Id, Reason: CallReason.Assigned));
        var all = (await proposed.ListToReleaseAsync(caller)).Select(e => (e.Id, Reason: CallReason.Proposed))
            .Concat(own).DistinctBy(c => c.Id)
            .Concat((await proposed.ListWantedAsync(caller)).Select(e => (e.Id, Reason: CallReason.Wanted))).ToArray();
        foreach (var (enquiry, reason) in all.Take(MostShown))
        {
            await calls.CallAsync(enquiry, caller.Member.Id, reason);
        }

        return new(caller.T.Message(all.Length == 0 ? "answering.inbox-empty" : "answering.inbox", ("count", EnquiryMessages.Number(all.Length)), ("shown", EnquiryMessages.Number(Math.Min(all.Length, MostShown)))));
    }

    private async Task<OutboundMessage> TapAsync(Caller caller, long id, char act, long proposal)
    {
        switch (act)
        {
            case EnquiryMessages.Answer or EnquiryMessages.Decline:
                return await AskAsync(caller, id, act == EnquiryMessages.Answer ? EnquiryAct.Answered : EnquiryAct.Declined);
            case EnquiryMessages.GiveBack:
                return await AskAsync(caller, id, EnquiryAct.GivenBack);
            case EnquiryMessages.Release:
                return Told(await proposed.ReleaseAsync(caller, id, proposal), caller.T.Message("answering.released", ("number", EnquiryMessages.Number(id))));
            case EnquiryMessages.PassOn:
                return Told(await desk.PassOnAsync(caller, id), caller.T.Message("answering.passed-on", ("number", EnquiryMessages.Number(id))));
            case EnquiryMessages.Draft:
                var (path, drafted) = await desk.DraftAsync(caller, id);
                return Told(drafted, caller.T.Message("answering.drafted", ("path", path ?? "")));
            case EnquiryMessages.Never:
                await calls.StopAwaitingAsync(caller.Member.Id);
                return new(caller.T.Message("answering.never-mind"));
            default:
                return new(caller.T.Message("chat.help"));
        }

        OutboundMessage Told(Outcome outcome, MessageText done) => new(outcome.IsDone ? done : NotDone(caller, outcome));
    }

    private async Task<OutboundMessage> AskAsync(Caller caller, long id, EnquiryAct act)
    {
        if (await desk.FindAsync(caller, id) is not { } enquiry || !EnquiryTransitions.IsOpen(enquiry.Status))
        {
            return new(caller.T.Message("chat.not-done", ("problem", caller.T["desk-problem.settled"])));
        }

        await calls.AwaitAsync(caller.Member.Id, id, act);
        var ask = act switch
        {
            EnquiryAct.GivenBack => "answering.write-remark",
            EnquiryAct.Declined => "answering.write-reason",
            _ when Answerers.MayPropose(caller.Member, enquiry, caller.Catalog) => "answering.write-proposal",
            _ => "answering.write-answer",
        };
        return new(caller.T.Message(ask, ("question", enquiry.Text)))
        {
            Choices = [[EnquiryMessages.Button(id, EnquiryMessages.Never, caller.T["answering.not-now"])]],
        };
    }

    /// <summary>What cannot be taken is still awaited: they may shorten it and send it again.</summary>
    private async Task<OutboundMessage> WriteAsync(Caller caller, long id, EnquiryAct act, string text)
    {
        // Who may not answer it writes for somebody who may.
        var isProposal = act == EnquiryAct.Answered && await desk.FindAsync(caller, id) is { } enquiry && Answerers.MayPropose(caller.Member, enquiry, caller.Catalog);
        var outcome = isProposal ? await proposed.ProposeAsync(caller, id, text) : act switch
        {
            EnquiryAct.Answered => await desk.AnswerAsync(caller, id, text),
            EnquiryAct.GivenBack => await proposed.GiveBackAsync(caller, id, text.Trim()),
            _ => await desk.DeclineAsync(caller, id, text),
        };
        if (!outcome.IsDone)
        {
            return new(NotDone(caller, outcome));
        }

        await calls.StopAwaitingAsync(caller.Member.Id);
        var done = isProposal ? "answering.proposed" : act switch { EnquiryAct.Answered => "answering.answered", EnquiryAct.GivenBack => "answering.given-back", _ => "answering.declined" };
        return new(caller.T.Message(done, ("number", EnquiryMessages.Number(id))))
        {
            Choices = act == EnquiryAct.Answered && !isProposal ? [[EnquiryMessages.Button(id, EnquiryMessages.Draft, caller.T["enquiry.make-draft"])]] : [],
        };
    }

    private static MessageText NotDone(Caller caller, Outcome outcome) => caller.T.Message("chat.not-done", ("problem", caller.Say(outcome.Problem) ?? caller.T["answering.no-such"]));

    private static IReadOnlyList<Reply> Say(OutboundMessage message) => [new(message)];
}
