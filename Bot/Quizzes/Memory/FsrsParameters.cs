namespace Bot.Quizzes.Memory;

/// <summary>What the memory model is tuned by. Defaults are FSRS-6's published ones.</summary>
internal sealed record FsrsParameters
{
    public static FsrsParameters Default { get; } = new();

    /// <summary>The model's 21 weights, w0 to w20.</summary>
    public IReadOnlyList<double> W { get; init; } =
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];

    /// <summary>The chance of remembering at which a card comes due, above 0 to 1.</summary>
    public double Retention { get; init; } = 0.9;

    /// <summary>Longest interval in days.</summary>
    public int MaximumInterval { get; init; } = 36500;

    /// <summary>Whether a second review on one day has its own formula; if not, intervals of the four ratings always differ.</summary>
    public bool ShortTerm { get; init; } = true;
}
