using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Notices;

namespace Bot.Schedules;

/// <summary>Tells staff of occurrences of which nothing was sent.</summary>
internal sealed class OccurrenceNotices(NoticeBoard board, TimeZoneInfo zone)
{
    public async Task NoteAsync(ScheduleRule rule, Occurrence occurrence)
    {
        if (occurrence.Outcome == OccurrenceOutcome.Sent)
        {
            return;
        }

        var missed = occurrence.Outcome == OccurrenceOutcome.Missed;
        await board.PutAsync(new()
        {
            Key = $"occurrence/{Occurrence.Identity(occurrence.Schedule, occurrence.DueAt)}",
            Kind = missed ? NoticeKind.OccurrenceMissed : NoticeKind.NothingToSend,
            Severity = NoticeSeverity.Warning,
            Topic = (rule.What as ScheduleContent.NextTip)?.Topic,
            Subject = $"schedule/{rule.Id}",
            Text = missed ? TextKeys.NoticeOccurrenceMissed : TextKeys.NoticeNothingToSend,
            Arguments = new Dictionary<string, Phrase>
            {
                ["schedule"] = rule.Id,
                ["due"] = TimeZoneInfo.ConvertTime(occurrence.DueAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                ["reason"] = occurrence.Reason ?? ""!,
            },
        });
    }
}
