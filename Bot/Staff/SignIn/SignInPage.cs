using Bot.Messaging;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/sign-in", null, (Visit visit) => visit.IsSignedIn ? visit.Go(Destination(visit.Query("to"))) : Show(visit, "", SignInRefusal.None, null));
        routes.Act("/sign-in", null, SignInAsync);
        routes.Act("/sign-out", null, SignOutAsync);
    }

    /// <summary>Where to go after it: a page of the console, and nowhere else.</summary>
    public static string Destination(string to)
    {
        var path = to.StartsWith(StaffRoutes.Root, StringComparison.Ordinal) ? to[StaffRoutes.Root.Length..] : "";
        return path is ['/' or '?', ..] && !path.Contains("//", StringComparison.Ordinal) && path.All(c => c is > ' ' and < (char)127 and not '\\') && StaysWithin(to) ? path : "";
    }

    /// <summary>Whether it is still the console's after a browser has gone up wherever dots say so.</summary>
    private static bool StaysWithin(string to) =>
        Uri.TryCreate("http://console" + to, UriKind.Absolute, out var address) && (address.AbsolutePath + "/").StartsWith(StaffRoutes.Root + "/", StringComparison.Ordinal);

    /// <summary>For somebody whose session has run out while they were writing.</summary>
    public static IResult ShowKept(Visit visit, KeptForm kept) => Show(visit, "", SignInRefusal.Over, kept);

    private static async Task<IResult> SignInAsync(Visit visit, SignInPolicy policy, KnownBrowsers browsers, StaffSessions sessions, AuditLog audit)
    {
        var name = visit.Field("name");
        var (member, why) = await policy.TryAsync(new(
            name, visit.Form["password"].ToString(), visit.Field("code").Replace(" ", "", StringComparison.Ordinal), Network.Of(visit.Context), browsers.Of(visit.Context)));
        if (member is null)
        {
            return Show(visit, name, why, KeptForm.Carried(visit));
        }

        await sessions.EndAsync(visit.Secret);
        var secret = await sessions.BeginAsync(member.Id);
        StaffCookie.Write(visit.Context, secret);
        browsers.Remember(visit.Context, member.Id);
        await audit.AddAsync(member.Name, "sign-in", $"staff/{member.Id}", null, visit.Context.Connection.RemoteIpAddress?.ToString());
        return KeptForm.Carried(visit) is { } kept
            ? visit.Page(visit.T["kept.title"], kept.Again(visit, secret))
            : visit.Go(Destination(visit.Field("to")));
    }

    private static async Task<IResult> SignOutAsync(Visit visit, StaffSessions sessions)
    {
        await sessions.EndAsync(visit.Secret);
        StaffCookie.Write(visit.Context, Token.New());
        return visit.Go("/sign-in", "signed-out");
    }

    private static IResult Show(Visit visit, string name, SignInRefusal why, KeptForm? kept)
    {
        var t = visit.T;
        var problem = why switch
        {
            SignInRefusal.Wrong => t["sign-in.wrong"],
            SignInRefusal.TooFast => t["sign-in.too-fast"],
            SignInRefusal.Over => t["sign-in.over"],
            _ => null,
        };
        var body = Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Layout.Form(visit, "/sign-in", Html.Of($"""
                <input type="hidden" name="to" value="{visit.Given("to", visit.Query("to"))}">{kept?.Carry() ?? Html.Nothing}
                <label for="name">{t["sign-in.name"]}</label>
                <input id="name" name="name" value="{name}" autocomplete="username" required maxlength="40" autofocus>
                <label for="password">{t["sign-in.password"]}</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="{Passwords.MaxLength}">
                <label for="code">{t["sign-in.code"]} <small>{t["sign-in.code-hint"]}</small></label>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7">
                <button class="main">{t["sign-in.button"]}</button>
                """))}
            <p class="soft">{t["sign-in.help"]}</p>
            """);
        var status = why switch
        {
            SignInRefusal.Wrong or SignInRefusal.Over => StatusCodes.Status401Unauthorized,
            SignInRefusal.TooFast => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status200OK,
        };
        return visit.Page(t["sign-in.title"], body, status);
    }
}
