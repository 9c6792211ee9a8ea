using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot.Commands.Bench;

/// <summary>A Bot API server that takes every message and does nothing with it: as cheap as a server can be, to measure its clients.</summary>
internal sealed class BotApiSink : IAsyncDisposable
{
    private static readonly byte[] NoUpdates = "{\"ok\":true,\"result\":[]}"u8.ToArray();
    private static readonly byte[] Yes = "{\"ok\":true,\"result\":true}"u8.ToArray();
    private static readonly byte[] Me = "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"first_name\":\"Bench\",\"username\":\"bench_bot\"}}"u8.ToArray();

    private readonly WebApplication app;
    private long received;

    private BotApiSink(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Messages taken so far.</summary>
    public long Received => Interlocked.Read(ref received);

    public static async Task<BotApiSink> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var sink = new BotApiSink(builder.Build());
        sink.app.Run(sink.AnswerAsync);
        await sink.app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var answer = path.EndsWith("/sendMessage", StringComparison.Ordinal) ? Message()
            : path.EndsWith("/getUpdates", StringComparison.Ordinal) ? NoUpdates
            : path.EndsWith("/getMe", StringComparison.Ordinal) ? Me
            : Yes;
        if (answer == NoUpdates)
        {
            await Task.Delay(TimeSpan.FromSeconds(25), TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        bool more;
        do
        {
            var read = await context.Request.BodyReader.ReadAsync();
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            more = !read.IsCompleted;
        }
        while (more);

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private byte[] Message()
    {
        var id = Interlocked.Increment(ref received);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"ok\":true,\"result\":{{\"message_id\":{id}}}}}"));
    }
}
