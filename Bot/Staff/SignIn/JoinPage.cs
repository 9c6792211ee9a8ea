using Bot.Messaging;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff.SignIn;

/// <summary>What a one-time link opens: a new account, or a new password for an old one.</summary>
internal static class JoinPage
{
    public const int MaxName = 40;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/join/{token}", null, ShowAsync);
        routes.Act("/join/{token}", null, JoinAsync);
    }

    private static async Task<IResult> ShowAsync(string token, Visit visit, Invites invites, StaffStore staff) =>
        await FindAsync(token, visit, invites, staff) is { } invite ? Show(visit, token, invite, await NameAsync(invite, staff), null) : Over(visit);

    private static async Task<IResult> JoinAsync(string token, Visit visit, Invites invites, StaffStore staff, StaffSessions sessions, KnownBrowsers browsers, Passwords passwords, AuditLog audit, Database database)
    {
        if (await FindAsync(token, visit, invites, staff) is not { } invite)
        {
            return Over(visit);
        }

        var known = await NameAsync(invite, staff);
        var name = known ?? visit.Field("name").Normalize(System.Text.NormalizationForm.FormKC);
        var password = visit.Form["password"].ToString();
        if (Problem(visit, name, password) is { } problem)
        {
            return Show(visit, token, invite, known, problem, name);
        }

        var hash = passwords.Hash(password);
        var member = await database.WriteAsync(async _ =>
        {
            var id = invite.Member ?? await staff.AddAsync(
                new() { Name = name, Role = invite.Role, Topics = invite.Topics, Regions = invite.Regions, Locale = visit.Locale }, hash);
            if (id is not { } found || !await invites.UseAsync(token))
            {
                return (long?)null;
            }

            await staff.SetPasswordAsync(found, hash);
            await sessions.EndAllAsync(found);
            await audit.AddAsync(name, known is null ? "staff.join" : "staff.password", $"staff/{found}", null, $"{visit.T.Name(invite.Role)}, {invite.By}");
            return found;
        });
        if (member is null)
        {
            return Show(visit, token, invite, known, visit.T["join.taken"], name);
        }

        StaffCookie.Write(visit.Context, await sessions.BeginAsync(member.Value));
        browsers.Remember(visit.Context, member.Value);
        return visit.Go("", "joined");
    }

    private static string? Problem(Visit visit, string name, string password) =>
        name.Length is < 2 or > MaxName || !Unseen.IsFreeOf(name) ? visit.T["join.bad-name", ("max", $"{MaxName}")]
        : password != visit.Form["again"].ToString() ? visit.T["password.differ"]
        : !Passwords.IsGood(password, name) ? visit.T["password.weak", ("min", $"{Passwords.MinLength}")]
        : null;

    private static async Task<Invite?> FindAsync(string token, Visit visit, Invites invites, StaffStore staff) =>
        Token.IsSound(token) && await invites.FindAsync(token) is { Kind: not InviteKind.Chat } invite && await CouldStillBeGivenAsync(invite, visit, staff) ? invite : null;

    /// <summary>Whether whoever made a link still looks after all that it opens; the machine itself, which is no member, does.</summary>
    private static async Task<bool> CouldStillBeGivenAsync(Invite invite, Visit visit, StaffStore staff)
    {
        var maker = (await staff.FindByNameAsync(invite.By))?.Member;
        var known = invite.Member is { } id ? await staff.FindAsync(id) : null;
        return maker is null || maker.LooksAfterAllOf(known?.Topics ?? invite.Topics, known?.Regions ?? invite.Regions, visit.Catalog.Regions);
    }

    private static async Task<string?> NameAsync(Invite invite, StaffStore staff) => invite.Member is { } id ? (await staff.FindAsync(id))?.Name : null;

    private static IResult Over(Visit visit) =>
        visit.Sorry(visit.T["join.over-title"], visit.T["join.over"], StatusCodes.Status404NotFound);

    private static IResult Show(Visit visit, string token, Invite invite, string? known, string? problem, string name = "")
    {
        var t = visit.T;
        var who = known is null
            ? Html.Of($"""
                <p>{t[invite.By == Invites.FirstStart ? "join.first" : "join.invited", ("by", invite.By), ("role", t.Name(invite.Role))]}</p>
                """)
            : Html.Of($"<p>{t["join.password", ("name", known)]}</p>");
        var body = Html.Of($"""
            {who}
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Layout.Form(visit, $"/join/{token}", Html.Of($"""
                <label for="name">{t["join.name"]}</label>
                {(known is null
                    ? Html.Of($"""<input id="name" name="name" value="{name}" autocomplete="username" required minlength="2" maxlength="{MaxName}" autofocus>""")
                    : Html.Of($"""<input id="name" value="{known}" autocomplete="username" readonly>"""))}
                <label for="password">{t["join.choose-password"]} <small>{t["password.hint", ("min", $"{Passwords.MinLength}")]}</small></label>
                <input id="password" name="password" type="password" autocomplete="new-password" required minlength="{Passwords.MinLength}" maxlength="{Passwords.MaxLength}">
                <label for="again">{t["password.again"]}</label>
                <input id="again" name="again" type="password" autocomplete="new-password" required maxlength="{Passwords.MaxLength}">
                <button class="main">{t["join.button"]}</button>
                """))}
            """);
        return visit.Page(t[known is null ? "join.title" : "join.password-title"], body, problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }
}
