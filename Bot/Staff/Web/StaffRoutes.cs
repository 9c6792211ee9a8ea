using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>Maps the pages. A route can only be mapped together with what it asks of its caller.</summary>
internal sealed class StaffRoutes(IEndpointRouteBuilder routes)
{
    public const string Root = "/staff";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Watching = [HttpMethods.Get];
    private static readonly string[] Sending = [HttpMethods.Post];

    /// <summary>A page to read; whatever can be read can be asked about without its body, too.</summary>
    public void Read(string path, Role? role, Delegate handler) => routes.MapOnFirstUse(Root + path, Reading, handler).WithMetadata(new Needs(role));

    /// <summary>Server-sent events, as long as a page is open.</summary>
    public void Live(string path, Role role, Delegate handler) => routes.MapOnFirstUse(Root + path, Watching, handler, async (context, next) =>
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<LiveStreams>().TryOpen(http, Visit.Of(http).Member))
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = "60";
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }).WithMetadata(new Needs(role, IsLive: true));

    /// <summary>A form that changes something.</summary>
    public void Act(string path, Role? role, Delegate handler, long maxBody = Needs.Form) =>
        routes.MapOnFirstUse(Root + path, Sending, handler).WithMetadata(new Needs(role, maxBody));

    /// <summary>What the page asks about a form while it is being filled in; nothing changes.</summary>
    public void Look(string path, Role? role, Delegate handler) =>
        routes.MapOnFirstUse(Root + path, Sending, handler).WithMetadata(new Needs(role, ChangesNothing: true));
}
