using Bot.Content;
using Bot.Messaging;

namespace Bot.Subscribers;

/// <summary>A person or group reachable on one channel.</summary>
internal sealed record Subscriber
{
    /// <summary>Number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required ChannelAddress Address { get; init; }

    public bool IsGroup { get; init; }

    public string Name { get; init; } = "";

    public required string Locale { get; init; }

    /// <summary>Topics subscribed to; empty = all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public string? Region { get; init; }

    public IReadOnlyList<string> Crops { get; init; } = [];

    public string? Audience { get; init; }

    /// <summary>The organisation or village a member competes for.</summary>
    public string? Unit { get; init; }

    public SubscriberStatus Status { get; init; }

    /// <summary>Why it is so, where that is worth knowing: see <see cref="StatusReasons"/>.</summary>
    public string? StatusReason { get; init; }

    public DateTimeOffset Since { get; init; }

    public Traits Traits => new(Topics, Region, Audience, Crops);
}

/// <summary>Whether a subscriber gets anything.</summary>
internal enum SubscriberStatus
{
    /// <summary>Has said hello, but not yet chosen a topic.</summary>
    Joining,

    Active,

    /// <summary>Asked to stop, or blocked the bot.</summary>
    Stopped,

    /// <summary>The platform knows nobody at that address.</summary>
    Unreachable,
}

/// <summary>Reasons worth storing beside a status.</summary>
internal static class StatusReasons
{
    /// <summary>Asked for it: comes back only by asking again.</summary>
    public const string Asked = "asked";

    /// <summary>Blocked the bot: comes back by writing.</summary>
    public const string Blocked = "blocked";
}
