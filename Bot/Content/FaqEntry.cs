using Bot.Content.Seasons;

namespace Bot.Content;

/// <summary>A question people ask, with the answer that was held against its source.</summary>
internal sealed record FaqEntry
{
    public required string Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>What it says, by locale; the default locale is always there.</summary>
    public required IReadOnlyDictionary<string, FaqText> Texts { get; init; }

    /// <summary>Words it should be found by that stand in no wording of the question.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Whom it is for; empty = everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Which crops it is about; empty = any.</summary>
    public IReadOnlyList<string> Crops { get; init; } = [];

    /// <summary>Codes of the regions it is right in; empty = everywhere.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The days of the year it is asked about; null = all year.</summary>
    public SeasonWindow? Window { get; init; }

    /// <summary>The tip that says more; null = none.</summary>
    public string? Tip { get; init; }

    public required TipSource Source { get; init; }

    public required TipReview Review { get; init; }

    /// <summary>The file it was read from, inside the content folder.</summary>
    public required string File { get; init; }

    /// <summary>The words in a locale, or in the default one where it is not translated.</summary>
    public FaqText In(string locale) => Texts.TryGetValue(locale, out var text) ? text : Texts.Values.First();
}

/// <summary>A question and its answer in one language.</summary>
/// <param name="Question">The question as most people would put it.</param>
/// <param name="Also">Other ways to ask the same.</param>
/// <param name="Answer">The answer, in Markdown.</param>
internal sealed record FaqText(string Question, IReadOnlyList<string> Also, string Answer);
