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

    /// <summary>Content, calendar, contests.</summary>
    public static Scope ContentRead { get; } = new("content:read", Role.Viewer);

    /// <summary>Reach, growth, figures, notices.</summary>
    public static Scope ReportsRead { get; } = new("reports:read", Role.Viewer);

    public static Scope EnquiriesRead { get; } = new("enquiries:read", Role.Viewer);

    /// <summary>Members of staff and the audit log.</summary>
    public static Scope StaffRead { get; } = new("staff:read", Role.Admin);

    public static IReadOnlyList<Scope> All { get; } =
        [BroadcastsRead, BroadcastsWrite, BroadcastsApprove, SubscribersRead, SubscribersWrite, ContentRead, ReportsRead, EnquiriesRead, StaffRead];

    /// <summary>The part of its name that texts are found by.</summary>
    public string Key => Name.Replace(':', '-');
}
