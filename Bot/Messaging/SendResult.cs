namespace Bot.Messaging;

/// <summary>What became of one send. A failure is a value; only bugs are exceptions.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The platform took it.</summary>
    internal sealed record Sent(string MessageId) : SendResult;

    /// <summary>Not sent: the platform asks for a pause.</summary>
    internal sealed record RateLimited(TimeSpan RetryAfter) : SendResult;

    /// <summary>Not sent, and sending the same again would be refused again.</summary>
    internal sealed record Refused(Refusal Why, string Detail) : SendResult;

    /// <summary>Not sent: the conversation has another id now.</summary>
    internal sealed record Moved(ChannelAddress To) : SendResult;

    /// <summary>Certainly not sent, and worth another try: nobody was reached (no route, no name, connection refused).</summary>
    internal sealed record NotReached(string Detail) : SendResult;

    /// <summary>Perhaps sent, perhaps not: the answer was lost (timeout, reset, a server error).</summary>
    internal sealed record Unknown(string Detail) : SendResult;
}

/// <summary>Why a platform refuses a message for good.</summary>
internal enum Refusal
{
    /// <summary>The person blocked the bot or closed the account, or the group threw it out.</summary>
    Blocked,

    /// <summary>There is nobody at that address.</summary>
    NoSuchAddress,

    /// <summary>The platform does not let us write there (yet).</summary>
    NotAllowed,

    /// <summary>The message itself is wrong, for everybody alike.</summary>
    BadContent,

    /// <summary>Our credentials are refused: nothing can be sent at all.</summary>
    Unauthorized,

    /// <summary>The edit changes nothing, or comes too late; nothing is lost.</summary>
    Stale,

    /// <summary>Anything else that the platform calls our mistake.</summary>
    Other,
}
