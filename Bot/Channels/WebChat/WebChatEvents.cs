using System.Text.Json;
using Bot.Messaging;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Channels.WebChat;

/// <summary>Server-sent events: every new or changed message of the visitor's, as long as the page is open.</summary>
internal static class WebChatEvents
{
    /// <summary>Proxies close what is silent for a minute.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public static async Task StreamAsync(HttpContext context, WebChatHub hub, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        if (WebChatVisitor.Address(context) is not { } address)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var page = hub.Open(address, Network.Of(context));
        if (page is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await context.Response.WriteAsync("retry: 2000\n\n", ending.Token);
            await context.Response.Body.FlushAsync(ending.Token);
            while (true)
            {
                await WriteNextAsync(context.Response, page, time, ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or we are stopping: both are how a stream ends.
        }
    }

    private static async Task WriteNextAsync(HttpResponse response, WebChatHub.Page page, TimeProvider time, CancellationToken ending)
    {
        using var silence = new CancellationTokenSource(KeepAlive, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, ending);
        try
        {
            await page.Events.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            await response.WriteAsync(": still here\n\n", ending);
        }

        while (page.Events.TryRead(out var next))
        {
            var json = JsonSerializer.Serialize(next.Message, WebChatJson.Default.WebChatMessage);
            await response.WriteAsync($"event: {next.Kind}\ndata: {json}\n\n", ending);
        }

        await response.Body.FlushAsync(ending);
    }
}
