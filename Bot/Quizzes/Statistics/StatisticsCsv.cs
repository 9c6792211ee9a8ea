using System.Globalization;
using Bot.Subscribers.Lists;
using CsvHelper;

namespace Bot.Quizzes.Statistics;

/// <summary>Figures as a table: one row a question.</summary>
internal static class StatisticsCsv
{
    public static readonly IReadOnlyList<string> Columns =
        ["question", "stem", "answers", "facility", "discrimination", "doubtful", "median_seconds", "choices", "given"];

    /// <param name="text">Where to.</param>
    /// <param name="figures">What the reader found.</param>
    /// <param name="stem">A question's stem by its id; null when it is not in the content any more.</param>
    public static async Task WriteAsync(TextWriter text, IEnumerable<QuestionFigures> figures, Func<string, string?> stem)
    {
        await using var csv = new CsvWriter(text, SubscriberCsv.Configuration(), leaveOpen: true);
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        foreach (var f in figures)
        {
            csv.WriteField(f.Question);
            csv.WriteField(SubscriberCsv.Harmless(stem(f.Question)));
            csv.WriteField(f.Figures.Answers);
            csv.WriteField(Number(f.Figures.Facility));
            csv.WriteField(Number(f.Figures.Discrimination));
            csv.WriteField(f.Figures.IsKeyDoubtful ? "yes" : "");
            csv.WriteField(Number(f.MedianSeconds));
            csv.WriteField(SubscriberCsv.Harmless(string.Join(" | ", f.Choices.Select(c => $"{(c.IsRight ? "* " : "")}{c.Text}: {Number(100 * c.Share)} %"))));
            csv.WriteField(SubscriberCsv.Harmless(f.Choices.Count > 0 ? "" : string.Join(" | ", f.Given.Take(20).Select(g => $"{g.Given}: {g.Count}"))));
            await csv.NextRecordAsync();
        }
    }

    private static string Number(double? number) => number?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
