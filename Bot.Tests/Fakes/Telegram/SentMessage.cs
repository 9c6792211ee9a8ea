using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>A message that the fake accepted from the bot. It is live: an edit or a deletion shows in it at once.</summary>
internal sealed class SentMessage
{
    private volatile MessageContent _content;
    private volatile bool _deleted;
    private int _edits;

    internal SentMessage(long chatId, int messageId, string method, DateTimeOffset at, MessageContent content)
    {
        (ChatId, MessageId, Method, At) = (chatId, messageId, method, at);
        _content = content;
    }

    public long ChatId { get; }

    public int MessageId { get; }

    /// <summary>sendMessage, sendPhoto or sendPoll.</summary>
    public string Method { get; }

    public DateTimeOffset At { get; }

    /// <summary>What a reader sees: the text after entity parsing; of a poll, the question; of a photo, nothing.</summary>
    public string Text => _content.Photo is null ? _content.Visible.Text : "";

    /// <summary>What a reader sees under the photo.</summary>
    public string? Caption => _content.Photo is null ? null : _content.Visible.Text;

    /// <summary>Text or caption as the bot wrote it.</summary>
    public string Html => _content.Raw;

    public string? ParseMode => _content.ParseMode;

    public IReadOnlyList<TextEntity> Entities => _content.Visible.Entities;

    public IReadOnlyList<IReadOnlyList<FakeButton>> Buttons => _content.Markup?.Buttons ?? [];

    /// <summary>The rows of a reply keyboard sent along.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReplyKeyboard => _content.Markup?.Keys ?? [];

    /// <summary>Whether the message took a reply keyboard away.</summary>
    public bool RemovesKeyboard => _content.Markup?.Kind == MarkupKind.Remove;

    public string? PhotoName => _content.Photo?.Name;

    public ReadOnlyMemory<byte> PhotoBytes => _content.Photo?.Bytes ?? default;

    public string? FileId => _content.Photo?.FileId;

    public FakePoll? Poll => _content.Poll;

    public int? ReplyToMessageId => _content.ReplyTo;

    /// <summary>Sent without a sound.</summary>
    public bool IsSilent => _content.Silent;

    public bool IsProtected => _content.Protected;

    public bool LinkPreviewIsDisabled => _content.NoPreview;

    public int Edits => Volatile.Read(ref _edits);

    public bool Deleted { get => _deleted; internal set => _deleted = value; }

    internal MessageContent Content => _content;

    internal void Edit(MessageContent content)
    {
        _content = content;
        Interlocked.Increment(ref _edits);
    }

    public override string ToString() => $"#{MessageId} to {ChatId} at {At:HH:mm:ss.fff}: {Caption ?? Text}";
}
