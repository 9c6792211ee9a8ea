namespace Bot.Content.Amending;

/// <summary>What a question asks, and what of its answers is right; without what surrounds it. Pure.</summary>
internal sealed record QuestionKey
{
    public required QuestionKind Kind { get; init; }

    /// <summary>In the default locale.</summary>
    public required string Stem { get; init; }

    /// <summary>Known by their words in the default locale; empty for a number or a text.</summary>
    public IReadOnlyList<KeyChoice> Choices { get; init; } = [];

    public NumberAnswer? Number { get; init; }

    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Why it is so, by locale.</summary>
    public required IReadOnlyDictionary<string, string> Explanations { get; init; }

    public static QuestionKey Of(Question question)
    {
        var text = question.Texts.Values.First();
        return new()
        {
            Kind = question.Kind,
            Stem = text.Stem,
            Choices = [.. question.Choices.Select((c, i) => new KeyChoice(question.Kind == QuestionKind.TrueFalse ? (i == 0 ? "true" : "false") : text.Choices[i].Text, c.IsRight, c.Weight))],
            Number = question.Number,
            Answers = question.Answers,
            Explanations = question.Texts.ToDictionary(t => t.Key, t => t.Value.Explanation),
        };
    }

    /// <summary>Whether the same is asked and answered in the same way, whatever is right.</summary>
    public bool AsksTheSameAs(QuestionKey other) =>
        Form == other.Form && Folding.Fold(Stem) == Folding.Fold(other.Stem) && Words(Choices).SetEquals(Words(other.Choices));

    /// <summary>Whether the same is right, whatever the explanation says.</summary>
    public bool HasKeyOf(QuestionKey other) =>
        Worths(this).SetEquals(Worths(other)) && Number == other.Number && Answers.Select(Folding.Fold).ToHashSet().SetEquals(other.Answers.Select(Folding.Fold));

    /// <summary>
    /// The question with this key. Of the explanations those are taken that were written with it; the others stay the file's. What a
    /// choice says to whoever took it goes where the choice is right no longer, or only now.
    /// </summary>
    /// <param name="question">As the file has it.</param>
    /// <param name="before">What the file said when this was written.</param>
    public Question ApplyTo(Question question, QuestionKey before)
    {
        var own = Of(question);
        var right = Choices.ToDictionary(c => Folding.Fold(c.Text));
        QuestionChoice[] choices = [.. own.Choices.Select(c => right[Folding.Fold(c.Text)]).Select(c => new QuestionChoice(c.IsRight, c.Weight))];
        return question with
        {
            Choices = choices,
            Number = Number,
            Answers = Answers,
            Texts = question.Texts.ToDictionary(t => t.Key, t => t.Value with
            {
                Explanation = Rewritten(t.Key, before) ?? t.Value.Explanation,
                Choices = [.. t.Value.Choices.Select((c, i) => choices[i].IsRight == question.Choices[i].IsRight ? c : c with { Feedback = null })],
            }),
        };
    }

    /// <summary>The explanation in a locale, if it is another than before.</summary>
    public string? Rewritten(string locale, QuestionKey before) =>
        Explanations.TryGetValue(locale, out var text) && text != before.Explanations.GetValueOrDefault(locale) ? text : null;

    /// <summary>One right choice or several: both are ticked.</summary>
    private QuestionKind Form => Kind == QuestionKind.Multiple ? QuestionKind.Single : Kind;

    private static HashSet<string> Words(IEnumerable<KeyChoice> choices) => [.. choices.Select(c => Folding.Fold(c.Text))];

    private static HashSet<(string, bool, double?)> Worths(QuestionKey key) => [.. key.Choices.Select(c => (Folding.Fold(c.Text), c.IsRight, c.Weight))];
}

/// <summary>A choice and what it counts.</summary>
/// <param name="Text">Its words; of true and false, these.</param>
/// <param name="IsRight">Whether it belongs to the right answer.</param>
/// <param name="Weight">See <see cref="QuestionChoice"/>.</param>
internal sealed record KeyChoice(string Text, bool IsRight, double? Weight = null);
