using System.Globalization;

namespace Bot.Quizzes.Standings;

/// <summary>The names of boards. Pure.</summary>
internal static class Boards
{
    public const string AllTime = "all";

    /// <summary>The ISO week a day is in.</summary>
    public static string Week(DateOnly day)
    {
        var date = day.ToDateTime(default);
        return string.Create(CultureInfo.InvariantCulture, $"week:{ISOWeek.GetYear(date)}-{ISOWeek.GetWeekOfYear(date):00}");
    }

    public static string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"month:{day:yyyy-MM}");

    /// <summary>The boards an answer of a day counts on.</summary>
    public static IReadOnlyList<string> Of(DateOnly day) => [AllTime, Week(day), Month(day)];
}
