using System.Globalization;
using Bot.Staff.Auditing;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>Who the token is; who works with the bot; who did what.</summary>
internal static class StaffApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<MeShape>("/me", null, "Whom the token acts as, and what it may do. The way to try a token.", Me);
        routes.Read<StaffListShape>("/staff", Scope.StaffRead, "The members of staff.", StaffAsync);
        routes.Read<Page<AuditShape>>(
            "/audit", Scope.StaffRead, "Who did what, the newest first.", AuditAsync, ApiQuery.Search("Part of who, what, or to what."), ApiQuery.Limit, ApiQuery.Cursor);
    }

    private static ApiAnswer Me(ApiCall call) => ApiAnswer.Ok(new MeShape(
        call.Member.Name, call.Member.Role, call.Member.Topics, call.Member.Regions, call.Token.Name, call.Token.Scopes, call.Token.ExpiresAt));

    private static async Task<ApiAnswer> StaffAsync(ApiCall call, StaffStore staff) => ApiAnswer.Ok(new StaffListShape(
        [.. (await staff.ListAsync()).Select(m => new MemberShape(m.Id, m.Name, m.Role, m.Topics, m.Regions, m.HasTotp, m.DisabledAt, m.CreatedAt))]));

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
    public static StaffListShape Example { get; } = new([new(1, "李梅", Role.Admin, [], [], true, null, Moment.At(6, 0))]);
}

/// <summary>Somebody who works with the bot.</summary>
internal sealed record MemberShape(
    long Id, string Name, Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions, bool HasCodes, DateTimeOffset? DisabledAt, DateTimeOffset CreatedAt);

/// <summary>One act.</summary>
internal sealed record AuditShape(long Id, DateTimeOffset At, string Who, string Act, string Object, string? Before, string? After) : IShape<AuditShape>
{
    public static AuditShape Example { get; } = new(99, Moment.At(6, 58), "王强", "broadcast.approved", "broadcasts/12", "Draft", "今晚有霜");
}
