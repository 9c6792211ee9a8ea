using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>A part of what the API can do, that a token has or has not.</summary>
/// <param name="Name">As it stands in the description: <c>broadcasts:read</c>.</param>
/// <param name="Role">The least role with which it is of any use.</param>
internal sealed record Scope(string Name, Role Role)
{
    public static Scope BroadcastsRead { get; } = new("broadcasts:read", Role.Viewer);

    /// <summary>Compose, submit, pause, skip and the like.</summary>
    public static Scope BroadcastsWrite { get; } = new("broadcasts:write", Role.Editor);

    /// <summary>Approve what another wrote, or give it back.</summary>
    public static Scope BroadcastsApprove { get; } = new("broadcasts:approve", Role.Reviewer);

    public static Scope SubscribersRead { get; } = new("subscribers:read", Role.Viewer);

    public static Scope SubscribersWrite { get; } = new("subscribers:write", Role.Editor);

    /// <summary>Content, calendar, contests, questions and how they did.</summary>
    public static Scope ContentRead { get; } = new("content:read", Role.Viewer);

    /// <summary>Reach, growth, figures, notices.</summary>
    public static Scope ReportsRead { get; } = new("reports:read", Role.Viewer);

    public static Scope EnquiriesRead { get; } = new("enquiries:read", Role.Viewer);

    /// <summary>Answer, decline, pass on and the like.</summary>
    public static Scope EnquiriesWrite { get; } = new("enquiries:write", Role.Editor);

    /// <summary>Grade again what was answered by a wrong key.</summary>
    public static Scope QuizzesWrite { get; } = new("quizzes:write", Role.Reviewer);

    /// <summary>Members of staff and the audit log.</summary>
    public static Scope StaffRead { get; } = new("staff:read", Role.Admin);

    /// <summary>Propose a question's right key.</summary>
    public static Scope CorrectionsWrite { get; } = new("corrections:write", Role.Editor);

    /// <summary>Release a key that another proposed, or give it back.</summary>
    public static Scope CorrectionsRelease { get; } = new("corrections:release", Role.Reviewer);

    /// <summary>Invite, limit, shut out.</summary>
    public static Scope StaffWrite { get; } = new("staff:write", Role.Admin);

    /// <summary>How the bot is set, and how it is.</summary>
    public static Scope SettingsRead { get; } = new("settings:read", Role.Admin);

    /// <summary>Make a backup.</summary>
    public static Scope SettingsWrite { get; } = new("settings:write", Role.Admin);

    public static Scope WebhooksRead { get; } = new("webhooks:read", Role.Admin);

    public static Scope WebhooksWrite { get; } = new("webhooks:write", Role.Admin);

    public static IReadOnlyList<Scope> All { get; } =
    [
        BroadcastsRead, BroadcastsWrite, BroadcastsApprove, SubscribersRead, SubscribersWrite, ContentRead, ReportsRead, EnquiriesRead, EnquiriesWrite, QuizzesWrite, CorrectionsWrite, CorrectionsRelease,
        StaffRead, StaffWrite, SettingsRead, SettingsWrite, WebhooksRead, WebhooksWrite,
    ];

    /// <summary>The part of its name that texts are found by.</summary>
    public string Key => Name.Replace(':', '-');
}
