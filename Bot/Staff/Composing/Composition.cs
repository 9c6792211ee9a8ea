using System.Text.Json.Serialization;
using Bot.Content;

namespace Bot.Staff.Composing;

/// <summary>A broadcast as somebody is putting it together.</summary>
internal sealed record Composition
{
    /// <summary>Id of a tip of the content folder; null = <see cref="Written"/>.</summary>
    public string? TipId { get; init; }

    /// <summary>What was written here; null = a tip of the folder.</summary>
    public WrittenContent? Written { get; init; }

    public AudienceFilter Audience { get; init; } = AudienceFilter.Everyone;

    /// <summary>Without those who got this content before.</summary>
    public bool NotAgain { get; init; }

    /// <summary>When, in local time; null = as soon as it may.</summary>
    public DateTime? When { get; init; }

    /// <summary>Goes out in quiet hours, too.</summary>
    public bool Urgent { get; init; }

    /// <summary>The audience with what is left out.</summary>
    /// <param name="content">Id of the content.</param>
    public AudienceFilter To(string content) => Audience with { ExceptWhoGot = NotAgain ? content : null };
}

/// <summary>Content written in the console, for what is too urgent or too local for the folder.</summary>
internal sealed record WrittenContent
{
    /// <summary>Longest title, summary and source, in characters.</summary>
    public const int MaxShort = 200;

    public const int MaxBody = 4000;
    public const int MaxUrl = 500;

    public string Topic { get; init; } = "";

    public string Title { get; init; } = "";

    public string Summary { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";

    /// <summary>Where it comes from: nothing is sent without saying so.</summary>
    public string SourceTitle { get; init; } = "";

    public string SourcePublisher { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    /// <summary>As a tip, so that it is rendered and sent like any other; null while something is missing.</summary>
    /// <param name="id">What it is called in the ledger.</param>
    /// <param name="locale">Its language.</param>
    /// <param name="today">The day it was written on: it is good for a week.</param>
    public Tip? ToTip(string id, string locale, DateOnly today) =>
        Missing.Count == 0 && Address is { } url ? Make(id, locale, today, url) : null;

    /// <summary>What it looks like so far, whatever is missing.</summary>
    public Tip Sketch(string locale, DateOnly today) =>
        (this with { SourcePublisher = Or(SourcePublisher), SourceTitle = Or(SourceTitle) }).Make("sketch", locale, today, Address ?? Nowhere);

    /// <summary>The names of the fields that are not filled in, or not rightly.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Missing =>
    [
        .. new[] { ("topic", Topic), ("title", Title), ("summary", Summary), ("body", Body), ("source-publisher", SourcePublisher), ("source-title", SourceTitle) }
            .Where(f => f.Item2.Length == 0).Select(f => f.Item1),
        .. Address is null ? ["source-url"] : Array.Empty<string>(),
    ];

    private static string Or(string text) => text.Length > 0 ? text : "…";

    private static Uri Nowhere { get; } = new("about:blank");

    private Uri? Address => Uri.TryCreate(SourceUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private Tip Make(string id, string locale, DateOnly today, Uri url) => new()
    {
        Id = id,
        Topic = Topic,
        Texts = new Dictionary<string, TipText> { [locale] = new(Title, Summary, Body) },
        Source = new(SourceTitle, SourcePublisher, url),
        Review = new(TipReview.Nobody, today, today.AddDays(7)), // writing it is not reviewing it
        File = "",
    };
}
