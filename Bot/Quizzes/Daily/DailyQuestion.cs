using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Daily;

/// <summary>A question that a schedule sent to many, the same for all.</summary>
internal sealed record DailyQuestion
{
    public required long Id { get; init; }

    public required long Version { get; init; }

    public required Question Question { get; init; }

    /// <summary>The secret part of its buttons' codes.</summary>
    public required string Code { get; init; }

    public required IReadOnlyList<int> Shown { get; init; }

    /// <summary>The day it is the question of.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Until then an answer counts.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    public string Quiz => QuizKeys.Daily(Id);
}

/// <summary>What a button under a daily question says: everybody has the same one, and who tapped it is known from the tap.</summary>
internal sealed record DailyCode(long Id, string Code, AnswerAct Act, int Bits)
{
    public const string Prefix = "d";

    private const string Acts = "cts";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{Id:x}.{Code}.{Acts[(int)Act]}{Bits:x}");

    public static DailyCode? Parse(string argument) =>
        argument.Split('.') is [var number, var code, [var act, .. var bits]]
        && long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var chosen)
        && Acts.IndexOf(act, StringComparison.Ordinal) is >= 0 and var known
            ? new(id, code, (AnswerAct)known, chosen)
            : null;
}
