using Bot.Content;
using Bot.Staff.Members;
using Bot.Staff.SignIn;
using Bot.Staff.Web;

namespace Bot.Staff.Pages;

/// <summary>Who works with the bot, and what they may do.</summary>
internal static class StaffPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/staff", Role.Admin, (Visit visit, StaffStore staff, Invites invites) => ShowAsync(visit, staff, invites, new(Role.Editor, [], []), null));
        routes.Act("/staff/invite", Role.Admin, InviteAsync);
        routes.Act("/staff/invites/close", Role.Admin, CloseInvitesAsync);
        routes.Read("/staff/{id:long}", Role.Admin, async (long id, Visit visit, StaffStore staff) => await staff.FindAsync(id) is { } member ? Show(visit, member, Rights.Of(member), null) : visit.Missing());
        routes.Act("/staff/{id:long}/rights", Role.Admin, ChangeRightsAsync);
        routes.Act("/staff/{id:long}/password", Role.Admin, ResetPasswordAsync);
        routes.Act("/staff/{id:long}/disable", Role.Admin, async (long id, Visit visit, StaffKeeping keeping) =>
            visit.Answer(await keeping.SetDisabledAsync(visit, id, true), _ => visit.Go($"/staff/{id}", "saved")));
        routes.Act("/staff/{id:long}/enable", Role.Admin, async (long id, Visit visit, StaffKeeping keeping) =>
            visit.Answer(await keeping.SetDisabledAsync(visit, id, false), _ => visit.Go($"/staff/{id}", "saved")));
    }

    private static async Task<IResult> ShowAsync(Visit visit, StaffStore staff, Invites invites, Rights invited, string? problem)
    {
        var t = visit.T;
        var rows = Html.Each(await staff.ListAsync(), m => Html.Of($"""
            <tr><td data-name="{t["staff.name"]}"><a href="/staff/staff/{m.Id}">{m.Name}</a></td><td data-name="{t["staff.role"]}">{t.Name(m.Role)}</td>
            <td data-name="{t["staff.limits"]}">{Limits(visit, m.Topics, m.Regions)}</td>
            <td data-name="{t["staff.codes"]}">{t[m.HasTotp ? "yes" : "no"]}</td>
            <td data-name="{t["staff.state"]}">{(m.DisabledAt is null ? Html.Of($"{t["staff.active"]}") : Html.Of($"""<span class="badge">{t["staff.disabled"]}</span>"""))}</td></tr>
            """));
        var open = await invites.ListOpenAsync();
        return visit.Page(t["menu.staff"], Html.Of($"""
            {Problem(problem)}
            <table class="stack"><thead><tr><th>{t["staff.name"]}</th><th>{t["staff.role"]}</th><th>{t["staff.limits"]}</th><th>{t["staff.codes"]}</th><th>{t["staff.state"]}</th></tr></thead>
            <tbody>{rows}</tbody></table>
            <section class="card"><h2>{t["staff.invite"]}</h2>
            {Layout.Form(visit, "/staff/invite", Html.Of($"""{Fields(visit, invited)}{PresentPassword.Ask(visit, "invite-old")}<button class="main">{t["staff.invite-button"]}</button>"""))}
            </section>
            {Html.If(open.Count > 0, $"""
            <section class="card"><h2>{t["staff.open-invites"]}</h2><ul>{Html.Each(open, i => Html.Of($"<li>{t["staff.open-invite", ("role", t.Name(Enum.Parse<Role>(i.Role))), ("by", i.MadeBy), ("until", visit.Said(DateTimeOffset.FromUnixTimeMilliseconds(i.ExpiresAt)))]}</li>"))}</ul>
            {Layout.Form(visit, "/staff/invites/close", Html.Of($"""<button class="danger">{t["staff.close-invites"]}</button>"""))}</section>
            """)}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static Html Problem(string? problem) => Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>");

    private static async Task<IResult> InviteAsync(Visit visit, StaffKeeping keeping, SignInPolicy policy, StaffStore staff, Invites invites)
    {
        if (RightsOf(visit) is not { } rights)
        {
            return visit.Go("/staff");
        }

        if (await PresentPassword.ProblemAsync(visit, policy) is { } unknown)
        {
            return await ShowAsync(visit, staff, invites, rights, unknown);
        }

        var (outcome, token) = await keeping.InviteAsync(visit, rights);
        return visit.Answer(outcome, _ => ShowLink(visit, token, visit.T["staff.link-invite"]));
    }

    private static async Task<IResult> CloseInvitesAsync(Visit visit, StaffKeeping keeping)
    {
        await keeping.CloseInvitesAsync(visit);
        return visit.Go("/staff", "saved");
    }

    private static IResult Show(Visit visit, StaffMember member, Rights rights, string? problem)
    {
        var (t, id) = (visit.T, member.Id);
        var isMe = id == visit.Member.Id;
        return visit.Page(member.Name, Html.Of($"""
            {Problem(problem)}
            <p>{t["staff.since", ("since", visit.Said(member.CreatedAt))]} {Html.If(member.DisabledAt is not null, $"<strong>{t["staff.disabled"]}</strong>")}</p>
            {Html.If(isMe, $"<p class=\"note\">{t["staff.not-yourself"]}</p>")}
            {Html.If(!isMe && !StaffKeeping.MayChange(visit, member), $"<p class=\"note\">{t["staff.looks-after-more"]}</p>")}
            {Html.If(!isMe && StaffKeeping.MayChange(visit, member), $"""
            <section class="card"><h2>{t["staff.rights"]}</h2>
            {Layout.Form(visit, $"/staff/{id}/rights", Html.Of($"""{Fields(visit, rights)}{PresentPassword.Ask(visit, "rights-old")}<button class="main">{t["save"]}</button>"""))}</section>
            <section class="card"><h2>{t["staff.password"]}</h2><p>{t["staff.password-what"]}</p>
            {Layout.Form(visit, $"/staff/{id}/password", Html.Of($"{PresentPassword.Ask(visit, "password-old")}<button>{t["staff.password-button"]}</button>"))}</section>
            <section class="card"><h2>{t[member.DisabledAt is null ? "staff.shut-out" : "staff.let-in"]}</h2><p>{t[member.DisabledAt is null ? "staff.shut-out-what" : "staff.let-in-what"]}</p>
            {Layout.Form(visit, $"/staff/{id}/{(member.DisabledAt is null ? "disable" : "enable")}", Html.Of($"""<button class="danger">{t[member.DisabledAt is null ? "staff.shut-out" : "staff.let-in"]}</button>"""))}</section>
            """)}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ChangeRightsAsync(long id, Visit visit, StaffKeeping keeping, SignInPolicy policy) =>
        RightsOf(visit) is not { } rights || await keeping.OtherAsync(visit, id) is not { } member ? visit.Missing()
        : await PresentPassword.ProblemAsync(visit, policy) is { } unknown ? Show(visit, member, rights, unknown)
        : visit.Answer(await keeping.ChangeRightsAsync(visit, id, rights), _ => visit.Go($"/staff/{id}", "saved"));

    private static async Task<IResult> ResetPasswordAsync(long id, Visit visit, StaffKeeping keeping, AccountReset reset, SignInPolicy policy)
    {
        if (await keeping.OtherAsync(visit, id) is not { } member)
        {
            return visit.Missing();
        }

        if (await PresentPassword.ProblemAsync(visit, policy) is { } unknown)
        {
            return Show(visit, member, Rights.Of(member), unknown);
        }

        var token = "";
        await visit.ActAsync("staff.reset-password", $"staff/{id}", null, null, async () => token = await reset.ResetAsync(member, visit.Member.Name));
        return ShowLink(visit, token, visit.T["staff.link-password", ("name", member.Name)]);
    }

    private static IResult ShowLink(Visit visit, string token, string what)
    {
        var request = visit.Context.Request;
        return visit.Page(visit.T["staff.link"], Html.Of($"""
            <p>{what}</p>
            <label for="link">{visit.T["staff.link"]}</label>
            <input id="link" class="wide" readonly value="{request.Scheme}://{request.Host.Value}{StaffRoutes.Root}/join/{token}">
            <div class="actions"><a class="button" href="/staff/staff">{visit.T["back"]}</a></div>
            """));
    }

    private static Rights? RightsOf(Visit visit) =>
        Enum.TryParse<Role>(visit.Field("role"), out var role) && Enum.IsDefined(role)
        && visit.Fields("topics").All(visit.Catalog.Topics.ContainsKey)
        && visit.Fields("regions").All(r => visit.Catalog.Regions.Find(r) is not null)
            ? new(role, visit.Fields("topics"), visit.Fields("regions"))
            : null;

    private static string Limits(Visit visit, IReadOnlyList<string> topics, IReadOnlyList<string> regions) =>
        topics.Count + regions.Count == 0
            ? visit.T["staff.no-limits"]
            : string.Join(visit.T.Separator, topics.Select(x => visit.Catalog.Topics.TryGetValue(x, out var topic) ? topic.Names.In(visit.Locale) : x).Concat(regions.Select(r => visit.Catalog.Regions.FullName(r, visit.Locale))));

    private static Html Fields(Visit visit, Rights rights)
    {
        var t = visit.T;
        return Html.Of($"""
            <fieldset><legend>{t["staff.role"]}</legend>{Html.Each(Enum.GetValues<Role>(), r => Html.Of($"""
            <label class="pick"><input type="radio" name="role" value="{r.ToString()}"{Html.If(r == rights.Role, $" checked")}> <span>{t.Name(r)} <small>{t[$"role-may.{StaffTexts.Kebab(r.ToString())}"]}</small></span></label>
            """))}</fieldset>
            <fieldset><legend>{t["staff.topics"]} <small>{t["staff.none-is-all"]}</small></legend>{Html.Each(visit.Catalog.Topics.Values, x => Html.Of($"""
            <label class="pick"><input type="checkbox" name="topics" value="{x.Id}"{Html.If(rights.Topics.Contains(x.Id), $" checked")}> {x.Names.In(visit.Locale)}</label>
            """))}</fieldset>
            <fieldset><legend>{t["staff.regions"]}</legend>{RegionOptions.Boxes(visit, rights.Regions, t["staff.none-is-all"])}</fieldset>
            """);
    }
}
