namespace Bot.Messaging;

/// <summary>One message on its way to a person, in words that every channel understands.</summary>
internal sealed record OutboundMessage(MessageText Text)
{
    /// <summary>A picture above the text: a path inside the content folder, or null.</summary>
    public string? Image { get; init; }

    /// <summary>A picture above the text that was made for this message; null = none, or one of the content folder.</summary>
    public MadePicture? Picture { get; init; }

    /// <summary>Whether the platform may be paid to take it faster than it otherwise would.</summary>
    public bool Paid { get; init; }

    /// <summary>The same as a quiz that the platform itself runs, for groups where it can; null = none.</summary>
    public QuizPoll? Poll { get; init; }

    /// <summary>Rows of buttons; empty for none.</summary>
    public IReadOnlyList<IReadOnlyList<Choice>> Choices { get; init; } = [];
}
