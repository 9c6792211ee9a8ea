using Bot.Content.Seasons;
using Quartz;

namespace Bot.Content;

/// <summary>When a rule is due.</summary>
internal abstract record ScheduleTiming
{
    private ScheduleTiming()
    {
    }

    /// <summary>Whether it comes again and again.</summary>
    public virtual bool Repeats => true;

    /// <summary>The due instants after an instant, soonest first; reckoned as they are asked for.</summary>
    public abstract IEnumerable<DateTimeOffset> After(DateTimeOffset since);

    /// <summary>The first due instant after an instant; null when none is left to come.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset since) => After(since).Select(at => (DateTimeOffset?)at).FirstOrDefault();

    /// <summary>By a cron expression that knows its time zone.</summary>
    internal sealed record Recurring(string Text, CronExpression Cron) : ScheduleTiming
    {
        /// <summary>Longer than clocks are ever put back.</summary>
        private static readonly TimeSpan LongestRepeat = TimeSpan.FromHours(3);

        public override IEnumerable<DateTimeOffset> After(DateTimeOffset since)
        {
            // Asked from within an hour that a zone goes through twice, the expression would name the second half past one as well: so
            // it is asked from before, and what is past is skipped.
            for (var next = Cron.GetNextValidTimeAfter(since - LongestRepeat); next is { } at; next = Cron.GetNextValidTimeAfter(at))
            {
                if (at > since)
                {
                    yield return at;
                }
            }
        }

        // A CronExpression has no value equality; its text and zone say all.
        public bool Equals(Recurring? other) => other is not null && Text == other.Text && Cron.TimeZone.Id == other.Cron.TimeZone.Id;

        public override int GetHashCode() => HashCode.Combine(Text, Cron.TimeZone.Id);
    }

    /// <summary>Every year on certain days of the season, at a time of day.</summary>
    /// <param name="Text">How it is written.</param>
    /// <param name="Days">The days, in the order of the year.</param>
    /// <param name="Time">Local time of day.</param>
    /// <param name="Zone">Whose local time.</param>
    internal sealed record Seasonal(string Text, IReadOnlyList<SeasonDay> Days, TimeOnly Time, TimeZoneInfo Zone) : ScheduleTiming
    {
        public override IEnumerable<DateTimeOffset> After(DateTimeOffset since)
        {
            // The year before, too: days after its end belong to it, and a lunar year ends in the next.
            for (var year = Math.Max(since.Year - 1, LunarCalendar.FirstYear); year < SolarCalendar.LastYear; year++)
            {
                foreach (var at in Days.Select(d => Instant(d.In(year))).Where(at => at > since))
                {
                    yield return at;
                }
            }
        }

        public bool Equals(Seasonal? other) => other is not null && Text == other.Text && Time == other.Time && Zone.Id == other.Zone.Id;

        public override int GetHashCode() => HashCode.Combine(Text, Time, Zone.Id);

        private DateTimeOffset Instant(DateOnly day)
        {
            var local = day.ToDateTime(Time);
            // Where clocks jump over the hour, it is sent an hour later.
            local = Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            return new(local, Zone.GetUtcOffset(local));
        }
    }

    /// <summary>As another timing, with some of its instants at other times.</summary>
    /// <param name="Rule">When it is due by its rule.</param>
    /// <param name="Moves">When it is due instead, by instants of the rule; what is none of the rule's instants any more counts for nothing.</param>
    internal sealed record Moved(ScheduleTiming Rule, IReadOnlyDictionary<DateTimeOffset, DateTimeOffset> Moves) : ScheduleTiming
    {
        public override bool Repeats => Rule.Repeats;

        /// <summary>The rule's own instant of what was moved to an instant; null when nothing was.</summary>
        public DateTimeOffset? Original(DateTimeOffset at) => Moves.Where(m => m.Value == at).Select(m => (DateTimeOffset?)m.Key).FirstOrDefault();

        public override IEnumerable<DateTimeOffset> After(DateTimeOffset since)
        {
            var moved = new Queue<DateTimeOffset>(Moves.Where(m => m.Value > since && Rule.NextAfter(m.Key.AddTicks(-1)) == m.Key).Select(m => m.Value).Order());
            foreach (var at in Rule.After(since).Where(at => !Moves.ContainsKey(at)))
            {
                while (moved.TryPeek(out var next) && next < at)
                {
                    yield return moved.Dequeue();
                }

                yield return at;
            }

            while (moved.TryDequeue(out var last))
            {
                yield return last;
            }
        }
    }

    /// <summary>Once.</summary>
    internal sealed record Once(DateTimeOffset At) : ScheduleTiming
    {
        public override bool Repeats => false;

        public override IEnumerable<DateTimeOffset> After(DateTimeOffset since) => At > since ? [At] : [];
    }
}
