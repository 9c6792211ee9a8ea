using System.Globalization;
using System.Security.Cryptography;

namespace Bot.Quizzes.Asking;

/// <summary>
/// What a button under a question says when it is tapped: which attempt, which place, the attempt's secret, and what is done. It names
/// places on the screen, never choices of the file, and is worth nothing to anybody but the person of the attempt.
/// </summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Place">The question's place on the paper.</param>
/// <param name="Code">The attempt's secret.</param>
/// <param name="Act">What is done.</param>
/// <param name="Bits">The place that was tapped, or the places that are chosen then, one bit each.</param>
internal sealed record AnswerCode(long AttemptId, int Place, string Code, AnswerAct Act, int Bits)
{
    /// <summary>The part before the colon.</summary>
    public const string Prefix = "a";

    private const string Acts = "ctse";
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A secret that cannot be guessed: 40 bits, and each wrong guess costs a tap.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 8);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{AttemptId:x}.{Place:x}.{Code}.{Acts[(int)Act]}{Bits:x}");

    /// <summary>Reads what is behind the colon; null when it is none of ours.</summary>
    public static AnswerCode? Parse(string argument)
    {
        var parts = argument.Split('.');
        return parts is [var attempt, var place, var code, [var act, .. var bits]]
            && long.TryParse(attempt, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            && int.TryParse(place, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var chosen)
            && Acts.IndexOf(act, StringComparison.Ordinal) is >= 0 and var known
            ? new(id, at, code, (AnswerAct)known, chosen)
            : null;
    }
}

/// <summary>What a button under a question does.</summary>
internal enum AnswerAct
{
    /// <summary>Answers with one choice.</summary>
    Choose,

    /// <summary>Chooses one more, or takes one back.</summary>
    Toggle,

    /// <summary>Answers with what is chosen.</summary>
    Submit,

    /// <summary>Says that it was too easy.</summary>
    TooEasy,
}
