namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The limits on sending, and the pause for every call that follows when one is broken.</summary>
internal sealed class RateLimiter(FakeTelegramOptions options)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _overall = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _groups = [];
    private readonly Dictionary<long, (double Tokens, DateTimeOffset At)> _chats = [];
    private DateTimeOffset _until;
    private volatile bool _paused;

    /// <summary>Refuses every call while a pause lasts.</summary>
    public void CheckPause()
    {
        if (!_paused)
            return;
        lock (_gate)
        {
            var left = _until - options.Time.GetUtcNow();
            if (left > TimeSpan.Zero)
                throw Refusal.Flood((int)Math.Ceiling(left.TotalSeconds));
            _paused = false;
        }
    }

    public Refusal Pause(int seconds)
    {
        lock (_gate)
        {
            _until = options.Time.GetUtcNow().AddSeconds(seconds);
            _paused = true;
        }
        return Refusal.Flood(seconds);
    }

    /// <summary>Counts one message to a chat, or starts a pause.</summary>
    public void Take(Chat chat, bool paid)
    {
        if (options is { MessagesPerSecond: 0, MessagesPerChatPerSecond: 0, MessagesPerGroupPerMinute: 0 })
            return;
        lock (_gate)
        {
            var now = options.Time.GetUtcNow();
            var overall = options.MessagesPerSecond == 0 ? 0 : paid ? Math.Max(1000, options.MessagesPerSecond) : options.MessagesPerSecond;
            var group = chat.Group is null ? 0 : options.MessagesPerGroupPerMinute;
            if (!_groups.TryGetValue(chat.Id, out var inGroup) && group > 0)
                _groups[chat.Id] = inGroup = [];
            var tokens = Tokens(chat.Id, now);
            if (Fits(_overall, overall, now - TimeSpan.FromSeconds(1)) && Fits(inGroup, group, now - TimeSpan.FromMinutes(1)) && tokens >= 1)
            {
                if (overall > 0)
                    _overall.Enqueue(now);
                inGroup?.Enqueue(now);
                if (options.MessagesPerChatPerSecond > 0)
                    _chats[chat.Id] = (tokens - 1, now);
                return;
            }
        }
        throw Pause(options.RetryAfterSeconds);
    }

    private double Tokens(long chatId, DateTimeOffset now) => options.MessagesPerChatPerSecond == 0 ? 1
        : !_chats.TryGetValue(chatId, out var chat) ? Math.Max(1, options.ChatBurst)
        : Math.Min(Math.Max(1, options.ChatBurst), chat.Tokens + ((now - chat.At).TotalSeconds * options.MessagesPerChatPerSecond));

    private static bool Fits(Queue<DateTimeOffset>? sent, int limit, DateTimeOffset windowStart)
    {
        if (limit == 0 || sent is null)
            return true;
        while (sent.TryPeek(out var oldest) && oldest <= windowStart)
            sent.Dequeue();
        return sent.Count < limit;
    }
}
