using Bot.Messaging;

namespace Bot.Enquiries;

/// <summary>Why something cannot be done with an enquiry.</summary>
internal enum DeskProblem
{
    NoSuchEnquiry,

    /// <summary>It is answered, declined or joined already.</summary>
    Settled,

    /// <summary>There is nothing in the answer or reason.</summary>
    TextMissing,

    /// <summary>See <see cref="EnquiryDesk.MaxAnswer"/>.</summary>
    TextTooLong,

    NoSuchTopic,

    /// <summary>The other enquiry is not there, or is this very one.</summary>
    NothingToJoin,

    /// <summary>The other one is joined to this one already.</summary>
    JoinedToThis,

    /// <summary>The other one was declined and has no answer to share.</summary>
    OtherDeclined,
}

/// <summary>What stands in the way, as it is said.</summary>
internal static class DeskProblems
{
    public static Phrase Say(DeskProblem problem) =>
        problem == DeskProblem.TextTooLong ? new(Phrase.Name(problem).Key!, ("max", EnquiryDesk.MaxAnswer)) : Phrase.Name(problem);
}
