namespace Bot.Content;

/// <summary>A quiz with rules, a window and a ranking (知识竞赛).</summary>
internal sealed record Contest
{
    public required string Id { get; init; }

    /// <summary>Its name by locale.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What members read before they begin, by locale.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Who may enter.</summary>
    public required AudienceFilter Who { get; init; }

    /// <summary>The questions papers are drawn from: right for all who may enter, reviewed until it ends.</summary>
    public IReadOnlyList<Question> Pool { get; init; } = [];

    /// <summary>What each paper takes from the pool, in this order.</summary>
    public required IReadOnlyList<Quota> Questions { get; init; }

    /// <summary>The units one may compete for; empty = no ranking of units.</summary>
    public IReadOnlyList<ContestUnit> Units { get; init; } = [];

    /// <summary>Members of a unit who must take part before it is ranked.</summary>
    public int UnitMinimum { get; init; } = 3;

    public int AttemptsPerDay { get; init; } = 1;

    /// <summary>Which of somebody's attempts counts.</summary>
    public AttemptCounting Counts { get; init; }

    /// <summary>Time for one question; null = no limit.</summary>
    public TimeSpan? PerQuestion { get; init; }

    /// <summary>Time for the whole paper; null = until the window closes.</summary>
    public TimeSpan? InAll { get; init; }

    public AnswersShown Answers { get; init; }

    /// <summary>Who gets a certificate when it is over; null = nobody.</summary>
    public CertificateRule? Certificate { get; init; }

    /// <summary>The highest score there is.</summary>
    public double FullScore => Questions.Sum(q => q.Take * q.Points);

    /// <summary>The file it was read from, inside the content folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Where in the file its questions stand, from 1.</summary>
    public int Line { get; init; }

    public bool IsOpen(DateTimeOffset now) => From <= now && now < Until;
}

/// <summary>So many questions of a kind; what is null may be anything.</summary>
internal sealed record Quota(int Take, string? Topic, QuestionKind? Kind, Difficulty? Difficulty, double Points)
{
    public bool Fits(Question question) =>
        (Topic is null || question.Topic == Topic) && (Kind is null || question.Kind == Kind) && (Difficulty is null || question.Difficulty == Difficulty);
}

/// <summary>A village or organisation that members compete for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many it has; null = as many as have chosen it.</param>
internal sealed record ContestUnit(string Name, int? Size);

/// <summary>Who gets a certificate: whoever meets all that is asked, and has any points at all.</summary>
/// <param name="MinShare">The share of the full score it takes, above 0 to 1; null = any.</param>
/// <param name="Top">The last rank that gets one; null = any.</param>
/// <param name="Issuer">Who gives it, as it stands on it; null = nobody is named.</param>
internal sealed record CertificateRule(double? MinShare, int? Top, string? Issuer);

/// <summary>Which of somebody's attempts counts.</summary>
internal enum AttemptCounting
{
    Best,
    Last,
    Sum,
}

/// <summary>When the right answers are shown.</summary>
internal enum AnswersShown
{
    /// <summary>When the paper is done.</summary>
    AfterAttempt,

    /// <summary>After each question.</summary>
    AtOnce,

    /// <summary>When nobody can enter any more.</summary>
    AfterWindow,
}
