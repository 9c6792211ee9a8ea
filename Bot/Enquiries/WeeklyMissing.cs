using System.Globalization;
using Bot.Content;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;

namespace Bot.Enquiries;

/// <summary>On Mondays, tells staff once what the content lacked in the week before.</summary>
internal sealed class WeeklyMissing(MissingAnswers missing, NoticeBoard board, TimeZoneInfo zone, TimeProvider time, ILogger<WeeklyMissing> log)
    : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    private const int EarliestHour = 8;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        var now = TimeZoneInfo.ConvertTime(Time.GetUtcNow(), zone);
        if (now is { DayOfWeek: DayOfWeek.Monday, Hour: >= EarliestHour } && await missing.ListAsync(7) is [var first, ..] all)
        {
            await board.PutAsync(new()
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"{NoticeKind.QuestionsMissing}/{now:yyyy-MM-dd}"),
                Kind = NoticeKind.QuestionsMissing,
                Severity = NoticeSeverity.Info,
                Subject = "missing-answers",
                Text = TextKeys.NoticeQuestionsMissing,
                Arguments = new Dictionary<string, Phrase>
                {
                    ["count"] = all.Sum(m => m.Times).ToString(CultureInfo.InvariantCulture),
                    ["question"] = first.Question,
                    ["times"] = first.Times.ToString(CultureInfo.InvariantCulture),
                },
            });
        }
    }
}
