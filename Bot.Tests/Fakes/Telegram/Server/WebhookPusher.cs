using System.Net.Http.Headers;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Posts updates to one webhook: in order within a chat, side by side between chats, again and again until it hears 2xx.</summary>
internal sealed class WebhookPusher : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly WebhookSettings _settings;
    private readonly UpdateFeed _feed;
    private readonly FakeTelegramOptions _options;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly SemaphoreSlim _connections;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Queue<Update>> _lanes = [];

    public WebhookPusher(WebhookSettings settings, UpdateFeed feed, FakeTelegramOptions options)
    {
        (_settings, _feed, _options) = (settings, feed, options);
        _connections = new(settings.MaxConnections);
        feed.Subscribe(Push);
    }

    public WebhookSettings Settings => _settings;

    public (string Message, DateTimeOffset At)? LastError { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _feed.Subscribe(null);
        await _stop.CancelAsync();
        _http.Dispose();
    }

    private void Push(Update update)
    {
        lock (_gate)
        {
            if (_lanes.TryGetValue(update.Lane, out var busy))
            {
                busy.Enqueue(update);
                return;
            }
            _lanes[update.Lane] = new([update]);
        }
        _ = Task.Run(() => DrainAsync(update.Lane));
    }

    private async Task DrainAsync(long lane)
    {
        try
        {
            while (First(lane) is { } update)
            {
                await DeliverAsync(update);
                _feed.Remove(update);
                lock (_gate)
                    _lanes[lane].Dequeue();
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The webhook was taken away; what it did not take stays in the feed.
        }
    }

    private Update? First(long lane)
    {
        lock (_gate)
        {
            if (_lanes[lane].TryPeek(out var update))
                return update;
            _lanes.Remove(lane);
            return null;
        }
    }

    private async Task DeliverAsync(Update update)
    {
        for (var pause = _options.WebhookRetryDelay; !await PostAsync(update); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            await Task.Delay(pause, TimeProvider.System, _stop.Token);
    }

    private async Task<bool> PostAsync(Update update)
    {
        await _connections.WaitAsync(_stop.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Url) { Content = new ByteArrayContent(update.Json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (_settings.SecretToken is { Length: > 0 } secret)
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
            if (response.IsSuccessStatusCode)
                return true;
            LastError = ($"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}", _options.Time.GetUtcNow());
        }
        catch (HttpRequestException e)
        {
            LastError = (e.Message, _options.Time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            LastError = ("Read timeout expired", _options.Time.GetUtcNow());
        }
        finally
        {
            _connections.Release();
        }
        return false;
    }
}
