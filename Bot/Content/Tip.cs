using Bot.Content.Seasons;

namespace Bot.Content;

/// <summary>One piece of advice, with whom, where and when it is right for, and where it comes from.</summary>
internal sealed record Tip
{
    public required string Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>What it says, by locale; the default locale is always there.</summary>
    public required IReadOnlyDictionary<string, TipText> Texts { get; init; }

    /// <summary>Whom it is for; empty = everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Which crops it is about; empty = any.</summary>
    public IReadOnlyList<string> Crops { get; init; } = [];

    /// <summary>Codes of the regions it is right in; empty = everywhere.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The days of the year it is right on; null = all year.</summary>
    public SeasonWindow? Window { get; init; }

    /// <summary>A picture, as a path inside the content folder.</summary>
    public string? Image { get; init; }

    public required TipSource Source { get; init; }

    public required TipReview Review { get; init; }

    /// <summary>Free words to find it by; <c>HL24-05</c> is item 5 of the national list of health literacy of 2024.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is read out over the village loudspeaker; null = nothing was written for it.</summary>
    public string? Spoken { get; init; }

    /// <summary>Id of the question that checks whether it was understood.</summary>
    public string? Question { get; init; }

    /// <summary>The file it was read from, inside the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Lines of its keys in that file, for what is found wrong later.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();
}

/// <summary>A tip's words in one language; the body is Markdown.</summary>
internal sealed record TipText(string Title, string Summary, string Body);

/// <summary>Where a tip's facts come from.</summary>
internal sealed record TipSource(string Title, string Publisher, Uri Url);

/// <summary>Who looked a text over, when, and by when it must be looked over again.</summary>
/// <param name="By">Name of the reviewer, or <c>unreviewed</c>.</param>
/// <param name="On">The day the text was last held against its source.</param>
/// <param name="Until">The last day it may be sent.</param>
internal sealed record TipReview(string By, DateOnly On, DateOnly Until)
{
    /// <summary>What stands in place of a name until somebody has reviewed a text.</summary>
    public const string Nobody = "unreviewed";

    /// <summary>Whether somebody answers for the text.</summary>
    public bool IsDone => By != Nobody;
}
