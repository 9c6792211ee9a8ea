using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>Maps the routes. A route can only be mapped together with what it asks of its caller and what it is described by.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes)
{
    public const string Root = "/api/v1";

    /// <summary>Something to read.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="summary">What it gives.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="queries">Parameters of the address.</param>
    public void Read<T>(string path, Scope? scope, string summary, Delegate handler, params ApiQuery[] queries)
        where T : IShape<T> =>
        Describe(routes.MapGet(Root + path, handler), new() { Scope = scope, Role = scope?.Role ?? Role.Viewer }, new(summary, StatusCodes.Status200OK, T.Example) { Queries = queries })
            .Produces<T>();

    /// <summary>A file to take along.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="role">The least role.</param>
    /// <param name="summary">What it has in it.</param>
    /// <param name="example">How it begins; null = it is no text.</param>
    /// <param name="handler">Returns the file, or an <see cref="ApiAnswer"/> that says why not.</param>
    /// <param name="mediaTypes">What it may be.</param>
    public void File(string path, Scope scope, Role role, string summary, string? example, Delegate handler, params string[] mediaTypes) =>
        Describe(routes.MapGet(Root + path, handler), new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status200OK, example))
            .Produces(StatusCodes.Status200OK, example is null ? typeof(Stream) : typeof(string), mediaTypes[0], mediaTypes[1..]);

    /// <summary>Something made, once for each Idempotency-Key.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="summary">What it makes.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="once">False where the answer must not be kept, because it has a secret.</param>
    public void Make<TBody, T>(string path, Scope scope, string summary, Delegate handler, bool once = true)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Describe(routes.MapPost(Root + path, handler), new() { Scope = scope, Role = scope.Role, Body = typeof(TBody) }, new(summary, StatusCodes.Status201Created, T.Example) { Body = TBody.Example, IsOnce = once })
            .Accepts<TBody>("application/json").Produces<T>(StatusCodes.Status201Created);

    /// <summary>Something done that takes no body; its answer shows how things stand now.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="role">The least role.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="once">False where it cannot be done within a transaction, or its answer must not be kept.</param>
    public void Act<T>(string path, Scope scope, Role role, string summary, Delegate handler, bool once = true)
        where T : IShape<T> =>
        Describe(routes.MapPost(Root + path, handler), new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status200OK, T.Example) { IsOnce = once }).Produces<T>();

    /// <summary>Something done with what the body says; its answer shows how things stand now.</summary>
    public void Act<TBody, T>(string path, Scope scope, Role role, string summary, Delegate handler)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Describe(routes.MapPost(Root + path, handler), new() { Scope = scope, Role = role, Body = typeof(TBody) }, new(summary, StatusCodes.Status200OK, T.Example) { Body = TBody.Example, IsOnce = true })
            .Accepts<TBody>("application/json").Produces<T>();

    /// <summary>Something written over: the same a second time changes nothing.</summary>
    public void Replace<TBody, T>(string path, Scope scope, Role role, string summary, Delegate handler)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Describe(routes.MapPut(Root + path, handler), new() { Scope = scope, Role = role, Body = typeof(TBody) }, new(summary, StatusCodes.Status200OK, T.Example) { Body = TBody.Example })
            .Accepts<TBody>("application/json").Produces<T>();

    /// <summary>A file taken in.</summary>
    public void Upload<T>(string path, Scope scope, Role role, string summary, string mediaType, string example, Delegate handler, params ApiQuery[] queries)
        where T : IShape<T> =>
        Describe(routes.MapPost(Root + path, handler), new() { Scope = scope, Role = role, MaxBody = Needs.File }, new(summary, StatusCodes.Status200OK, T.Example) { Body = example, Queries = queries })
            .Accepts<string>(mediaType).Produces<T>();

    /// <summary>Something taken away.</summary>
    public void Delete(string path, Scope scope, Role role, string summary, Delegate handler) =>
        Describe(routes.MapDelete(Root + path, handler), new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status204NoContent, null)).Produces(StatusCodes.Status204NoContent);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, ApiNeeds needs, ApiWords words)
    {
        route.WithMetadata(needs, words);
        return !words.IsOnce ? route : route.AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<Repeats>().OnceAsync(ApiCall.Of(context.HttpContext), async () => (ApiAnswer)(await next(context))!));
    }
}

/// <summary>What the description says of a route.</summary>
/// <param name="Summary">What it does.</param>
/// <param name="Status">Its status code when it goes well.</param>
/// <param name="Answer">An example of its answer; null = it has none.</param>
internal sealed record ApiWords(string Summary, int Status, object? Answer)
{
    /// <summary>An example of its body; null = it takes none.</summary>
    public object? Body { get; init; }

    public IReadOnlyList<ApiQuery> Queries { get; init; } = [];

    /// <summary>Whether an Idempotency-Key is heeded.</summary>
    public bool IsOnce { get; init; }
}

/// <summary>A parameter of the address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="IsNumber">Whether it is a whole number.</param>
internal sealed record ApiQuery(string Name, string Description, bool IsNumber = false)
{
    public static ApiQuery Limit { get; } = new("limit", "Entries at most, 1 to 200. Default 50.", true);

    public static ApiQuery Cursor { get; } = new("cursor", "Where to go on: `next` of the page before.");

    public static ApiQuery Search(string what) => new("search", what);

    /// <summary>One of a set of words.</summary>
    public static ApiQuery Of<T>(string name, string description)
        where T : struct, Enum =>
        new(name, $"{description} One of {string.Join(", ", Enum.GetNames<T>().Select(n => $"`{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(n)}`"))}.");
}
