namespace Bot.Staff;

/// <summary>Settings under <c>Staff</c>.</summary>
internal sealed class StaffOptions
{
    /// <summary>Whether the console is served at <c>/staff</c>. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Topics of which everything needs a second person's approval, whoever wrote it; with commas between them. Default <c>health</c>.</summary>
    public string AlwaysApprove { get; set; } = "health";

    /// <summary>The topics of <see cref="AlwaysApprove"/>.</summary>
    public IReadOnlyList<string> TopicsToApprove => AlwaysApprove.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
