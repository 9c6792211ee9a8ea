namespace Bot.Quizzes.Memory;

/// <summary>
/// The memory model FSRS-6: from how a card was known, how many days ago that was, and how a review went, to how it is known now and
/// in how many days it is due. Pure. Learning steps within a day are not modelled: here a card is rated once a day at most.
/// </summary>
internal sealed class Fsrs(FsrsParameters parameters)
{
    private const double LeastStability = 0.001;
    private const double LeastFirstStability = 0.1;
    private const double MostStability = 36500;

    private readonly IReadOnlyList<double> w = parameters.W;
    private readonly double decay = -parameters.W[20];
    private readonly double factor = Math.Pow(0.9, -1 / parameters.W[20]) - 1;

    /// <summary>One review: how the card is known after it, and in how many days it is due.</summary>
    /// <param name="before">How it was known; null when it is new.</param>
    /// <param name="elapsedDays">Calendar days since the last review, 0 = the same day.</param>
    /// <param name="rating">How it went.</param>
    public (MemoryState After, int Days) Review(MemoryState? before, int elapsedDays, Rating rating)
    {
        var after = Next(before, elapsedDays, rating);
        // A new card is due by its stability alone; a known one so that a better rating always means a later day.
        var days = before is null && parameters.ShortTerm ? Interval(after.Stability) : Ordered(before, elapsedDays, rating);
        return (after, days);
    }

    /// <summary>How a card is known after a review.</summary>
    public MemoryState Next(MemoryState? before, int elapsedDays, Rating rating) => before is not { } known
        ? new(FirstStability(rating), Math.Clamp(FirstDifficulty(rating), 1, 10))
        : new(Stability(known, Math.Max(0, elapsedDays), rating), Difficulty(known.Difficulty, rating));

    /// <summary>The chance of remembering after so many days, 0 to 1.</summary>
    public double Retrievability(double stability, double elapsedDays) =>
        elapsedDays <= 0 ? 1 : Math.Pow(1 + (factor * elapsedDays / stability), decay);

    /// <summary>Days until the chance of remembering has fallen to what is wanted, 1 to the longest.</summary>
    public int Interval(double stability)
    {
        var days = stability / factor * (Math.Pow(parameters.Retention, 1 / decay) - 1);
        return (int)Math.Clamp(Math.Floor(days + 0.5), 1, parameters.MaximumInterval);
    }

    private double FirstStability(Rating rating) => Math.Max(w[(int)rating - 1], LeastFirstStability);

    private double FirstDifficulty(Rating rating) => w[4] - Math.Exp(w[5] * ((int)rating - 1)) + 1;

    /// <summary>The harder already, the less it gets harder; and it always drifts a little towards easy.</summary>
    private double Difficulty(double before, Rating rating)
    {
        var moved = before - (w[6] * ((int)rating - 3) * (10 - before) / 9);
        return Math.Clamp((w[7] * FirstDifficulty(Rating.Easy)) + ((1 - w[7]) * moved), 1, 10);
    }

    private double Stability(MemoryState known, int elapsedDays, Rating rating)
    {
        var retrievability = Retrievability(known.Stability, elapsedDays);
        var stability = parameters.ShortTerm && elapsedDays == 0 ? SameDay(known.Stability, rating)
            : rating == Rating.Again ? Forgotten(known, retrievability)
            : Recalled(known, retrievability, rating);
        return Math.Clamp(stability, LeastStability, MostStability);
    }

    private double SameDay(double stability, Rating rating)
    {
        var growth = Math.Exp(w[17] * ((int)rating - 3 + w[18])) * Math.Pow(stability, -w[19]);
        return stability * (rating >= Rating.Hard ? Math.Max(growth, 1) : growth);
    }

    private double Forgotten(MemoryState known, double retrievability)
    {
        var stability = w[11] * Math.Pow(known.Difficulty, -w[12]) * (Math.Pow(known.Stability + 1, w[13]) - 1) * Math.Exp(w[14] * (1 - retrievability));
        var most = parameters.ShortTerm ? known.Stability / Math.Exp(w[17] * w[18]) : known.Stability;
        return Math.Min(stability, most);
    }

    private double Recalled(MemoryState known, double retrievability, Rating rating)
    {
        var bonus = rating == Rating.Hard ? w[15] : rating == Rating.Easy ? w[16] : 1;
        return known.Stability * (1 + (Math.Exp(w[8]) * (11 - known.Difficulty) * Math.Pow(known.Stability, -w[9]) * (Math.Exp(w[10] * (1 - retrievability)) - 1) * bonus));
    }

    private int Ordered(MemoryState? before, int elapsedDays, Rating rating)
    {
        var (again, hard, good, easy) = (Plain(Rating.Again), Plain(Rating.Hard), Plain(Rating.Good), Plain(Rating.Easy));
        if (parameters.ShortTerm)
        {
            hard = Math.Min(hard, good);
        }
        else
        {
            again = Math.Min(again, hard);
            hard = Math.Max(hard, again + 1);
        }

        good = Math.Max(good, hard + 1);
        return rating switch { Rating.Again => again, Rating.Hard => hard, Rating.Good => good, _ => Math.Max(easy, good + 1) };

        int Plain(Rating with) => Interval(Next(before, elapsedDays, with).Stability);
    }
}
