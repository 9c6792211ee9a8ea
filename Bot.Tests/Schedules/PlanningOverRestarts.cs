using Bot.Schedules;
using Bot.Tests.Builders;
using FsCheck.Fluent;
using Quartz;

namespace Bot.Tests.Schedules;

/// <summary>However often somebody looks, and however long nobody does: every occurrence is accounted for once.</summary>
public class PlanningOverRestarts
{
    private static readonly string[] Crons = ["* * * * *", "*/20 * * * *", "0 * * * *", "30 1 * * *", "30 2 * * *", "0 7 * * *", "0 7 * * 1-5", "15 6,18 1 * *", "0 7 1 * 1"];

    private static readonly DateTimeOffset[] Starts =
        [Instants.At("2026-03-07T22:00:00Z"), Instants.At("2026-10-31T22:00:00Z"), Instants.At("2026-12-31T12:00:00Z"), Instants.At("2028-02-28T00:00:00Z")];

    [Fact]
    public void Every_occurrence_is_accounted_for_once_over_random_restarts()
    {
        var gaps = Gen.Frequency((6, Gen.Choose(1, 90)), (3, Gen.Choose(90, 7200)), (1, Gen.Choose(7200, 400_000))); // seconds
        var lives = from cron in Gen.Elements(Crons)
                    from zone in Gen.Elements(Instants.Shanghai, Instants.NewYork, TimeZoneInfo.Utc)
                    from start in Gen.Elements(Starts)
                    from looks in gaps.ListOf()
                    select (cron, zone, start, looks);
        Always.Holds(lives, 200, life =>
        {
            var end = life.start.AddSeconds(life.looks.Sum());
            Accounted(life.cron, life.zone, life.start, life.looks).ShouldBe(Expected(life.cron, life.zone, life.start, end));
        });
    }

    [Fact]
    public void What_comes_in_time_is_never_later_than_allowed_and_what_is_late_always_is()
    {
        var looks = from cron in Gen.Elements(Crons) from start in Gen.Elements(Starts) from seconds in Gen.Choose(1, 200_000) from minutes in Gen.Choose(1, 2000) select (cron, start, seconds, minutes);
        Always.Holds(looks, 200, look =>
        {
            var (allowed, now) = (TimeSpan.FromMinutes(look.minutes), look.start.AddSeconds(look.seconds));
            foreach (var (dueAt, inTime) in OccurrencePlan.Due(Rules.Recurring("rule", look.cron, Instants.NewYork) with { MayBeLate = allowed }, look.start, now))
            {
                inTime.ShouldBe(now - dueAt <= allowed);
            }
        });
    }

    /// <summary>What the runner does: look, account, move the mark.</summary>
    private static List<DateTimeOffset> Accounted(string cron, TimeZoneInfo zone, DateTimeOffset start, IReadOnlyList<int> looks)
    {
        var rule = Rules.Recurring("rule", cron, zone);
        var all = new List<DateTimeOffset>();
        var (through, now) = (start, start);
        foreach (var seconds in looks)
        {
            now = now.AddSeconds(seconds);
            while (through < now)
            {
                var due = OccurrencePlan.Due(rule, through, now);
                all.AddRange(due.Select(d => d.DueAt));
                through = due.Count == OccurrencePlan.MaxAtOnce ? due[^1].DueAt : now;
            }
        }

        return all;
    }

    /// <summary>What the expression says when it is followed from well before, without a break.</summary>
    private static List<DateTimeOffset> Expected(string cron, TimeZoneInfo zone, DateTimeOffset start, DateTimeOffset end)
    {
        CronExpression.TryParse(cron, CronFormat.Unix, out var parsed).ShouldBeTrue();
        var expression = parsed!.WithTimeZone(zone);
        var all = new List<DateTimeOffset>();
        for (var next = expression.GetNextValidTimeAfter(start.AddHours(-12)); next is { } at && at <= end; next = expression.GetNextValidTimeAfter(at))
        {
            if (at > start)
            {
                all.Add(at);
            }
        }

        return all;
    }
}
