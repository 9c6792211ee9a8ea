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

    /// <summary>Words that carry little: they are looked at, but never decide.</summary>
    public IReadOnlyList<string> Light { get; init; } = [];

    /// <summary>Names of crops, pests and illnesses: an answer that says nothing of one that was asked about is never certain.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Words for people: what is right for animals may be wrong for them.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Kinds of animals, with the words that name them: what is right for one may be wrong for another.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Animals { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words that contain the name of an animal and mean none: eggs, beef.</summary>
    public IReadOnlyList<string> NoAnimals { get; init; } = [];

    /// <summary>Topics whose answers are never taken for certain lightly, and carry a note that they are no doctor's.</summary>
    public IReadOnlyList<string> Careful { get; init; } = [];
}
