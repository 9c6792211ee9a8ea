using Bot.Content;
using Bot.Content.Amending;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Staff.Chat;
using Bot.Staff.Members;
using Bot.Staff.Proposing;

namespace Bot.Staff.Quizzing;

/// <summary>Tells reviewers in their own chat of corrections that wait for them. What was there before the start is not told again.</summary>
internal sealed class CorrectionBell(
    Proposals proposals, StaffStore staff, StaffPost post, ContentLibrary content, IServiceProvider services, SenderLock senderLock, TimeProvider time, ILogger<CorrectionBell> log)
    : PeriodicService(TimeSpan.FromSeconds(5), time, log)
{
    private HashSet<long>? known;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld)
        {
            return;
        }

        var waiting = (await proposals.ListWaitingAsync()).Where(p => p.Kind == ProposalKind.Key).ToArray();
        var fresh = known is null ? [] : waiting.Where(p => !known.Contains(p.Id)).ToArray();
        known = [.. waiting.Select(p => p.Id)];
        foreach (var member in fresh.Length == 0 ? [] : (await staff.ListAsync()).Where(m => m.Chat is not null && m.DisabledAt is null))
        {
            foreach (var proposal in fresh.Where(p => p.Author != member.Id))
            {
                if (content.Current.Questions.TryGetValue(proposal.Subject, out var question) && Correcting.MayRelease(member, question, content.Current.Regions))
                {
                    await post.TellAsync(member, Message(new ChatCaller(services, member), question, proposal), stoppingToken);
                }
            }
        }
    }

    private static OutboundMessage Message(ChatCaller caller, Question question, Proposal proposal) => new(caller.T.Message(
        "chat.correction", ("author", proposal.AuthorName), ("question", question.In(caller.Locale).Stem), ("before", KeyWords.Of(caller, QuestionKey.Of(question))),
        ("after", KeyWords.Of(caller, Correcting.KeyOf(proposal).Key)), ("why", proposal.Why)));
}
