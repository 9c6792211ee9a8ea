using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Broadcasts;

/// <summary>
/// Watching a broadcast from the same machine: once, or live as server-sent events. Nobody else can: there is no sign-in here, so
/// whoever comes from elsewhere, or through a proxy, finds nothing.
/// </summary>
internal static class BroadcastEndpoints
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapBroadcasts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/broadcasts/{id:long}").AddEndpointFilter((context, next) =>
            IsLocal(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.NotFound()));
        group.MapGet("", async (long id, BroadcastReporter reporter) =>
            await reporter.OfAsync(id) is { } report ? Results.Json(report.ToJson(), Json) : Results.NotFound());
        group.MapGet("/live", (long id, BroadcastReporter reporter, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(WatchAsync(id, reporter, time, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping).Token)));
    }

    /// <summary>Whether a program on this machine asks, and not a proxy for somebody else.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLoopbackName(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(IsOfProxy);

    /// <summary>Under another name it is a proxy that asks, or a page whose name was pointed at this machine.</summary>
    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>X-Original-... is what is left of X-Forwarded-... once it has been believed.</summary>
    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.ToUpperInvariant() is "FORWARDED" or "VIA" or "X-REAL-IP" or "CF-CONNECTING-IP";

    private static async IAsyncEnumerable<string> WatchAsync(
        long id, BroadcastReporter reporter, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (!cancellationToken.IsCancellationRequested && await reporter.OfAsync(id) is { } report)
        {
            yield return JsonSerializer.Serialize(report.ToJson(), Json);
            if (report.Broadcast.FinishedAt is not null || !await timer.WaitForNextTickAsync(cancellationToken))
            {
                yield break;
            }
        }
    }
}
