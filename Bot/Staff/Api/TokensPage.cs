using System.Globalization;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.SignIn;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>Tokens for programs: everybody makes their own, and an admin sees and takes back all of them.</summary>
internal static class TokensPage
{
    private const int MaxName = 60;
    private const int MaxTokens = 20;
    private static readonly int[] Days = [30, 90, 365];

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/tokens", Role.Viewer, (Visit visit, ApiTokens tokens) => ShowAsync(visit, tokens, null));
        routes.Act("/tokens", Role.Viewer, MakeAsync);
        routes.Act("/tokens/{id:long}/revoke", Role.Viewer, RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ApiTokens tokens, string? problem)
    {
        var t = visit.T;
        var all = await tokens.ListAsync(visit.Member.May(Role.Admin) ? null : visit.Member.Id);
        return visit.Page(t["menu.tokens"], Html.Of($"""
            <p>{t["tokens.what"]} <a href="{ApiRoutes.Root}/openapi.json">openapi.json</a></p>
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            {Html.If(all.Count == 0, $"<p class=\"soft\">{t["tokens.none"]}</p>")}
            {Html.If(all.Count > 0, $"{Table(visit, all)}")}
            <section class="card"><h2>{t["tokens.new"]}</h2>{Layout.Form(visit, "/tokens", Fields(visit))}</section>
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static Html Table(Visit visit, IReadOnlyList<ApiToken> tokens)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["tokens.name"]}</th><th>{t["tokens.member"]}</th><th>{t["tokens.scopes"]}</th><th>{t["tokens.until"]}</th><th>{t["tokens.used"]}</th><th>{t["tokens.state"]}</th></tr></thead>
            <tbody>{Html.Each(tokens, x => Html.Of($"""
            <tr><td data-name="{t["tokens.name"]}">{x.Name}</td><td data-name="{t["tokens.member"]}">{x.MemberName} <small>{t.Name(x.Role)}</small></td>
            <td data-name="{t["tokens.scopes"]}">{string.Join(t.Separator, x.Scopes)}</td><td data-name="{t["tokens.until"]}">{visit.At(x.ExpiresAt)}</td>
            <td data-name="{t["tokens.used"]}">{(x.LastUsedAt is null ? t["tokens.never"] : visit.When(x.LastUsedAt))}</td><td data-name="{t["tokens.state"]}">{State(visit, x)}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static Html State(Visit visit, ApiToken token) =>
        token.RevokedAt is not null ? Html.Of($"{visit.T["tokens.revoked"]}")
        : token.ExpiresAt <= visit.Now ? Html.Of($"{visit.T["tokens.expired"]}")
        : Layout.Form(visit, string.Create(CultureInfo.InvariantCulture, $"/tokens/{token.Id}/revoke"), Html.Of($"""<button class="danger">{visit.T["tokens.revoke"]}</button>"""));

    private static Html Fields(Visit visit)
    {
        var t = visit.T;
        var (role, days) = (visit.Given("role", nameof(Role.Viewer)), visit.Given("days", "90"));
        return Html.Of($"""
            <label for="name">{t["tokens.name"]} <small>{t["tokens.name-hint"]}</small></label><input id="name" name="name" required maxlength="{MaxName}" value="{visit.Given("name")}">
            <fieldset><legend>{t["tokens.role"]}</legend>{Html.Each(Enum.GetValues<Role>().Where(visit.Member.May), r => Html.Of($"""
            <label class="pick"><input type="radio" name="role" value="{r.ToString()}"{Html.If(r.ToString() == role, $" checked")}> <span>{t.Name(r)} <small>{t[$"role-may.{StaffTexts.Kebab(r.ToString())}"]}</small></span></label>
            """))}</fieldset>
            <fieldset><legend>{t["tokens.scopes"]}</legend><div class="picks wide">{Html.Each(Scope.All.Where(s => visit.Member.May(s.Role)), s => Html.Of($"""
            <label class="pick"><input type="checkbox" name="scopes" value="{s.Name}"{Html.If(visit.Chose("scopes", s.Name), $" checked")}> <span>{t[$"scope.{s.Key}"]} <small><code>{s.Name}</code></small></span></label>
            """))}</div></fieldset>
            <label for="days">{t["tokens.lasts"]}</label><select id="days" name="days">{Html.Each(Days, d => Html.Of($"""<option value="{d}"{Html.If($"{d}" == days, $" selected")}>{t["tokens.days", ("count", $"{d}")]}</option>"""))}</select>
            {PresentPassword.Ask(visit, "old")}
            <button class="main">{t["tokens.make"]}</button>
            """);
    }

    private static async Task<IResult> MakeAsync(Visit visit, ApiTokens tokens, SignInPolicy policy)
    {
        var name = visit.Field("name");
        var scopes = Scope.All.Where(s => visit.Fields("scopes").Contains(s.Name)).ToArray();
        var problem = !Enum.TryParse<Role>(visit.Field("role"), out var role) || !Enum.IsDefined(role) || !visit.Member.May(role) ? visit.T["tokens.bad-role"]
            : name.Length is 0 or > MaxName || !Unseen.IsFreeOf(name) ? visit.T["tokens.bad-name", ("max", $"{MaxName}")]
            : scopes.Length == 0 ? visit.T["tokens.no-scope"]
            : scopes.FirstOrDefault(s => s.Role > role) is { } above ? visit.T["tokens.scope-above", ("scope", visit.T[$"scope.{above.Key}"]), ("role", visit.T.Name(above.Role))]
            : (await tokens.ListAsync(visit.Member.Id)).Count(x => x.RevokedAt is null && x.ExpiresAt > visit.Now) >= MaxTokens ? visit.T["tokens.too-many", ("max", $"{MaxTokens}")]
            : await PresentPassword.ProblemAsync(visit, policy);
        if (problem is not null)
        {
            return await ShowAsync(visit, tokens, problem);
        }

        var days = Days.FirstOrDefault(d => visit.Field("days") == d.ToString(CultureInfo.InvariantCulture), Days[0]);
        var names = scopes.Select(s => s.Name).ToArray();
        var secret = "";
        await visit.ActAsync("token.make", "tokens", null, $"{name}; {role}; {string.Join(", ", names)}; {days} d", async () =>
            (secret, _) = await tokens.AddAsync(visit.Member.Id, name, role, names, TimeSpan.FromDays(days)));
        return visit.Page(visit.T["tokens.made"], Html.Of($"""
            <p class="note good">{visit.T["tokens.once"]}</p>
            <label for="token">{name}</label><input id="token" class="wide" readonly value="{secret}">
            <p>{visit.T["tokens.how"]} <code>Authorization: Bearer …</code></p><div class="actions"><a class="button" href="/staff/tokens">{visit.T["back"]}</a></div>
            """));
    }

    private static async Task<IResult> RevokeAsync(long id, Visit visit, ApiTokens tokens)
    {
        if (await tokens.FindAsync(id) is not { } token || (token.MemberId != visit.Member.Id && !visit.Member.May(Role.Admin)))
        {
            return visit.Missing();
        }

        await visit.ActAsync("token.revoke", "tokens", token.Name, null, () => tokens.RevokeAsync(id));
        return visit.Go("/tokens", "revoked");
    }
}
