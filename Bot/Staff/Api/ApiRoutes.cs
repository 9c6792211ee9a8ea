using Bot.Staff.Members;
using Bot.Staff.Web;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bot.Staff.Api;

/// <summary>Maps the routes. A route can only be mapped together with what it asks of its caller and what it is described by.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes)
{
    public const string Root = "/api/v1";

    private const string Json = "application/json";

    /// <summary>Something to read.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="summary">What it gives.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="queries">Parameters of the address.</param>
    public void Read<T>(string path, Scope? scope, string summary, Delegate handler, params ApiQuery[] queries)
        where T : IShape<T> =>
        Map<T>(HttpMethods.Get, path, handler, new() { Scope = scope, Role = scope?.Role ?? Role.Viewer }, new(summary, StatusCodes.Status200OK, T.Example) { Queries = queries });

    /// <summary>A file to take along.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="role">The least role.</param>
    /// <param name="summary">What it has in it.</param>
    /// <param name="example">How it begins; null = it is no text.</param>
    /// <param name="handler">Returns the file, or an <see cref="ApiAnswer"/> that says why not.</param>
    /// <param name="mediaTypes">What it may be.</param>
    public void File(string path, Scope scope, Role role, string summary, string? example, Delegate handler, params string[] mediaTypes) =>
        Map(HttpMethods.Get, path, handler, new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status200OK, example),
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, example is null ? typeof(Stream) : typeof(string), mediaTypes));

    /// <summary>Something made, once for each Idempotency-Key.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="summary">What it makes.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="once">False where the answer must not be kept, because it has a secret.</param>
    public void Make<TBody, T>(string path, Scope scope, string summary, Delegate handler, bool once = true)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Map<T>(HttpMethods.Post, path, handler, new() { Scope = scope, Role = scope.Role, Body = typeof(TBody) }, new(summary, StatusCodes.Status201Created, T.Example) { Body = TBody.Example, IsOnce = once }, Taking<TBody>());

    /// <summary>Something done that takes no body; its answer shows how things stand now.</summary>
    /// <param name="path">Below <see cref="Root"/>.</param>
    /// <param name="scope">What the token must have.</param>
    /// <param name="role">The least role.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="handler">Returns an <see cref="ApiAnswer"/>.</param>
    /// <param name="once">False where it cannot be done within a transaction, or its answer must not be kept.</param>
    public void Act<T>(string path, Scope scope, Role role, string summary, Delegate handler, bool once = true)
        where T : IShape<T> =>
        Map<T>(HttpMethods.Post, path, handler, new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status200OK, T.Example) { IsOnce = once });

    /// <summary>Something done with what the body says; its answer shows how things stand now.</summary>
    public void Act<TBody, T>(string path, Scope scope, Role role, string summary, Delegate handler)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Map<T>(HttpMethods.Post, path, handler, new() { Scope = scope, Role = role, Body = typeof(TBody) }, new(summary, StatusCodes.Status200OK, T.Example) { Body = TBody.Example, IsOnce = true }, Taking<TBody>());

    /// <summary>Something written over: the same a second time changes nothing.</summary>
    public void Replace<TBody, T>(string path, Scope scope, Role role, string summary, Delegate handler)
        where TBody : IShape<TBody>
        where T : IShape<T> =>
        Map<T>(HttpMethods.Put, path, handler, new() { Scope = scope, Role = role, Body = typeof(TBody) }, new(summary, StatusCodes.Status200OK, T.Example) { Body = TBody.Example }, Taking<TBody>());

    /// <summary>A file taken in.</summary>
    public void Upload<T>(string path, Scope scope, Role role, string summary, string mediaType, string example, Delegate handler, params ApiQuery[] queries)
        where T : IShape<T> =>
        Map<T>(
            HttpMethods.Post, path, handler, new() { Scope = scope, Role = role, MaxBody = Needs.File }, new(summary, StatusCodes.Status200OK, T.Example) { Body = example, Queries = queries },
            new AcceptsMetadata([mediaType], typeof(string)));

    /// <summary>Something taken away.</summary>
    public void Delete(string path, Scope scope, Role role, string summary, Delegate handler) =>
        Map(HttpMethods.Delete, path, handler, new() { Scope = scope, Role = role }, new(summary, StatusCodes.Status204NoContent, null), new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));

    private static AcceptsMetadata Taking<TBody>() => new([Json], typeof(TBody));

    private void Map<T>(string method, string path, Delegate handler, ApiNeeds needs, ApiWords words, params object[] more) =>
        Map(method, path, handler, needs, words, [new ProducesResponseTypeMetadata(words.Status, typeof(T), [Json]), .. more]);

    private void Map(string method, string path, Delegate handler, ApiNeeds needs, ApiWords words, params object[] more) => routes
        .MapOnFirstUse(Root + path, [method], handler, words.IsOnce ? OnceAsync : null)
        .WithMetadata([needs, words, .. more, .. FirstUse.ParametersOf(routes, Root + path, handler)]);

    private static async ValueTask<object?> OnceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<Repeats>().OnceAsync(ApiCall.Of(context.HttpContext), async () => (ApiAnswer)(await next(context))!);
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
