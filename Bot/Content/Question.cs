using System.Text.Json.Serialization;
using Bot.Content.Seasons;

namespace Bot.Content;

/// <summary>One question with its key, why it is so, and where that comes from.</summary>
internal sealed record Question
{
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    public required string Topic { get; init; }

    /// <summary>The tip it belongs to; null = none.</summary>
    public string? Tip { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Difficulty Difficulty { get; init; } = Difficulty.Medium;

    /// <summary>What it says, by locale; the default locale is always there.</summary>
    public required IReadOnlyDictionary<string, QuestionText> Texts { get; init; }

    /// <summary>Where it is right; empty = everywhere. These three are its tip's unless it says otherwise, and no part of what is asked.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Which crops it is about; empty = any.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Crops { get; init; } = [];

    /// <summary>On which days it may be asked; null = all year.</summary>
    [JsonIgnore]
    public SeasonWindow? Window { get; init; }

    /// <summary>What each choice counts, in the file's order, which is their identity; empty for a number or a text.</summary>
    public IReadOnlyList<QuestionChoice> Choices { get; init; } = [];

    /// <summary>The right number; null for other kinds.</summary>
    public NumberAnswer? Number { get; init; }

    /// <summary>Accepted forms of a short text, in every language; empty for other kinds.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Whether choices are always shown in the file's order.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>A picture, as a path inside the content folder.</summary>
    public string? Image { get; init; }

    public required TipSource Source { get; init; }

    public required TipReview Review { get; init; }

    /// <summary>The file it was read from, inside the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Where in the file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Whether it is answered by choosing.</summary>
    public bool HasChoices => Choices.Count > 0;

    /// <summary>The words in a locale, or in the default one where it is not translated.</summary>
    public QuestionText In(string locale) => Texts.TryGetValue(locale, out var text) ? text : Texts.Values.First();
}

/// <summary>How a question is answered.</summary>
internal enum QuestionKind
{
    /// <summary>One choice.</summary>
    Single,

    /// <summary>Any number of choices.</summary>
    Multiple,

    /// <summary>Right or wrong: choice 0 says it is true, choice 1 that it is not.</summary>
    TrueFalse,

    /// <summary>A number, within a tolerance.</summary>
    Number,

    /// <summary>A short text.</summary>
    Text,
}

/// <summary>How hard the author thinks it is.</summary>
internal enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

/// <summary>A question's words in one language.</summary>
/// <param name="Stem">What is asked.</param>
/// <param name="Choices">The choices, in the file's order; empty where the kind says them all (true or false) or has none.</param>
/// <param name="Explanation">Why it is so.</param>
internal sealed record QuestionText(string Stem, IReadOnlyList<ChoiceText> Choices, string Explanation);

/// <summary>A choice's words.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Feedback">Said to whoever chose it; null = nothing.</param>
internal sealed record ChoiceText(string Text, string? Feedback = null);

/// <summary>What a choice counts.</summary>
/// <param name="IsRight">Whether it belongs to the right answer.</param>
/// <param name="Weight">The share of the full score it brings, -1 to 1; null = decided by <paramref name="IsRight"/> alone.</param>
internal sealed record QuestionChoice(bool IsRight, double? Weight = null);

/// <summary>A number that is right if it is not further away than the tolerance.</summary>
internal sealed record NumberAnswer(double Value, double Tolerance);
