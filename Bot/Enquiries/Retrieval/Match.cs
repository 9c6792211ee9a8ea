namespace Bot.Enquiries.Retrieval;

/// <summary>How a question and one wording of a passage agree: what the certainty is judged by.</summary>
internal readonly record struct Match
{
    /// <summary>Share of what the question says, by weight, that the wording says too; 0 to 1.</summary>
    public required float OfQuestion { get; init; }

    /// <summary>Share of what the wording says, by weight, that the question says too; 0 to 1.</summary>
    public required float OfWording { get; init; }

    /// <summary>Share of what the question says, by weight, that stands anywhere in the passage; 0 to 1.</summary>
    public required float Anywhere { get; init; }

    /// <summary>How much the wording says that the question does not, by weight; 0 and up.</summary>
    public required float LeftOfWording { get; init; }

    public required IntentAgreement Intents { get; init; }

    /// <summary>Whether both are about the same people at risk and the same medicines.</summary>
    public required bool SameAtRisk { get; init; }

    /// <summary>Whether they may be about the same people or animals.</summary>
    public required bool SameBeings { get; init; }

    /// <summary>Whether every crop, pest and illness that the question names stands in the passage.</summary>
    public required bool NamesSubjects { get; init; }

    /// <summary>Whether the question names every crop, pest, illness and animal that the wording names: without it, it may be about any.</summary>
    public required bool IsAsNarrow { get; init; }

    /// <summary>Whether both say no, or neither.</summary>
    public required bool SameDenial { get; init; }

    /// <summary>Whether both have the same numbers and words of Latin script.</summary>
    public required bool SameWords { get; init; }

    /// <summary>How far the next best passage is behind, as a share of the score; 0 to 1.</summary>
    public float Lead { get; init; }

    /// <summary>Whether nothing tells the two apart.</summary>
    public bool IsSame => OfQuestion >= 0.999f && OfWording >= 0.999f && MaySame;

    /// <summary>Whether they may mean the same: nothing in them says that they do not.</summary>
    public bool MaySame => Intents is not (IntentAgreement.Different or IntentAgreement.QuestionWantsMore)
        && SameAtRisk && SameBeings && NamesSubjects && IsAsNarrow && SameDenial && SameWords;
}

/// <summary>Whether two questions want to know the same of their subject.</summary>
internal enum IntentAgreement
{
    /// <summary>Both say what they want, and want the same.</summary>
    Same,

    /// <summary>Neither says it.</summary>
    Unsaid,

    /// <summary>The wording wants all that the question wants, and more.</summary>
    WordingWantsMore,

    /// <summary>The question wants something that the wording does not.</summary>
    QuestionWantsMore,

    /// <summary>They want different things.</summary>
    Different,
}
