using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Bot.Tests.Fakes.Web;

/// <summary>An open stream of server-sent events.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> items;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        items = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    public HttpResponseMessage Response => response;

    public static async Task<EventStream> OpenAsync(HttpResponseMessage response) =>
        new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

    /// <summary>The next event and its message; fails when none comes within half a minute.</summary>
    public async Task<(string Kind, ChatLine Message)> NextAsync()
    {
        (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).ShouldBeTrue("the stream has ended");
        return (items.Current.EventType, JsonSerializer.Deserialize<ChatLine>(items.Current.Data, JsonSerializerOptions.Web)!);
    }

    /// <summary>The next event about a message of the bot's.</summary>
    public async Task<(string Kind, ChatLine Message)> NextFromBotAsync()
    {
        while (true)
        {
            var next = await NextAsync();
            if (next.Message.IsFromBot)
            {
                return next;
            }
        }
    }

    /// <summary>Waits until the server ends the stream.</summary>
    public async Task EndsAsync()
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose(); // first: it wakes whoever still reads
        try
        {
            await items.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // A read was under way: it ends with the response.
        }
    }
}
