namespace Bot.Quizzes.Certificates;

/// <summary>What somebody earned in a contest.</summary>
internal sealed record Certificate
{
    public required long Id { get; init; }

    /// <summary>What it is verified by: see <see cref="Serials"/>.</summary>
    public required string Serial { get; init; }

    /// <summary>The contest's id.</summary>
    public required string Contest { get; init; }

    public required long SubscriberId { get; init; }

    /// <summary>The contest's name, for when its file is gone.</summary>
    public required string Title { get; init; }

    /// <summary>Who gives it; null = nobody is named.</summary>
    public string? Issuer { get; init; }

    /// <summary>The name that stands on it, as its owner wishes; empty = a blank line.</summary>
    public required string Name { get; init; }

    /// <summary>How often its owner has changed the name.</summary>
    public int Renames { get; init; }

    public required double Score { get; init; }

    /// <summary>The highest score there was; null where attempts were added up.</summary>
    public double? FullScore { get; init; }

    public required int Place { get; init; }

    /// <summary>How many took part.</summary>
    public required int People { get; init; }

    public required DateOnly Day { get; init; }

    public CertificateState State { get; init; }

    /// <summary>Whether its owner asked for it and waits.</summary>
    public bool Asked { get; init; }

    public int Attempts { get; init; }
}

/// <summary>Whether a certificate has reached its owner. The numbers are stored.</summary>
internal enum CertificateState
{
    ToSend = 0,
    Sending = 1,
    Sent = 2,
    Failed = 3,

    /// <summary>Sent, perhaps: it is not sent again unless its owner asks.</summary>
    InDoubt = 4,
}
