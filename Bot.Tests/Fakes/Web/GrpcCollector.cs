using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Fakes.Web;

/// <summary>An OpenTelemetry collector that speaks gRPC without encryption, as far as being told goes.</summary>
internal sealed class GrpcCollector : IAsyncDisposable
{
    private readonly WebApplication app;

    private GrpcCollector(WebApplication app) => this.app = app;

    /// <summary>The paths of the calls whose messages came whole.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<GrpcCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        var collector = new GrpcCollector(app);
        app.MapPost("/{**path}", collector.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Each message comes and goes with five bytes before it: compressed or not, and its length. Ours is empty.</summary>
    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(body.ToArray().AsSpan(1, 4));
        if (length > 0 && length == body.Length - 5)
        {
            Calls.Enqueue(context.Request.Path);
        }

        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
