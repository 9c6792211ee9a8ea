using Bot.Broadcasts;

namespace Bot.Schedules;

/// <summary>What a forecast is reckoned with beside content and people.</summary>
/// <param name="Zone">The zone of days and quiet hours.</param>
/// <param name="Quiet">Hours in which only what is urgent leaves.</param>
/// <param name="MaxPerDay">Bulk messages one subscriber gets in a day; 0 = no limit.</param>
/// <param name="Rates">Bulk messages a second of each connected channel; 0 = no limit.</param>
internal sealed record ForecastTerms(TimeZoneInfo Zone, QuietHours Quiet, int MaxPerDay, IReadOnlyDictionary<string, double> Rates)
{
    /// <summary>How long so many messages take: channels send beside each other.</summary>
    public TimeSpan Takes(IReadOnlyDictionary<string, long> perChannel) =>
        perChannel.Select(c => Rates.GetValueOrDefault(c.Key) is > 0 and var rate ? TimeSpan.FromSeconds(c.Value / rate) : TimeSpan.Zero)
            .DefaultIfEmpty().Max();

    /// <summary>When something due at a local instant leaves.</summary>
    public DateTimeOffset LeavesAt(DateTimeOffset local, bool urgent)
    {
        if (urgent || !Quiet.Contains(TimeOnly.FromDateTime(local.DateTime)))
        {
            return local;
        }

        var end = local.Date + Quiet.Until.ToTimeSpan();
        end = end <= local.DateTime ? end.AddDays(1) : end;
        return new(end, Zone.GetUtcOffset(end));
    }
}
