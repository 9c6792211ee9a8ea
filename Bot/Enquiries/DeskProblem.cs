using System.Globalization;

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

/// <summary>The problems in English, for the command line; the console has its own words.</summary>
internal static class DeskProblems
{
    public static string InEnglish(DeskProblem problem) => problem switch
    {
        DeskProblem.NoSuchEnquiry => "There is no enquiry of that number. See: enquiries list.",
        DeskProblem.Settled => "It is settled already. See: enquiries show.",
        DeskProblem.TextMissing => "The text is empty.",
        DeskProblem.TextTooLong => string.Create(CultureInfo.InvariantCulture, $"The text may have {EnquiryDesk.MaxAnswer} characters. Shorten it."),
        DeskProblem.NoSuchTopic => "There is no such topic. See topics.yaml.",
        DeskProblem.NothingToJoin => "There is no other enquiry of that number to join it to.",
        DeskProblem.JoinedToThis => "The other one is joined to this one already.",
        DeskProblem.OtherDeclined => "The other one was declined, so that it has no answer to share.",
        _ => problem.ToString(),
    };
}
