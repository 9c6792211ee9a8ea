using Bot.Content.Amending;

namespace Bot.Content;

/// <summary>Everything in the content folder, read once and never changed; an edit makes a new catalogue.</summary>
internal sealed record ContentCatalog
{
    public IReadOnlyDictionary<string, Topic> Topics { get; init; } = new Dictionary<string, Topic>();

    public IReadOnlyDictionary<string, Trait> Audiences { get; init; } = new Dictionary<string, Trait>();

    public IReadOnlyDictionary<string, Trait> Crops { get; init; } = new Dictionary<string, Trait>();

    public RegionTree Regions { get; init; } = RegionTree.Empty;

    public IReadOnlyDictionary<string, Tip> Tips { get; init; } = new Dictionary<string, Tip>();

    public IReadOnlyDictionary<string, Question> Questions { get; init; } = new Dictionary<string, Question>();

    public IReadOnlyDictionary<string, FaqEntry> Faq { get; init; } = new Dictionary<string, FaqEntry>();

    public AskWords AskWords { get; init; } = AskWords.None;

    public EmergencyList Emergencies { get; init; } = EmergencyList.None;

    public IReadOnlyDictionary<string, Contest> Contests { get; init; } = new Dictionary<string, Contest>();

    public IReadOnlyList<ScheduleRule> Schedules { get; init; } = [];

    public required LocaleTexts Texts { get; init; }

    /// <summary>Keys that staff have put right, by question; those in force are in <see cref="Questions"/>.</summary>
    public IReadOnlyDictionary<string, Amended> Amendments { get; init; } = new Dictionary<string, Amended>();

    /// <summary>Whether only reviewed content may leave.</summary>
    public bool RequireReview { get; init; }

    /// <summary>Every problem found; what is broken is not in the catalogue, what is sound is.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];

    /// <summary>Which state of the folder this was read from.</summary>
    public required string Fingerprint { get; init; }
}
