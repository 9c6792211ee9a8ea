using Bot.Messaging;
using Bot.Staff.Members;
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

    private readonly FloodGate flood = new(MaxForms, time);

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
        if (needs.Role is { } role && Refusal(context, member, role) is { } refusal)
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

    private static IResult? Refusal(HttpContext context, StaffMember? member, Role role)
    {
        var visit = Visit.Of(context);
        return member is null ? visit.Go(HttpMethods.IsGet(context.Request.Method) ? $"/sign-in?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}" : "/sign-in")
            : member.May(role) ? null
            : visit.Page(visit.T["forbidden.title"], Html.Of($"<p>{visit.T["forbidden.text", ("role", visit.T.Name(role))]}</p>"), StatusCodes.Status403Forbidden);
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
        if (!flood.Admit(Network.Of(context)))
        {
            return visit.Page(visit.T["too-fast.title"], Html.Of($"<p>{visit.T["too-fast.text"]}</p>"), StatusCodes.Status429TooManyRequests);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = needs.MaxBody;
        }

        try
        {
            var form = IsForm(context.Request) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            return form is not null && cookie is not null && StaffCookie.IsFormToken(cookie, form["form-token"])
                ? null
                : visit.Page(visit.T["stale-form.title"], Html.Of($"<p>{visit.T["stale-form.text"]}</p>"), StatusCodes.Status400BadRequest);
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException)
        {
            var tooLarge = problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            return visit.Page(
                visit.T["bad-form.title"], Html.Of($"<p>{visit.T["bad-form.text", ("size", $"{needs.MaxBody / 1024}")]}</p>"),
                tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }
}
