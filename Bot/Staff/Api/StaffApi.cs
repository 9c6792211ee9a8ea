using System.Globalization;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Pages;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>Who the token is; who works with the bot; who did what.</summary>
internal static class StaffApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<MeShape>("/me", null, "Whom the token acts as, and what it may do. The way to try a token.", Me);
        routes.Read<StaffListShape>("/staff", Scope.StaffRead, "The members of staff.", StaffAsync);
        routes.Read<MemberShape>("/staff/{id:long}", Scope.StaffRead, "One member of staff.", ShowAsync);
        routes.Replace<RightsBody, MemberShape>(
            "/staff/{id:long}/rights", Scope.StaffWrite, Role.Admin, "Gives another member another role, topics, regions. Through a token nobody becomes more than an editor, and nobody changes their own.",
            async (long id, ApiCall call, StaffKeeping keeping, StaffStore staff) => Unknown(call) is { Count: > 0 } errors
                ? call.Invalid(errors)
                : await call.AnswerAsync(await keeping.ChangeRightsAsync(call, id, call.Body<RightsBody>().ToRights()), _ => ShowAsync(id, call, staff)));
        routes.Act<MemberShape>("/staff/{id:long}/disable", Scope.StaffWrite, Role.Admin, "Shuts another member out at once, with their tokens and their chat.", async (long id, ApiCall call, StaffKeeping keeping, StaffStore staff) =>
            await call.AnswerAsync(await keeping.SetDisabledAsync(call, id, true), _ => ShowAsync(id, call, staff)));
        routes.Act<MemberShape>("/staff/{id:long}/enable", Scope.StaffWrite, Role.Admin, "Lets another member in again; those above an editor only a person can.", async (long id, ApiCall call, StaffKeeping keeping, StaffStore staff) =>
            await call.AnswerAsync(await keeping.SetDisabledAsync(call, id, false), _ => ShowAsync(id, call, staff)));
        routes.Read<InviteListShape>("/staff/invites", Scope.StaffRead, "The invitations that nobody has used yet. Their links are shown to nobody again.", InvitesAsync);
        routes.Make<RightsBody, InvitedShape>(
            "/staff/invites", Scope.StaffWrite, "Invites somebody new, at most as an editor. The answer has the link, this once; it is good for seven days.", InviteAsync, once: false);
        routes.Delete("/staff/invites", Scope.StaffWrite, Role.Admin, "Closes all invitations that nobody has used yet.", async (ApiCall call, StaffKeeping keeping) =>
        {
            await keeping.CloseInvitesAsync(call);
            return ApiAnswer.Done;
        });
        routes.Read<Page<AuditShape>>(
            "/audit", Scope.StaffRead, "Who did what, the newest first.", AuditAsync, ApiQuery.Search("Part of who, what, or to what."), ApiQuery.Limit, ApiQuery.Cursor);
    }

    private static ApiAnswer Me(ApiCall call) => ApiAnswer.Ok(new MeShape(
        call.Member.Name, call.Member.Role, call.Member.Topics, call.Member.Regions, call.Token.Name, call.Token.Scopes, call.Token.ExpiresAt));

    private static async Task<ApiAnswer> StaffAsync(ApiCall call, StaffStore staff) => ApiAnswer.Ok(new StaffListShape(
        [.. (await staff.ListAsync()).Select(MemberShape.Of)]));

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, StaffStore staff) => await staff.FindAsync(id) is { } member ? ApiAnswer.Ok(MemberShape.Of(member)) : call.Missing();

    private static async Task<ApiAnswer> InvitesAsync(Invites invites) => ApiAnswer.Ok(new InviteListShape(
        [.. (await invites.ListOpenAsync()).Select(i => new InviteShape(Enum.Parse<Role>(i.Role), i.MadeBy, DateTimeOffset.FromUnixTimeMilliseconds(i.ExpiresAt)))]));

    private static async Task<ApiAnswer> InviteAsync(ApiCall call, StaffKeeping keeping)
    {
        if (Unknown(call) is { Count: > 0 } errors)
        {
            return call.Invalid(errors);
        }

        var (outcome, token) = await keeping.InviteAsync(call, call.Body<RightsBody>().ToRights());
        var request = call.Context.Request;
        return await call.AnswerAsync(outcome, _ => Task.FromResult(ApiAnswer.Made("/staff/invites", new InvitedShape($"{request.Scheme}://{request.Host.Value}{StaffRoutes.Root}/join/{token}"))));
    }

    private static IReadOnlyList<FieldError> Unknown(ApiCall call)
    {
        var rights = call.Body<RightsBody>().ToRights();
        return
        [
            .. rights.Topics.Where(t => t is null || !call.Catalog.Topics.ContainsKey(t)).Take(1).Select(t => new FieldError("topics", call.T["problem.unknown", ("value", t ?? "null")])),
            .. rights.Regions.Where(r => r is null || call.Catalog.Regions.Find(r) is null).Take(1).Select(r => new FieldError("regions", call.T["problem.unknown", ("value", r ?? "null")])),
        ];
    }

    private static async Task<ApiAnswer> AuditAsync(ApiCall call, AuditLog audit) => call.Page(
        await audit.PageAsync(call.Cursor, call.Query("search"), call.Limit + 1), e => e.Id.ToString(CultureInfo.InvariantCulture),
        e => new AuditShape(e.Id, e.At, e.Who, e.Act, e.Object, e.Before, e.After));
}

