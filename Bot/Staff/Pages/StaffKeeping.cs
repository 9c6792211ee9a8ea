using Bot.Staff.Members;

namespace Bot.Staff.Pages;

/// <summary>
/// Who works with the bot: invited, given rights, shut out. Nobody does it to themselves, so there is always an admin left; and a
/// program makes nobody more than <see cref="Caller.MostGiven"/>.
/// </summary>
internal sealed class StaffKeeping(StaffStore staff, Invites invites)
{
    /// <summary>Makes a way in for somebody new.</summary>
    /// <returns>Its token: whoever has it is let in.</returns>
    public async Task<(Outcome Outcome, string Token)> InviteAsync(Caller caller, Rights rights)
    {
        if (Above(caller, rights.Role) is { } problem)
        {
            return (Outcome.Of(problem, 0), "");
        }

        var token = "";
        await caller.ActAsync("staff.invite", "staff", null, rights.ToString(), async () => token = await invites.InviteAsync(rights.Role, rights.Topics, rights.Regions, caller.Member.Name));
        return (Outcome.Of(null, 0), token);
    }

    /// <summary>Closes every way in that is open.</summary>
    public Task CloseInvitesAsync(Caller caller) => caller.ActAsync("staff.close-invites", "staff", null, null, invites.CloseAllAsync);

    public async Task<Outcome> ChangeRightsAsync(Caller caller, long id, Rights rights)
    {
        if (await OtherAsync(caller, id) is not { } member)
        {
            return Outcome.Missing;
        }

        if (rights.Role > member.Role && Above(caller, rights.Role) is { } problem)
        {
            return Outcome.Of(problem, id);
        }

        await caller.ActAsync(
            "staff.rights", $"staff/{id}", new Rights(member.Role, member.Topics, member.Regions).ToString(), rights.ToString(),
            () => staff.SetRightsAsync(id, rights.Role, rights.Topics, rights.Regions));
        return Outcome.Of(null, id);
    }

    public async Task<Outcome> SetDisabledAsync(Caller caller, long id, bool disabled)
    {
        if (await OtherAsync(caller, id) is not { } member)
        {
            return Outcome.Missing;
        }

        if (!disabled && member.DisabledAt is not null && Above(caller, member.Role) is { } problem)
        {
            return Outcome.Of(problem, id);
        }

        await caller.ActAsync(disabled ? "staff.disable" : "staff.enable", $"staff/{id}", null, null, () => staff.SetDisabledAsync(id, disabled));
        return Outcome.Of(null, id);
    }

    private async Task<StaffMember?> OtherAsync(Caller caller, long id) => id == caller.Member.Id ? null : await staff.FindAsync(id);

    private static string? Above(Caller caller, Role role) => role > caller.MostGiven ? caller.T["staff.by-hand", ("role", caller.T.Name(caller.MostGiven))] : null;
}

/// <summary>What a member may do.</summary>
/// <param name="Role">Their role.</param>
/// <param name="Topics">The topics they look after; empty = all.</param>
/// <param name="Regions">The regions they look after; empty = all.</param>
internal sealed record Rights(Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions)
{
    /// <summary>As the audit log has it.</summary>
    public override string ToString() => $"{Role}; topics: {(Topics.Count == 0 ? "all" : string.Join(", ", Topics))}; regions: {(Regions.Count == 0 ? "all" : string.Join(", ", Regions))}";
}
