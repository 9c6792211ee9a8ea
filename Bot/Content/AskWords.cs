namespace Bot.Content;

/// <summary>What staff teach the search about the language of those who ask: <c>synonyms.yaml</c>.</summary>
internal sealed record AskWords
{
    public static AskWords None { get; } = new();

    /// <summary>Words that mean the same; the first of a group stands for all of them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];

    /// <summary>Words that carry nothing: please, may I ask.</summary>
    public IReadOnlyList<string> Fillers { get; init; } = [];

    /// <summary>What is wanted to be known (the cause, the cure, the dose), with the words that ask for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Intents { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>People and medicines for whom another answer may be right, with the words that name them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AtRisk { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Topics whose answers are never taken for certain lightly, and carry a note that they are no doctor's.</summary>
    public IReadOnlyList<string> Careful { get; init; } = [];
}
