namespace Bot.Enquiries.Retrieval;

/// <summary>What the search understands of a question.</summary>
/// <param name="Terms">What it is found by, each once, in ascending order.</param>
/// <param name="Shares">How much each term counts: those that only say what is wanted to be known count less than its subject.</param>
internal sealed record Reading(int[] Terms, float[] Shares)
{
    /// <summary>What it wants to know: the cause, the cure, the dose.</summary>
    public required IReadOnlySet<string> Intents { get; init; }

    /// <summary>For whom, or with which medicine, where that changes the answer.</summary>
    public required IReadOnlySet<string> AtRisk { get; init; }

    /// <summary>Whether it names people.</summary>
    public required bool People { get; init; }

    /// <summary>The animals it names.</summary>
    public required IReadOnlySet<string> Animals { get; init; }

    /// <summary>The crops, pests and illnesses it names.</summary>
    public required IReadOnlySet<string> Subjects { get; init; }

    /// <summary>Its numbers and words of Latin script: eight months are not eleven.</summary>
    public required IReadOnlySet<int> Words { get; init; }

    /// <summary>Whether it says no: what may be eaten and what may not are two questions.</summary>
    public required bool Denies { get; init; }
}
