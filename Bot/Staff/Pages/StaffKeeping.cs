using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.Pages;

/// <summary>
/// Who works with the bot: invited, given rights, shut out. Nobody does it to themselves, so there is always an admin left; nobody does
/// it to who looks after more than they do, or gives more than they have; and a program makes nobody more than <see cref="Caller.MostGiven"/>.
/// </summary>
internal sealed class StaffKeeping(StaffStore staff, Invites invites)
{
    /// <summary>Makes a way in for somebody new.</summary>
    /// <returns>Its token: whoever has it is let in.</returns>
    public async Task<(Outcome Outcome, string Token)> InviteAsync(Caller caller, Rights rights)
    {
        if ((Above(caller, rights.Role) ?? Beyond(caller, rights)) is { } problem)
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

        if (((rights.Role > member.Role ? Above(caller, rights.Role) : null) ?? Beyond(caller, rights)) is { } problem)
        {
            return Outcome.Of(problem, id);
        }

        return await ChangeAsync(caller, "staff.rights", id, Rights.Of(member).ToString(), rights.ToString(), () => staff.SetRightsAsync(id, rights.Role, rights.Topics, rights.Regions));
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

        return await ChangeAsync(caller, disabled ? "staff.disable" : "staff.enable", id, null, null, () => staff.SetDisabledAsync(id, disabled));
    }

    /// <summary>By an admin who is one still when their turn comes: or two who take it from each other at once would leave none.</summary>
    private async Task<Outcome> ChangeAsync(Caller caller, string act, long id, string? before, string? after, Func<Task> work) =>
        Outcome.Of(
            await caller.ActAsync(act, $"staff/{id}", before, after, async () =>
            {
                if (await staff.FindAsync(caller.Member.Id) is not { DisabledAt: null, Role: Role.Admin })
                {
                    return new Phrase("reason.no-admin");
                }

                await work();
                return null;
            }),
            id);

    /// <summary>Somebody whose account they may change; null when there is none.</summary>
    public async Task<StaffMember?> OtherAsync(Caller caller, long id) =>
        id != caller.Member.Id && await staff.FindAsync(id) is { } member && MayChange(caller, member) ? member : null;

    public static bool MayChange(Caller caller, StaffMember member) => caller.Member.LooksAfterAllOf(member.Topics, member.Regions, caller.Catalog.Regions);

    private static string? Beyond(Caller caller, Rights rights) =>
        caller.Member.LooksAfterAllOf(rights.Topics, rights.Regions, caller.Catalog.Regions) ? null : caller.T["staff.beyond-yours"];

    private static string? Above(Caller caller, Role role) => role > caller.MostGiven ? caller.T["staff.by-hand", ("role", caller.T.Name(caller.MostGiven))] : null;
}

/// <summary>What a member may do.</summary>
/// <param name="Role">Their role.</param>
/// <param name="Topics">The topics they look after; empty = all.</param>
/// <param name="Regions">The regions they look after; empty = all.</param>
internal sealed record Rights(Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions)
{
    public static Rights Of(StaffMember member) => new(member.Role, member.Topics, member.Regions);

    /// <summary>As the audit log has it.</summary>
    public override string ToString() => $"{Role}; topics: {(Topics.Count == 0 ? "all" : string.Join(", ", Topics))}; regions: {(Regions.Count == 0 ? "all" : string.Join(", ", Regions))}";
}
