namespace Bot.Channels;

/// <summary>
/// When the next message may leave. Pure bookkeeping: it is told the time, and never looks at a clock or waits. Not thread-safe.
/// </summary>
internal sealed class PacingRules(PacingLimits limits)
{
    /// <summary>
    /// Two clocks and two timers never agree to the millisecond, so each window is kept this much longer: at 30 a second it costs half
    /// a per cent of the speed. What a network adds on top is measured (<see cref="ArrivalWindow"/>).
    /// </summary>
    private static readonly TimeSpan ArrivalSlack = TimeSpan.FromMilliseconds(5);

    private const double SlowDown = 0.8;
    private const double SpeedUp = 1.05;
    private const double SlowestShare = 0.1;
    private static readonly TimeSpan SpeedUpEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OneComplaint = TimeSpan.FromSeconds(1);

    private readonly RateGate free = new(limits.PerSecond, ArrivalSlack);
    private readonly RateGate paid = new(limits.PaidPerSecond, ArrivalSlack);
    private readonly RecentTimes chats = new(TimeSpan.FromSeconds(limits.PerChatPerSecond > 0 ? 1 / limits.PerChatPerSecond : 0) + ArrivalSlack);
    private readonly GroupWindows groups = new(limits.PerGroupPerMinute, TimeSpan.FromMinutes(1) + ArrivalSlack);
    private readonly TimeSpan interval = limits.PerSecond > 0 ? TimeSpan.FromSeconds(1 / limits.PerSecond) : TimeSpan.Zero;

    private DateTimeOffset slowly = DateTimeOffset.MinValue;
    private DateTimeOffset slowedAt = DateTimeOffset.MinValue;
    private DateTimeOffset nextSpeedUp = DateTimeOffset.MinValue;

    /// <summary>Nothing at all leaves before this instant.</summary>
    public DateTimeOffset HoldUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The part of the permitted rate that bulk messages use now; 1 unless the server complained lately.</summary>
    public double BulkShare { get; private set; } = 1;

    /// <summary>The server asked for a pause: the latest instant wins, and bulk goes slower afterwards.</summary>
    public void Hold(DateTimeOffset now, TimeSpan pause)
    {
        // Calls that were under way together complain together: that is one complaint.
        if (now >= HoldUntil && now - slowedAt > OneComplaint)
        {
            BulkShare = Math.Max(SlowestShare, BulkShare * SlowDown);
            slowedAt = now;
        }

        HoldUntil = Later(HoldUntil, now + pause);
        nextSpeedUp = HoldUntil + SpeedUpEvery;
    }

    /// <summary>The earliest instant at which anything of this kind may leave, whoever it is for.</summary>
    public DateTimeOffset LaneOpensAt(bool bulk, bool isPaid, DateTimeOffset now) =>
        isPaid ? Later(HoldUntil, paid.OpensAt(now))
        : bulk ? Later(Later(HoldUntil, free.OpensAt(now)), SlowLaneOpensAt(now))
        : Later(HoldUntil, free.OpensAt(now));

    /// <summary>The earliest instant at which this conversation may get another message.</summary>
    public DateTimeOffset ChatOpensAt(string chat, bool group)
    {
        var opens = limits.PerChatPerSecond > 0 ? chats.OpensAt(chat) : DateTimeOffset.MinValue;
        return group && limits.PerGroupPerMinute > 0 ? Later(opens, groups.OpensAt(chat)) : opens;
    }

    /// <summary>Notes that a message leaves now.</summary>
    /// <returns>Its ticket, for <see cref="Answered"/>.</returns>
    public PacingTicket Left(string chat, bool group, bool bulk, bool isPaid, DateTimeOffset now)
    {
        var ticket = new PacingTicket(isPaid, (isPaid ? paid : free).Left(now));
        if (bulk && !isPaid && BulkShare < 1)
        {
            slowly = Later(slowly, now) + (interval / BulkShare);
        }

        if (limits.PerChatPerSecond > 0)
        {
            chats.Add(chat, now);
        }

        if (group && limits.PerGroupPerMinute > 0)
        {
            groups.Add(chat, now);
        }

        return ticket;
    }

    /// <summary>Notes that the server has answered a message.</summary>
    public void Answered(PacingTicket ticket, DateTimeOffset now) => (ticket.IsPaid ? paid : free).Answered(ticket.Number, now);

    private DateTimeOffset SlowLaneOpensAt(DateTimeOffset now)
    {
        while (BulkShare < 1 && now >= nextSpeedUp)
        {
            BulkShare = Math.Min(1, BulkShare * SpeedUp);
            nextSpeedUp += SpeedUpEvery;
        }

        return BulkShare < 1 ? slowly : DateTimeOffset.MinValue;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A message that has left and is not answered yet.</summary>
internal readonly record struct PacingTicket(bool IsPaid, long Number);
