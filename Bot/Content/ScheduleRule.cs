using Quartz;

namespace Bot.Content;

/// <summary>A rule that says what is sent, when, and to whom.</summary>
internal sealed record ScheduleRule
{
    public required string Id { get; init; }

    public required ScheduleTiming When { get; init; }

    public required ScheduleContent What { get; init; }

    public required AudienceFilter To { get; init; }

    /// <summary>How long after its due instant an occurrence may still be sent; null = six hours, or until the next one if that is sooner.</summary>
    public TimeSpan? MayBeLate { get; init; }

    public bool Paused { get; init; }

    /// <summary>Whether it goes out in quiet hours too, ahead of others.</summary>
    public bool Urgent { get; init; }
}

/// <summary>When a rule is due.</summary>
internal abstract record ScheduleTiming
{
    private ScheduleTiming()
    {
    }

    /// <summary>Again and again, by a cron expression that knows its time zone.</summary>
    internal sealed record Recurring(string Text, CronExpression Cron) : ScheduleTiming
    {
        // A CronExpression has no value equality; its text and zone say all.
        public bool Equals(Recurring? other) => other is not null && Text == other.Text && Cron.TimeZone.Id == other.Cron.TimeZone.Id;

        public override int GetHashCode() => HashCode.Combine(Text, Cron.TimeZone.Id);
    }

    /// <summary>Once.</summary>
    internal sealed record Once(DateTimeOffset At) : ScheduleTiming;
}

/// <summary>What a rule sends.</summary>
internal abstract record ScheduleContent
{
    private ScheduleContent()
    {
    }

    /// <summary>Always the same tip.</summary>
    internal sealed record OneTip(string TipId) : ScheduleContent;

    /// <summary>Of a topic's tips that fit the day and the audience, the one sent least recently.</summary>
    internal sealed record NextTip(string Topic) : ScheduleContent;
}
