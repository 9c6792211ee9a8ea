namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>All of a message that an edit may change, and what came with it.</summary>
internal sealed record MessageContent(string Raw, string? ParseMode, ParsedText Visible)
{
    public Markup? Markup { get; init; }

    public FakePhoto? Photo { get; init; }

    public FakePoll? Poll { get; init; }

    public int? ReplyTo { get; init; }

    public bool Silent { get; init; }

    public bool Protected { get; init; }

    public bool NoPreview { get; init; }
}
