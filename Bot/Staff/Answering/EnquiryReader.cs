using Bot.Enquiries;
using Bot.Enquiries.Conversation;
using Bot.Staff.Members;
using Bot.Subscribers;

namespace Bot.Staff.Answering;

/// <summary>Reads everything there is about one enquiry, for those who may see it.</summary>
internal sealed class EnquiryReader(AnsweringDesk desk, EnquiryStore store, EnquiryEvents events, AskStore asks, ISubscriberStore subscribers, StaffStore staff)
{
    /// <returns>Null when there is none, or none of theirs.</returns>
    public async Task<EnquiryCase?> ReadAsync(Caller caller, long id) => await desk.FindAsync(caller, id) is not { } enquiry ? null : new(
        enquiry,
        await subscribers.FindAsync(enquiry.Address),
        await store.ListDuplicatesAsync(id),
        Near(caller, await asks.FindAsync(enquiry.AskId)),
        [.. (await staff.ListAsync()).Where(m => Answerers.MayAnswer(m, enquiry, caller.Catalog))],
        await events.ListAsync(id));

    /// <summary>What the bot found: perhaps the answer is there and only lacks a wording.</summary>
    private static IReadOnlyList<NearPassage> Near(Caller caller, Ask? ask) =>
    [
        .. from passage in ask is null ? [] : ask.Given is { } given ? [given] : ask.Shown
           let title = AnswerMessages.Title(passage, caller.Locale, caller.Catalog)
           where title is not null
           select new NearPassage(passage, title),
    ];
}

/// <summary>One enquiry with all that belongs to it.</summary>
/// <param name="Enquiry">What was asked, and where it stands.</param>
/// <param name="Asker">Who asked; null when they are gone.</param>
/// <param name="Again">Those that ask the same and were joined to it.</param>
/// <param name="Near">What the bot found when it was asked.</param>
/// <param name="Answerers">Who may answer it.</param>
/// <param name="History">What was done with it, the oldest first.</param>
internal sealed record EnquiryCase(
    Enquiry Enquiry, Subscriber? Asker, IReadOnlyList<Enquiry> Again, IReadOnlyList<NearPassage> Near, IReadOnlyList<StaffMember> Answerers, IReadOnlyList<EnquiryEvent> History);

/// <summary>A piece of content that comes near a question, with its title.</summary>
internal sealed record NearPassage(PassageRef Passage, string Title);
