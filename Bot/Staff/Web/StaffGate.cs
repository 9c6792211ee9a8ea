using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Staff.Web;

/// <summary>
/// Stands before every page of the console. What a route asks for is checked here and nowhere else; a route that asks for nothing is
/// not let through at all.
/// </summary>
internal sealed class StaffGate(StaffSessions sessions, TimeProvider time)
{
    /// <summary>Forms one network address may send in a minute.</summary>
    private const int MaxForms = 120;

    /// <summary>Looks one network address may take in a minute at what it would do: several a second, by several people of one office.</summary>
    private const int MaxLooks = 1200;

    private readonly FloodGate flood = new(MaxForms, time);
    private readonly FloodGate looks = new(MaxLooks, time);

    public async Task PassAsync(HttpContext context, Func<HttpContext, Task> next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var cookie = StaffCookie.Read(context);
        var member = cookie is null ? null : await sessions.WhoAsync(cookie);
        var secret = cookie ?? Token.New();
        Visit.Begin(context, secret, member);
        context.Response.Headers.CacheControl = "no-store"; // what is the same for everybody says so itself
        if (needs.Role is { } role && await RefusalAsync(context, needs, member, role) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method) && await FormRefusalAsync(context, needs, cookie) is { } bad)
        {
            await bad.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private async Task<IResult?> RefusalAsync(HttpContext context, Needs needs, StaffMember? member, Role role)
    {
        var visit = Visit.Of(context);
        return member is not null
            ? member.May(role) ? null : visit.Page(visit.T["forbidden.title"], Html.Of($"<p>{visit.T["forbidden.text", ("role", visit.T.Name(role))]}</p>"), StatusCodes.Status403Forbidden)
            : HttpMethods.IsGet(context.Request.Method) ? visit.Go($"/sign-in?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}")
            : HttpMethods.IsPost(context.Request.Method) && await KeepAsync(context, needs, visit) is { } kept ? SignInPage.ShowKept(visit, kept)
            : visit.Go("/sign-in");
    }

    /// <summary>What a stranger sent, who may be somebody whose session has run out; null when there is nothing to keep of it.</summary>
    private async Task<KeptForm?> KeepAsync(HttpContext context, Needs needs, Visit visit) =>
        Admits(context, needs) ? await ReadKeptAsync(context, needs, visit) : null;

    private static async Task<KeptForm?> ReadKeptAsync(HttpContext context, Needs needs, Visit visit)
    {
        if (needs.MaxBody != Needs.Form || needs.ChangesNothing)
        {
            return null;
        }

        try
        {
            Limit(context, needs);
            await context.Request.ReadFormAsync(context.RequestAborted);
            return KeptForm.Sent(visit);
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            return null; // no form, or none of ours: they sign in and begin anew
        }
    }

    /// <summary>The button that sends it again, for whoever may; nothing when there is nothing to keep.</summary>
    private static async Task<Html> AgainAsync(HttpContext context, Needs needs, Visit visit) =>
        visit.IsSignedIn && await ReadKeptAsync(context, needs, visit) is { } kept ? kept.Again(visit, visit.Secret) : Html.Nothing;

    private bool Admits(HttpContext context, Needs needs) => (needs.ChangesNothing ? looks : flood).Admit(Network.Of(context));

    private static void Limit(HttpContext context, Needs needs)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = needs.MaxBody;
        }
    }

    /// <summary>Whether it is a form, in the one encoding that our pages have, and not sent by a page of somebody else's: browsers say so.</summary>
    private static bool IsForm(HttpRequest request)
    {
        var charset = request.GetTypedHeaders().ContentType?.Charset ?? default;
        return request.HasFormContentType
            && (charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && request.Headers["Sec-Fetch-Site"].ToString() is ("" or "same-origin" or "none");
    }

    private async Task<IResult?> FormRefusalAsync(HttpContext context, Needs needs, string? cookie)
    {
        var visit = Visit.Of(context);
        if (!Admits(context, needs))
        {
            var again = await AgainAsync(context, needs, visit);
            return visit.Page(visit.T["too-fast.title"], Html.Of($"<p>{visit.T["too-fast.text"]}</p>{again}"), StatusCodes.Status429TooManyRequests);
        }

        try
        {
            Limit(context, needs);
            var form = IsForm(context.Request) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            return form is not null && cookie is not null && StaffCookie.IsFormToken(cookie, form["form-token"])
                ? null
                : Stale(visit);
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException)
        {
            var tooLarge = problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            return visit.Page(
                visit.T["bad-form.title"], Html.Of($"<p>{visit.T["bad-form.text", ("size", $"{needs.MaxBody / 1024}")]}</p>"),
                tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Stale(Visit visit) => visit.Page(
        visit.T["stale-form.title"],
        KeptForm.Sent(visit) is { } kept && visit.IsSignedIn ? kept.Again(visit, visit.Secret) : Html.Of($"<p>{visit.T["stale-form.text"]}</p>"),
        StatusCodes.Status400BadRequest);
}
