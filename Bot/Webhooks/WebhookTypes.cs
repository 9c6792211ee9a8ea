namespace Bot.Webhooks;

/// <summary>What other programs can be told of.</summary>
internal static class WebhookTypes
{
    public const string BroadcastCompleted = "broadcast.completed";

    /// <summary>A broadcast paused itself.</summary>
    public const string BroadcastPaused = "broadcast.paused";

    public const string SubscriberJoined = "subscriber.joined";
    public const string SubscriberLeft = "subscriber.left";

    /// <summary>A contest's window has closed and every paper is counted.</summary>
    public const string ContestEnded = "contest.ended";

    /// <summary>A question was handed to a person.</summary>
    public const string EnquiryRaised = "enquiry.raised";

    /// <summary>Only sent when somebody presses the button for it.</summary>
    public const string Test = "webhook.test";

    /// <summary>What one can ask to be told of.</summary>
    public static IReadOnlyList<string> All { get; } = [BroadcastCompleted, BroadcastPaused, SubscriberJoined, SubscriberLeft, ContestEnded, EnquiryRaised];
}
