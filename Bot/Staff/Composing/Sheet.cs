using Bot.Content;
using Bot.Staff.Members;

namespace Bot.Staff.Composing;

/// <summary>What is known of a composition before it is sent: to how many, how long it takes, what speaks against it. Pure.</summary>
internal sealed record Sheet
{
    public Tip? Tip { get; init; }

    /// <summary>Whom it goes to; null when it fits nobody.</summary>
    public AudienceFilter? Audience { get; init; }

    /// <summary>How many on each channel.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>How long it takes at the channels' rates; zero when nothing limits them.</summary>
    public TimeSpan Duration { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>Whether a second person must approve it.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Keys of sentences, with what is filled in: why it cannot be sent.</summary>
    public IReadOnlyList<(string Key, string Value)> Blockers { get; init; } = [];

    /// <summary>What should be thought about.</summary>
    public IReadOnlyList<(string Key, string Value)> Warnings { get; init; } = [];

    public long Total => Counts.Values.Sum();

    /// <summary>Whether somebody needs a second person for a topic: editors always, everybody for topics such as health.</summary>
    public static bool NeedsApprovalBy(StaffMember member, string topic, IReadOnlyList<string> alwaysApprove) =>
        !member.May(Role.Reviewer) || alwaysApprove.Contains(topic);
}
