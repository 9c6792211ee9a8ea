using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using QRCoder;

namespace Bot.Staff.SignIn;

/// <summary>A member's own page: password, one-time codes, language, chat.</summary>
internal static class MePage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/me", Role.Viewer, (Visit visit) => Show(visit, null));
        routes.Act("/me/password", Role.Viewer, ChangePasswordAsync);
        routes.Act("/me/locale", Role.Viewer, ChangeLocaleAsync);
        routes.Act("/me/chat", Role.Viewer, LinkChatAsync);
        routes.Act("/me/chat/off", Role.Viewer, UnlinkChatAsync);
        routes.Act("/me/codes", Role.Viewer, (Visit visit) => visit.Member.HasTotp ? visit.Go("/me") : ShowCodes(visit, Totp.NewSecret(), null));
        routes.Act("/me/codes/on", Role.Viewer, TurnCodesOnAsync);
        routes.Act("/me/codes/off", Role.Viewer, TurnCodesOffAsync);
    }

    private static IResult Show(Visit visit, string? problem)
    {
        var t = visit.T;
        var me = visit.Member;
        var locales = Html.Each(visit.Catalog.Texts.Locales, l => Html.Of($"""
            <option value="{l}"{Html.If(l == me.Locale, $" selected")}>{visit.Catalog.Texts.For(l).Plain(Content.TextKeys.LanguageName)}</option>
            """));
        return visit.Page(t["me.title"], Html.Of($"""
            <p>{t["me.who", ("name", me.Name), ("role", t.Name(me.Role))]}</p>
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <section class="card"><h2>{t["me.language"]}</h2>
            {Layout.Form(visit, "/me/locale", Html.Of($"""<label for="locale">{t["me.language"]}</label><select id="locale" name="locale">{locales}</select><button>{t["save"]}</button>"""))}
            </section>
            <section class="card"><h2>{t["me.password"]}</h2>
            {Layout.Form(visit, "/me/password", Html.Of($"""
                {PresentPassword.Ask(visit, "old")}
                <label for="password">{t["join.choose-password"]} <small>{t["password.hint", ("min", $"{Passwords.MinLength}")]}</small></label>
                <input id="password" name="password" type="password" autocomplete="new-password" required minlength="{Passwords.MinLength}" maxlength="{Passwords.MaxLength}">
                <label for="again">{t["password.again"]}</label><input id="again" name="again" type="password" autocomplete="new-password" required>
                <button>{t["save"]}</button>
                """))}
            </section>
            <section class="card"><h2>{t["me.codes"]}</h2><p>{t[me.HasTotp ? "me.codes-on" : "me.codes-off"]}</p>
            {(me.HasTotp
                ? Layout.Form(visit, "/me/codes/off", Html.Of($"""
                    {PresentPassword.Ask(visit, "codes-old")}
                    <button class="danger">{t["me.codes-turn-off"]}</button>
                    """))
                : Layout.Form(visit, "/me/codes", Html.Of($"<button>{t["me.codes-set-up"]}</button>")))}
            </section>
            <section class="card"><h2>{t["me.chat"]}</h2><p>{(me.Chat is null ? t["me.chat-off"] : t["me.chat-on", ("channel", Words.Channel(visit, me.Chat.Split(':')[0]))])}</p>
            {Layout.Form(visit, "/me/chat", Html.Of($"""{PresentPassword.Ask(visit, "chat-old")}<button>{t[me.Chat is null ? "me.chat-link" : "me.chat-relink"]}</button>"""))}
            {Html.If(me.Chat is not null, $"{Layout.Form(visit, "/me/chat/off", Html.Of($"""<button class="danger">{t["me.chat-unlink"]}</button>"""))}")}
            </section>
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> LinkChatAsync(Visit visit, SignInPolicy policy, Invites invites)
    {
        if (await PresentPassword.ProblemAsync(visit, policy) is { } problem)
        {
            return Show(visit, problem);
        }

        var code = await invites.LinkChatAsync(visit.Member);
        return visit.Page(visit.T["me.chat"], Html.Of($"""
            <p>{visit.T["me.chat-how"]}</p><p><code class="code">/link {code}</code></p><div class="actions"><a class="button" href="/staff/me">{visit.T["back"]}</a></div>
            """));
    }

    private static async Task<IResult> UnlinkChatAsync(Visit visit, StaffStore staff)
    {
        await visit.ActAsync("staff.chat", $"staff/{visit.Member.Id}", visit.Member.Chat?.Split(':')[0], null, () => staff.SetChatAsync(visit.Member.Id, null));
        return visit.Go("/me", "saved");
    }

    private static async Task<IResult> ChangePasswordAsync(Visit visit, SignInPolicy policy, StaffStore staff, Passwords passwords, StaffSessions sessions)
    {
        var password = visit.Form["password"].ToString();
        var problem = await PresentPassword.ProblemAsync(visit, policy) is { } unknown ? unknown
            : password != visit.Form["again"].ToString() ? visit.T["password.differ"]
            : !Passwords.IsGood(password, visit.Member.Name) ? visit.T["password.weak", ("min", $"{Passwords.MinLength}")]
            : null;
        if (problem is not null)
        {
            return Show(visit, problem);
        }

        await visit.ActAsync("staff.password", $"staff/{visit.Member.Id}", null, null, async () =>
        {
            await staff.SetPasswordAsync(visit.Member.Id, passwords.Hash(password));
            await sessions.EndAllAsync(visit.Member.Id);
        });
        StaffCookie.Write(visit.Context, await sessions.BeginAsync(visit.Member.Id));
        return visit.Go("/me", "saved");
    }

    private static async Task<IResult> ChangeLocaleAsync(Visit visit, StaffStore staff)
    {
        if (visit.Catalog.Texts.Locales.Contains(visit.Field("locale")))
        {
            await staff.SetLocaleAsync(visit.Member.Id, visit.Field("locale"));
        }

        return visit.Go("/me", "saved");
    }

    private static IResult ShowCodes(Visit visit, string secret, string? problem)
    {
        var t = visit.T;
        return visit.Page(t["me.codes"], Html.Of($"""
            <p>{t["codes.how"]}</p>
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Picture(Totp.Address(secret, visit.Member.Name), t["codes.picture"])}
            <p>{t["codes.by-hand"]} <code>{string.Join(' ', secret.Chunk(4).Select(c => new string(c)))}</code></p>
            {Layout.Form(visit, "/me/codes/on", Html.Of($"""
                <input type="hidden" name="secret" value="{secret}">
                <label for="code">{t["sign-in.code"]}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="7">
                {PresentPassword.Ask(visit, "old")}
                <button class="main">{t["codes.turn-on"]}</button>
                """))}
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> TurnCodesOnAsync(Visit visit, SignInPolicy policy, StaffStore staff)
    {
        var secret = visit.Field("secret");
        // Codes that are on are only turned off by the password: or a session left open would be worth a second factor.
        if (visit.Member.HasTotp || !Totp.IsSecret(secret))
        {
            return visit.Go("/me");
        }

        if (Totp.StepOf(secret, visit.Field("code").Replace(" ", "", StringComparison.Ordinal), visit.Now) is not { } step)
        {
            return ShowCodes(visit, secret, visit.T["codes.wrong"]);
        }

        // Else whoever finds a session open could shut its owner out with codes of their own.
        if (await PresentPassword.ProblemAsync(visit, policy) is { } problem)
        {
            return ShowCodes(visit, secret, problem);
        }

        await visit.ActAsync("staff.codes", $"staff/{visit.Member.Id}", "off", "on", () => staff.SetTotpAsync(visit.Member.Id, secret, step));
        return visit.Go("/me", "saved");
    }

    private static async Task<IResult> TurnCodesOffAsync(Visit visit, SignInPolicy policy, StaffStore staff)
    {
        if (await PresentPassword.ProblemAsync(visit, policy) is { } problem)
        {
            return Show(visit, problem);
        }

        await visit.ActAsync("staff.codes", $"staff/{visit.Member.Id}", "on", "off", () => staff.SetTotpAsync(visit.Member.Id, null));
        return visit.Go("/me", "saved");
    }

    /// <summary>A QR code as one path: nothing in it that a strict page forbids.</summary>
    private static Html Picture(string text, string name)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var dark = from y in Enumerable.Range(0, rows.Count) from x in Enumerable.Range(0, rows.Count) where rows[y][x] select $"M{x} {y}h1v1h-1z";
        return Html.Of($"""
            <svg class="qr" role="img" aria-label="{name}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path d="{string.Concat(dark)}"/></svg>
            """);
    }
}
