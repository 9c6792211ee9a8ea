namespace Bot.Content;

/// <summary>A rule that says what is sent, when, and to whom.</summary>
internal sealed record ScheduleRule
{
    public required string Id { get; init; }

    /// <summary>The line of <c>schedules.yaml</c> it begins on.</summary>
    public int Line { get; init; }

    public required ScheduleTiming When { get; init; }

    public required ScheduleContent What { get; init; }

    public required AudienceFilter To { get; init; }

    /// <summary>How long after its due instant an occurrence may still be sent; null = six hours, or until the next one if that is sooner.</summary>
    public TimeSpan? MayBeLate { get; init; }

    public bool Paused { get; init; }

    /// <summary>The member of staff who has paused it; null when nobody has, whatever the folder says.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Whether it goes out in quiet hours too, ahead of others.</summary>
    public bool Urgent { get; init; }
}

/// <summary>What a rule sends.</summary>
internal abstract record ScheduleContent
{
    private ScheduleContent()
    {
    }

    /// <summary>Always the same tip.</summary>
    internal sealed record OneTip(string TipId) : ScheduleContent;

    /// <summary>Of a topic's tips the one that fits best, chosen for people of the same region, crops and audience together.</summary>
    internal sealed record NextTip(string Topic) : ScheduleContent;

    /// <summary>Of a topic's questions the one asked least recently, for everybody the same.</summary>
    internal sealed record DailyQuestion(string Topic) : ScheduleContent;
}
