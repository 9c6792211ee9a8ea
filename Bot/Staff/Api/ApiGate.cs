using System.Text.Json;
using Bot.Messaging;
using Bot.Staff.Members;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Staff.Api;

/// <summary>
/// Stands before every route of the API. What a route asks for is checked here and nowhere else; what is not a route of the API is not
/// let through, and whatever goes wrong is answered as a problem.
/// </summary>
internal sealed partial class ApiGate(ApiTokens tokens, TimeProvider time, ILogger<ApiGate> log)
{
    /// <summary>Requests one token may make in a minute.</summary>
    public const int MaxCalls = 600;

    /// <summary>Wrong tokens one network address may try in a minute.</summary>
    public const int MaxWrong = 20;

    private const string Scheme = "Bearer ";

    private readonly FloodGate calls = new(MaxCalls, time);
    private readonly FloodGate wrong = new(MaxWrong, time);

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await RefusalAsync(context) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }

            await next(context);
            if (!context.Response.HasStarted && RoutingRefusal(ApiCall.Of(context)) is { } unfit)
            {
                await unfit.ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Unreadable(ApiCall.Of(context), bad).ExecuteAsync(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            log.LogError(failure, "The API could not answer {Method} {Path} ({Trace})", context.Request.Method, context.Request.Path, context.TraceIdentifier);
            await ApiCall.Of(context).Problem(StatusCodes.Status500InternalServerError, "failed", values: ("trace", context.TraceIdentifier)).ExecuteAsync(context);
        }
    }

    private async Task<ApiAnswer?> RefusalAsync(HttpContext context)
    {
        var stranger = ApiCall.Begin(context, null, null);
        var endpoint = context.GetEndpoint();
        var needs = endpoint?.Metadata.GetMetadata<ApiNeeds>();
        if (needs is { IsOpen: true })
        {
            return calls.Admit(Network.Of(context)) ? null : TooFast(stranger);
        }

        if (await WhoAsync(context) is not var (token, member))
        {
            return wrong.Admit(Network.Of(context)) ? Unknown(stranger) : TooFast(stranger);
        }

        var call = ApiCall.Begin(context, token, member);
        if (!calls.Admit($"token {token.Id}"))
        {
            return TooFast(call);
        }

        // Where the path is known but the method or the kind of body is not, routing has an answer of its own, which is no route.
        return needs is not null ? MayNot(call, needs) ?? await BodyProblemAsync(call, needs)
            : endpoint is null or RouteEndpoint ? call.Missing()
            : null;
    }

    private async Task<(ApiToken Token, StaffMember Member)?> WhoAsync(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.WhoAsync(header[Scheme.Length..].Trim())
            : null;

    private static ApiAnswer? MayNot(ApiCall call, ApiNeeds needs) =>
        needs.Scope is { } scope && !call.Token.Has(scope) ? call.Problem(StatusCodes.Status403Forbidden, "scope", values: ("scope", scope.Name))
        : !call.Member.May(needs.Role) ? call.Problem(StatusCodes.Status403Forbidden, "role", values: ("role", call.T.Name(needs.Role)))
        : null;

    private static async Task<ApiAnswer?> BodyProblemAsync(ApiCall call, ApiNeeds needs)
    {
        var request = call.Context.Request;
        if (call.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = needs.MaxBody;
        }

        if (needs.Body is not { } type)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, call.Context.RequestAborted);
        call.Bytes = bytes.ToArray();
        try
        {
            call.Read = JsonSerializer.Deserialize(call.Bytes.Span, type, ApiJson.Options);
            return call.Read is null ? call.Problem(StatusCodes.Status400BadRequest, "json", values: ("why", "null")) : null;
        }
        catch (JsonException problem)
        {
            return call.Problem(StatusCodes.Status400BadRequest, "json", values: ("why", Why(problem)));
        }
    }

    /// <summary>What routing itself has refused, without a word.</summary>
    private static ApiAnswer? RoutingRefusal(ApiCall call) => call.Context.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed => call.Problem(StatusCodes.Status405MethodNotAllowed, "method", values: ("allow", call.Context.Response.Headers.Allow.ToString())),
        StatusCodes.Status415UnsupportedMediaType => call.Problem(StatusCodes.Status415UnsupportedMediaType, "media-type"),
        _ => null,
    };

    /// <summary>What the parser says, without the names of our types.</summary>
    private static string Why(JsonException problem) =>
        OwnType().Replace(problem.Message, "").Replace("any .NET member contained in type", "any field", StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex(@"( to)? '?(Bot|System)\.[\w.`\[\],]+'?")]
    private static partial System.Text.RegularExpressions.Regex OwnType();

    private static ApiAnswer Unreadable(ApiCall call, BadHttpRequestException bad) => bad.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? call.Problem(StatusCodes.Status413PayloadTooLarge, "too-large", values: ("size", $"{(call.Context.GetEndpoint()?.Metadata.GetMetadata<ApiNeeds>()?.MaxBody ?? 0) / 1024}"))
        : call.Problem(StatusCodes.Status400BadRequest, "unreadable");

    private static ApiAnswer Unknown(ApiCall stranger)
    {
        stranger.Context.Response.Headers.WWWAuthenticate = "Bearer realm=\"ScienceBot\"";
        return stranger.Problem(StatusCodes.Status401Unauthorized, "token");
    }

    private ApiAnswer TooFast(ApiCall call)
    {
        var wait = 60 - time.GetUtcNow().Second;
        call.Context.Response.Headers.RetryAfter = $"{wait}";
        return call.Problem(StatusCodes.Status429TooManyRequests, "too-fast", values: ("seconds", $"{wait}"));
    }
}
