using Bot.Content;
using Quartz;

namespace Bot.Tests.Builders;

/// <summary>Schedule rules, made in memory.</summary>
internal static class Rules
{
    public static ScheduleRule Recurring(string id, string cron, TimeZoneInfo zone) => new()
    {
        Id = id,
        When = CronExpression.TryParse(cron, CronFormat.Unix, out var expression)
            ? new ScheduleTiming.Recurring(cron, expression.WithTimeZone(zone))
            : new ScheduleTiming.Once(DateTimeOffset.UnixEpoch),
        What = new ScheduleContent.NextTip("agriculture"),
        To = AudienceFilter.Everyone,
    };
}
