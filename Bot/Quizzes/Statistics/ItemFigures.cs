namespace Bot.Quizzes.Statistics;

/// <summary>How a question did, in the figures that Moodle calls facility and discrimination. Pure.</summary>
/// <param name="Answers">How many answers it is reckoned from.</param>
/// <param name="Facility">Mean score over the highest there is, 0 to 100 %.</param>
/// <param name="Discrimination">
/// Correlation of the score in this question with the score in the rest of the paper, -100 to 100 %; null where either never differs.
/// </param>
internal sealed record ItemFigures(long Answers, double Facility, double? Discrimination)
{
    /// <summary>Answers from which on a wrong key is suspected.</summary>
    public const int EnoughToDoubt = 30;

    /// <summary>The share of a sum of squares that rounding alone may leave of a variance that is nothing.</summary>
    private const double Nothing = 1e-9;

    /// <summary>Those who know more get it wrong more often: most likely the key is wrong.</summary>
    public bool IsKeyDoubtful => Answers >= EnoughToDoubt && Discrimination < 0;

    /// <param name="n">How many answers.</param>
    /// <param name="x">Sum of the scores in the question.</param>
    /// <param name="y">Sum of the scores in the rest of the paper.</param>
    /// <param name="xx">Sum of the squares of the first.</param>
    /// <param name="yy">Sum of the squares of the second.</param>
    /// <param name="xy">Sum of the products.</param>
    /// <param name="max">Sum of the highest scores there were.</param>
    public static ItemFigures Of(long n, double x, double y, double xx, double yy, double xy, double max)
    {
        if (n == 0)
        {
            return new(0, 0, null);
        }

        // All three n times: that goes out in the quotient.
        var covariance = xy - (x * y / n);
        var (varianceX, varianceY) = (xx - (x * x / n), yy - (y * y / n));
        var differs = varianceX > Nothing * xx && varianceY > Nothing * yy;
        return new(n, 100 * x / max, differs ? Math.Clamp(100 * covariance / Math.Sqrt(varianceX * varianceY), -100, 100) : null);
    }
}