/// <summary>Whom a token acts as.</summary>
/// <param name="Member">Their name.</param>
/// <param name="Role">What they may do through this token.</param>
/// <param name="Topics">The topics they look after; empty = all.</param>
/// <param name="Regions">The regions they look after; empty = all.</param>
/// <param name="Token">What the token is called.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record MeShape(string Member, Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions, string Token, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt) : IShape<MeShape>
{
    public static MeShape Example { get; } = new("李梅", Role.Editor, [], ["371324"], "气象站", ["broadcasts:read", "broadcasts:write"], Moment.At(7, 0).AddDays(90));
}

/// <summary>Members of staff.</summary>
internal sealed record StaffListShape(IReadOnlyList<MemberShape> Staff) : IShape<StaffListShape>
{
    public static StaffListShape Example { get; } = new([MemberShape.Example]);
}

/// <summary>Somebody who works with the bot.</summary>
/// <param name="Id">Their number.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Topics">The topics they look after; empty = all.</param>
/// <param name="Regions">The regions they look after; empty = all.</param>
/// <param name="HasCodes">Whether they sign in with six-digit codes.</param>
/// <param name="DisabledAt">Since when they are shut out; null = they are not.</param>
/// <param name="CreatedAt">Since when they are there.</param>
internal sealed record MemberShape(
    long Id, string Name, Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions, bool HasCodes, DateTimeOffset? DisabledAt, DateTimeOffset CreatedAt) : IShape<MemberShape>
{
    public static MemberShape Example { get; } = new(1, "李梅", Role.Admin, [], [], true, null, Moment.At(6, 0));

    public static MemberShape Of(StaffMember m) => new(m.Id, m.Name, m.Role, m.Topics, m.Regions, m.HasTotp, m.DisabledAt, m.CreatedAt);
}

/// <summary>What somebody may do.</summary>
/// <param name="Role">Their role.</param>
/// <param name="Topics">The topics they look after; left out = all.</param>
/// <param name="Regions">The regions they look after; left out = all.</param>
internal sealed record RightsBody(Role Role, IReadOnlyList<string>? Topics = null, IReadOnlyList<string>? Regions = null) : IShape<RightsBody>
{
    public static RightsBody Example { get; } = new(Role.Editor, ["agriculture"], ["371324"]);

    public Rights ToRights() => new(Role, Topics ?? [], Regions ?? []);
}

/// <summary>Invitations.</summary>
internal sealed record InviteListShape(IReadOnlyList<InviteShape> Invites) : IShape<InviteListShape>
{
    public static InviteListShape Example { get; } = new([new(Role.Editor, "李梅", Moment.At(6, 0).AddDays(7))]);
}

/// <summary>An invitation that nobody has used yet.</summary>
internal sealed record InviteShape(Role Role, string MadeBy, DateTimeOffset ExpiresAt);

/// <summary>An invitation.</summary>
/// <param name="Link">Whoever opens it chooses a name and a password and is in: send it to them alone.</param>
internal sealed record InvitedShape(string Link) : IShape<InvitedShape>
{
    public static InvitedShape Example { get; } = new("https://bot.example.org/staff/join/kT3vJ0...");
}

/// <summary>One act.</summary>
internal sealed record AuditShape(long Id, DateTimeOffset At, string Who, string Act, string Object, string? Before, string? After) : IShape<AuditShape>
{
    public static AuditShape Example { get; } = new(99, Moment.At(6, 58), "王强", "broadcast.approved", "broadcasts/12", "Draft", "今晚有霜");
}
