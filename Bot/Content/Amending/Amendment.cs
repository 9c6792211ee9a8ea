namespace Bot.Content.Amending;

/// <summary>A question's key as staff have put it right; it stands beside the folder until its file says the same.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Number">The number of what was proposed and released.</param>
/// <param name="Key">What is right.</param>
/// <param name="InFile">What the file said when it was written.</param>
/// <param name="Why">Why it was put right.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ReleasedBy">Who released it.</param>
/// <param name="At">When it was released.</param>
internal sealed record Amendment(string Question, long Number, QuestionKey Key, QuestionKey InFile, string Why, string Author, string ReleasedBy, DateTimeOffset At)
{
    /// <summary>How it stands to what the file says now. Pure.</summary>
    public AmendmentStanding StandingTo(Question? inFile)
    {
        if (inFile is null || QuestionKey.Of(inFile) is var now && !now.AsksTheSameAs(InFile))
        {
            return AmendmentStanding.Overtaken;
        }

        // Whoever wrote another explanation into the file than was there knew what they did.
        return now.HasKeyOf(Key) && Key.Explanations.Keys.All(l => Key.Rewritten(l, InFile) is not { } text || now.Explanations.GetValueOrDefault(l) is var own && (own == text || own != InFile.Explanations.GetValueOrDefault(l)))
                ? AmendmentStanding.InFile
            : now.HasKeyOf(Key) || now.HasKeyOf(InFile) ? AmendmentStanding.InForce
            : AmendmentStanding.Overtaken;
    }
}

/// <summary>How an amendment stands to what the file says.</summary>
internal enum AmendmentStanding
{
    /// <summary>The file does not have it yet: the question is asked by the amendment.</summary>
    InForce,

    /// <summary>The file says the same.</summary>
    InFile,

    /// <summary>The question in the file was changed since, or is gone: the file counts.</summary>
    Overtaken,
}

/// <summary>An amendment beside what it amends.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Standing">How it stands to the file.</param>
/// <param name="InFile">The question as its file has it; null = it is not there any more.</param>
internal sealed record Amended(Amendment Amendment, AmendmentStanding Standing, Question? InFile);
