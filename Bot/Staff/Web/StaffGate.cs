using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Staff.Web;

/// <summary>
/// Stands before every page of the console. What a route asks for is checked here and nowhere else; a route that asks for nothing is
/// not let through at all.
/// </summary>
internal sealed class StaffGate(StaffSessions sessions, TimeProvider time, ILogger<StaffGate> log)
{
    /// <summary>Forms one network address may send in a minute.</summary>
    private const int MaxForms = 120;

    /// <summary>Looks one network address may take in a minute at what it would do: several a second, by several people of one office.</summary>
    private const int MaxLooks = 1200;

    private readonly FloodGate flood = new(MaxForms, time);
    private readonly FloodGate looks = new(MaxLooks, time);

    public async Task PassAsync(HttpContext context, Func<HttpContext, Task> next)
    {
        var cookie = StaffCookie.Read(context);
        var member = cookie is null ? null : await sessions.WhoAsync(cookie, IsByItself(context));
        Visit.Begin(context, cookie ?? Token.New(), member);
        context.Response.Headers.CacheControl = "no-store"; // what is the same for everybody says so itself
        if (await RefusalAsync(context, cookie, member) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && !context.Response.HasStarted)
        {
            log.LogError(problem, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            var visit = Visit.Of(context);
            await visit.Sorry(visit.T["broken.title"], visit.T["broken.text"], StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    /// <summary>Whether a page asks, and nobody before it: a session counts as left alone even while its pages are live.</summary>
    private static bool IsByItself(HttpContext context) =>
        HttpMethods.IsHead(context.Request.Method) || context.Request.Query.ContainsKey("by-itself") || context.GetEndpoint()?.Metadata.GetMetadata<Needs>() is { IsLive: true };

    private async Task<IResult?> RefusalAsync(HttpContext context, string? cookie, StaffMember? member) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs ? Visit.Of(context).Missing()
        : needs.Role is { } role && await RefusalAsync(context, needs, member, role) is { } refusal ? refusal
        : HttpMethods.IsPost(context.Request.Method) ? await FormRefusalAsync(context, needs, cookie)
        : null;

    private async Task<IResult?> RefusalAsync(HttpContext context, Needs needs, StaffMember? member, Role role)
    {
        var visit = Visit.Of(context);
        return member is not null
            ? member.May(role) ? null : visit.Sorry(visit.T["forbidden.title"], visit.T["forbidden.text", ("role", visit.T.Name(role))], StatusCodes.Status403Forbidden)
            : HttpMethods.IsGet(context.Request.Method) ? visit.Go($"/sign-in?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}")
            : HttpMethods.IsPost(context.Request.Method) && await KeepAsync(context, needs, visit) is { } kept ? SignInPage.ShowKept(visit, kept)
            : visit.Go("/sign-in");
    }

    /// <summary>What a stranger sent, who may be somebody whose session has run out; null when there is nothing to keep of it.</summary>
    private async Task<KeptForm?> KeepAsync(HttpContext context, Needs needs, Visit visit) =>
        Admits(context, needs) ? await ReadKeptAsync(context, needs, visit) : null;

    private static async Task<KeptForm?> ReadKeptAsync(HttpContext context, Needs needs, Visit visit)
    {
        if (needs.MaxBody != Needs.Form || needs.ChangesNothing || !IsForm(context.Request))
        {
            return null;
        }

        try
        {
            Limit(context, needs);
            await context.Request.ReadFormAsync(context.RequestAborted);
            return KeptForm.Sent(visit);
        }
        catch (Exception problem) when (IsUnreadable(problem))
        {
            return null; // no form: they sign in and begin anew
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
            return visit.Sorry(visit.T["too-fast.title"], visit.T["too-fast.text"], StatusCodes.Status429TooManyRequests, await AgainAsync(context, needs, visit));
        }

        try
        {
            Limit(context, needs);
            var form = IsForm(context.Request) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            return form is not null && cookie is not null && StaffCookie.IsFormToken(cookie, form["form-token"])
                ? null
                : Stale(visit, await AgainAsync(context, needs, visit));
        }
        catch (Exception problem) when (IsUnreadable(problem))
        {
            var tooLarge = problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            return visit.Sorry(
                visit.T["bad-form.title"], visit.T["bad-form.text", ("size", $"{needs.MaxBody / 1024}")],
                tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What reading a form ends with that is broken, too large, or cut off in the middle.</summary>
    private static bool IsUnreadable(Exception problem) => problem is IOException or InvalidDataException;

    private static IResult Stale(Visit visit, Html again) => again == Html.Nothing
        ? visit.Sorry(visit.T["stale-form.title"], visit.T["stale-form.text"], StatusCodes.Status400BadRequest)
        : visit.Page(visit.T["stale-form.title"], again, StatusCodes.Status400BadRequest);
}
