using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The way of one call through the fake: token, log, staged fault, pause, method, answer.</summary>
internal sealed class Gateway(World world, MethodTable methods, CallLog log, Func<ReceivedCall, FaultKind> faultFor)
{
    private readonly string _prefix = $"/bot{world.Options.Token}/";

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var method = path[(path.LastIndexOf('/') + 1)..];
        var waits = string.Equals(method, "getUpdates", StringComparison.OrdinalIgnoreCase);
        var active = waits ? 0 : log.Enter();
        ReceivedCall? call = null;
        Arguments? arguments = null;
        try
        {
            if (!path.StartsWith(_prefix, StringComparison.Ordinal))
                throw path.StartsWith("/bot", StringComparison.Ordinal) ? new Refusal(401, "Unauthorized") : new Refusal(404, "Not Found");
            arguments = await ArgumentReader.ReadAsync(context.Request);
            call = new(method, arguments, world.Options.Time.GetUtcNow());
            log.Add(call);
            if (!waits && world.Options.Latency > TimeSpan.Zero)
                await Task.Delay(world.Options.Latency, TimeProvider.System, context.RequestAborted);
            world.Limiter.CheckPause();
            if (world.Options.MaxActive > 0 && active > world.Options.MaxActive)
                throw Refusal.Flood(1);
            await AnswerAsync(context, call, arguments);
        }
        catch (Refusal refusal)
        {
            log.Add(refusal, method, call?.Body ?? "");
            if (refusal.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Responder.SendAsync(context, refusal.Code, Responder.Error(refusal));
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException && !context.RequestAborted.IsCancellationRequested)
        {
            // What breaks the fake must not pass unseen.
            var refusal = new Refusal(e is BadHttpRequestException bad ? bad.StatusCode : 500, $"The fake itself failed: {e}");
            log.Add(refusal, method, call?.Body ?? "");
            await Responder.SendAsync(context, refusal.Code, Responder.Error(refusal));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The bot hung up.
        }
        finally
        {
            if (call is not null && arguments is { IsJsonOnly: true })
                arguments.Document!.Dispose();
            if (!waits)
                log.Leave();
        }
    }

    private async Task AnswerAsync(HttpContext context, ReceivedCall call, Arguments arguments)
    {
        var fault = faultFor(call);
        switch (fault)
        {
            case FaultKind.ServerError:
                await Responder.SendAsync(context, 502, Responder.Error(new(502, "Bad Gateway")));
                return;
            case FaultKind.BadGatewayPage:
                await Responder.SendAsync(context, 502, "<html><head><title>502 Bad Gateway</title></head></html>"u8.ToArray(), "text/html");
                return;
            case FaultKind.Unauthorized:
                throw new Refusal(401, "Unauthorized");
            case FaultKind.TooManyRequests:
                throw world.Limiter.Pause(world.Options.RetryAfterSeconds);
            case FaultKind.ResetBeforeAccept:
                context.Abort();
                return;
            case FaultKind.SilenceBeforeAccept:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                return;
        }
        var body = Responder.Ok(await methods.Find(call.Method).RunAsync(arguments, context.RequestAborted));
        switch (fault)
        {
            case FaultKind.ResetAfterAccept:
                context.Abort();
                break;
            case FaultKind.HalfBody:
                await Responder.SendHalfAsync(context, body);
                break;
            case FaultKind.SilenceAfterAccept:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                break;
            default:
                await Responder.SendAsync(context, 200, body);
                break;
        }
    }
}
