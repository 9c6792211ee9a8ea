using Bot.Messaging;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>One thing that will leave, or will not.</summary>
/// <param name="Schedule">Id of the rule.</param>
/// <param name="DueAt">When it is due, local.</param>
internal sealed record ForecastEntry(string Schedule, DateTimeOffset DueAt)
{
    /// <summary>When it leaves, local: later than it is due where quiet hours hold it.</summary>
    public required DateTimeOffset LeavesAt { get; init; }

    /// <summary>When its rule has it, where staff have moved it.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>Id of what is sent; null when nothing is.</summary>
    public string? Content { get; init; }

    public string? Title { get; init; }

    /// <summary>Why this tip and no other; null when the rule names it, or nothing is sent.</summary>
    public PickReason? Why { get; init; }

    /// <summary>Days until its window closes; null = right all year.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>How many get it, by channel.</summary>
    public IReadOnlyDictionary<string, long> PerChannel { get; init; } = new Dictionary<string, long>();

    /// <summary>How many get it; of a <see cref="ForecastObstacleKind.NothingFits"/>, how many go without.</summary>
    public long Audience { get; init; }

    /// <summary>How long sending takes at the rate limit of the slowest channel.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>What is in the way, or should be looked at.</summary>
    public IReadOnlyList<ForecastObstacle> Obstacles { get; init; } = [];
}

/// <summary>Something in the way of what is to be sent.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">What it is, and what would mend it.</param>
internal sealed record ForecastObstacle(ForecastObstacleKind Kind, Phrase Message);

/// <summary>Kinds of <see cref="ForecastObstacle"/>.</summary>
internal enum ForecastObstacleKind
{
    /// <summary>The rule is paused: nothing leaves.</summary>
    Paused,

    /// <summary>Nobody is subscribed in this audience: nothing leaves.</summary>
    NobodyThere,

    /// <summary>No tip is left that fits some people: they get nothing.</summary>
    NothingFits,

    /// <summary>The tip that the rule names may not be sent on that day: nothing leaves.</summary>
    NotNow,

    /// <summary>It leaves only after quiet hours.</summary>
    QuietHours,

    /// <summary>Some people have had their share of messages for the day.</summary>
    DailyLimit,

    /// <summary>The same people had the same tip not long ago.</summary>
    Repeated,

    /// <summary>Its review is due within the month.</summary>
    ReviewSoon,

    /// <summary>Some people are on a channel that is not connected.</summary>
    ChannelOff,
}
