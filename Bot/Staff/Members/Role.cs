namespace Bot.Staff.Members;

/// <summary>What a member of staff may do; each may do what those before it may.</summary>
internal enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Writes, and submits for approval.</summary>
    Editor,

    /// <summary>Approves what another wrote, and sends what needs no approval.</summary>
    Reviewer,

    /// <summary>Decides about staff and settings.</summary>
    Admin,
}
