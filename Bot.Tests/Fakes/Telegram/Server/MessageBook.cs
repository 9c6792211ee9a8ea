namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Every message there is. Ids run through all private chats and small groups together, but apart in each supergroup.</summary>
internal sealed class MessageBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<SentMessage> _sent = [];
    private readonly Dictionary<(long, int), SentMessage> _byId = [];
    private readonly Dictionary<(long, int), DateTimeOffset> _fromPeople = [];
    private readonly Dictionary<long, int> _lastIds = [];
    private SentMessage[]? _snapshot;

    /// <summary>New messages, for tests that wait.</summary>
    public Mailbox Arrivals { get; } = new("message");

    /// <summary>Edited messages, for tests that wait.</summary>
    public Mailbox Changes { get; } = new("edit");

    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_gate)
                return _snapshot ??= [.. _sent];
        }
    }

    public SentMessage Add(long chatId, string method, MessageContent content)
    {
        SentMessage message;
        lock (_gate)
        {
            message = new(chatId, NextId(chatId), method, time.GetUtcNow(), content);
            _sent.Add(message);
            _byId[(chatId, message.MessageId)] = message;
            _snapshot = null;
        }
        Arrivals.Add(message);
        return message;
    }

    public int AddFromPerson(long chatId)
    {
        lock (_gate)
        {
            var id = NextId(chatId);
            _fromPeople[(chatId, id)] = time.GetUtcNow();
            return id;
        }
    }

    public SentMessage? Find(long chatId, int id)
    {
        lock (_gate)
            return _byId.GetValueOrDefault((chatId, id)) is { Deleted: false } message ? message : null;
    }

    public bool Exists(long chatId, int id)
    {
        lock (_gate)
            return _fromPeople.ContainsKey((chatId, id)) || _byId.GetValueOrDefault((chatId, id)) is { Deleted: false };
    }

    public void Edit(SentMessage message, MessageContent content)
    {
        message.Edit(content);
        Changes.Add(message);
    }

    /// <summary>False when there is no such message; refused when it is older than 48 h.</summary>
    public bool Delete(long chatId, int id)
    {
        lock (_gate)
        {
            var message = _byId.GetValueOrDefault((chatId, id));
            var at = message is { Deleted: false } ? message.At : _fromPeople.GetValueOrDefault((chatId, id));
            if (at == default)
                return false;
            if (time.GetUtcNow() - at >= TimeSpan.FromHours(48))
                throw Refusal.Bad("message can't be deleted for everyone");
            message?.Deleted = true;
            _fromPeople.Remove((chatId, id));
            return true;
        }
    }

    private int NextId(long chatId)
    {
        var sequence = chatId <= -1_000_000_000_000 ? chatId : 0;
        return _lastIds[sequence] = _lastIds.GetValueOrDefault(sequence) + 1;
    }
}
