using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>Says what a delivery becomes after a send. Pure.</summary>
internal static class DeliveryPolicy
{
    /// <summary>Tries that may have reached the person before the delivery is given up.</summary>
    public const int MaxAttempts = 5;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    private static readonly TimeSpan PauseWhenUnauthorized = TimeSpan.FromMinutes(1);

    /// <param name="attempts">Tries that count, this one included.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="resendDoubted">Whether a message that perhaps arrived may be sent again: yes for tips, no for quizzes.</param>
    /// <param name="now">The time.</param>
    public static Verdict Decide(int attempts, SendResult result, bool resendDoubted, DateTimeOffset now) => result switch
    {
        SendResult.Sent sent => new(DeliveryState.Sent, now) { MessageId = sent.MessageId },

        // Certainly not sent: costs no try.
        SendResult.RateLimited limited => Later(now + limited.RetryAfter, DeliveryReasons.RateLimited),
        SendResult.NotReached => Later(now + Pauses[0], DeliveryReasons.NotReached),
        SendResult.Refused { Why: Refusal.Unauthorized } => Later(now + PauseWhenUnauthorized, DeliveryReasons.Unauthorized),
        // Two addresses that point at each other must not be followed for ever.
        SendResult.Moved moved when attempts >= MaxAttempts =>
            new(DeliveryState.Failed, now) { Reason = DeliveryReasons.Moved, Recipient = new RecipientNews.Moved(moved.To) },
        SendResult.Moved moved => Later(now, DeliveryReasons.Moved) with { Recipient = new RecipientNews.Moved(moved.To), Counts = true },

        SendResult.Unknown when !resendDoubted || attempts >= MaxAttempts =>
            new(DeliveryState.InDoubt, now) { Reason = DeliveryReasons.NoAnswer, Doubted = true },
        SendResult.Unknown => Later(now + Pauses[Math.Min(attempts, Pauses.Length) - 1], DeliveryReasons.NoAnswer) with { Counts = true, Doubted = true },

        SendResult.Refused refused => Refuse(refused, now),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Every outcome has its rule."),
    };

    /// <summary>What a delivery becomes that was under way when the program died.</summary>
    public static DeliveryState AfterCrash(bool resendDoubted) => resendDoubted ? DeliveryState.Retrying : DeliveryState.InDoubt;

    private static Verdict Later(DateTimeOffset notBefore, string reason) => new(DeliveryState.Retrying, notBefore) { Reason = reason, Counts = false };

    private static Verdict Refuse(SendResult.Refused refused, DateTimeOffset now)
    {
        var failed = new Verdict(DeliveryState.Failed, now) { Reason = DeliveryReasons.Of(refused) };
        return refused.Why switch
        {
            Refusal.Blocked => failed with { Recipient = new RecipientNews.Blocked() },
            Refusal.NoSuchAddress => failed with { Recipient = new RecipientNews.Unreachable() },
            Refusal.NotAllowed => failed,
            _ => failed with { ContentAtFault = true },
        };
    }
}

/// <summary>What a delivery becomes, and what else that tells us.</summary>
/// <param name="State">The next state.</param>
/// <param name="At">When it came to it; for <see cref="DeliveryState.Retrying"/>, not before when.</param>
internal sealed record Verdict(DeliveryState State, DateTimeOffset At)
{
    public string? MessageId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether the try counts against <see cref="DeliveryPolicy.MaxAttempts"/>.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>Whether the message may have arrived without our knowing: it may then arrive twice.</summary>
    public bool Doubted { get; init; }

    /// <summary>What we learned about the recipient; null = nothing.</summary>
    public RecipientNews? Recipient { get; init; }

    /// <summary>Whether the message itself is probably wrong, for everybody alike.</summary>
    public bool ContentAtFault { get; init; }
}

/// <summary>What a send can tell about a recipient.</summary>
internal abstract record RecipientNews
{
    private RecipientNews()
    {
    }

    internal sealed record Blocked : RecipientNews;

    internal sealed record Unreachable : RecipientNews;

    internal sealed record Moved(ChannelAddress To) : RecipientNews;
}
