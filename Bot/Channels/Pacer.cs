using Bot.Messaging;

namespace Bot.Channels;

/// <summary>
/// The one gate of a channel: replies before bulk, at most so many under way, and never faster than <see cref="PacingRules"/> allow.
/// Who waits, waits here and nowhere else.
/// </summary>
internal sealed class Pacer : IDisposable
{
    /// <summary>How many waiting messages are looked at when the first ones' conversations are not due yet.</summary>
    private const int LookAhead = 256;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    /// <summary>A timer takes no more than 49 days; waking up once too often costs nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly PacingLimits limits;
    private readonly PacingRules rules;
    private readonly TimeProvider time;
    private readonly LinkedList<Waiting> replies = [];
    private readonly LinkedList<Waiting> bulk = [];
    private readonly ITimer timer;
    private readonly int bulkInFlight;
    private int inFlight;

    public Pacer(PacingLimits limits, TimeProvider time)
    {
        this.limits = limits;
        this.time = time;
        rules = new PacingRules(limits);
        // A few places are kept free for replies, where there are enough to share.
        bulkInFlight = Math.Max(1, limits.MaxInFlight - Math.Min(8, limits.MaxInFlight / 4));
        timer = time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing leaves before this instant: the server asked for a pause.</summary>
    public DateTimeOffset HoldUntil
    {
        get
        {
            lock (gate)
            {
                return rules.HoldUntil;
            }
        }
    }

    /// <summary>Whether the server's pause still lasts.</summary>
    public bool IsHeld => HoldUntil > time.GetUtcNow();

    /// <summary>Most calls under way at once.</summary>
    public int MaxInFlight => limits.MaxInFlight;

    /// <summary>The bulk rate now, in messages a second; 0 = no limit.</summary>
    public double BulkRate
    {
        get
        {
            lock (gate)
            {
                return limits.PerSecond * rules.BulkShare;
            }
        }
    }

    /// <summary>The rate of paid messages, in messages a second; 0 = no limit.</summary>
    public double PaidRate => limits.PaidPerSecond;

    /// <summary>Ends when the message may leave. Whoever gets through calls <see cref="Release"/> with the ticket when the call is over.</summary>
    public async ValueTask<PacingTicket> EnterAsync(Lane lane, string chat, bool group, bool paid, CancellationToken cancellationToken)
    {
        Waiting waiting;
        var queue = lane == Lane.Reply ? replies : bulk;
        lock (gate)
        {
            waiting = new Waiting(chat, group, lane == Lane.Bulk, paid);
            if (queue.Count == 0 && (lane == Lane.Reply || replies.Count == 0) && TryLeave(waiting, time.GetUtcNow(), out _))
            {
                return waiting.Ticket;
            }

            queue.AddLast(waiting.Node);
            Pump();
        }

        await using var cancelling = cancellationToken.UnsafeRegister(_ => Abandon(queue, waiting), null);
        await waiting.Permitted.Task;
        if (waiting.Abandoned)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return waiting.Ticket;
    }

    /// <summary>A call is over.</summary>
    public void Release(PacingTicket ticket)
    {
        lock (gate)
        {
            inFlight--;
            rules.Answered(ticket, time.GetUtcNow());
            Pump();
        }
    }

    /// <summary>The server asked for a pause; it holds for everything, and no other call can lift it.</summary>
    public void Hold(TimeSpan pause)
    {
        lock (gate)
        {
            rules.Hold(time.GetUtcNow(), pause);
            Pump();
        }
    }

    public void Dispose() => timer.Dispose();

    private void Abandon(LinkedList<Waiting> queue, Waiting waiting)
    {
        lock (gate)
        {
            if (waiting.Node.List == queue)
            {
                queue.Remove(waiting.Node);
                waiting.Abandoned = true;
                waiting.Permitted.SetResult();
            }
        }
    }

    private void Pump()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var wakeAt = DateTimeOffset.MaxValue;
            Drain(replies, now, ref wakeAt);
            // A reply that only waits for its own conversation does not hold up the others.
            Drain(bulk, now, ref wakeAt);
            if (wakeAt < DateTimeOffset.MaxValue)
            {
                var wait = TimeSpan.FromTicks(Math.Clamp((wakeAt - now).Ticks, ShortestWait.Ticks, LongestWait.Ticks));
                timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Drain(LinkedList<Waiting> queue, DateTimeOffset now, ref DateTimeOffset wakeAt)
    {
        var seen = 0;
        for (var node = queue.First; node is not null && seen < LookAhead; seen++)
        {
            var next = node.Next;
            var waiting = node.Value;
            if (inFlight >= (waiting.Bulk ? bulkInFlight : limits.MaxInFlight))
            {
                return; // a call that ends pumps again
            }

            if (TryLeave(waiting, now, out var opensAt))
            {
                queue.Remove(node);
                waiting.Permitted.SetResult();
            }
            else
            {
                wakeAt = opensAt < wakeAt ? opensAt : wakeAt;
                if (rules.HoldUntil > now)
                {
                    return; // nobody behind may pass either
                }
            }

            node = next;
        }
    }

    private bool TryLeave(Waiting waiting, DateTimeOffset now, out DateTimeOffset opensAt)
    {
        opensAt = DateTimeOffset.MaxValue;
        if (inFlight >= (waiting.Bulk ? bulkInFlight : limits.MaxInFlight))
        {
            return false;
        }

        var lane = rules.LaneOpensAt(waiting.Bulk, waiting.Paid, now);
        var chat = rules.ChatOpensAt(waiting.Chat, waiting.Group);
        opensAt = lane > chat ? lane : chat;
        if (opensAt > now)
        {
            return false;
        }

        waiting.Ticket = rules.Left(waiting.Chat, waiting.Group, waiting.Bulk, waiting.Paid, now);
        inFlight++;
        return true;
    }

    private sealed class Waiting
    {
        public Waiting(string chat, bool group, bool bulk, bool paid)
        {
            Paid = paid;
            Chat = chat;
            Group = group;
            Bulk = bulk;
            Node = new(this);
        }

        public string Chat { get; }

        public bool Group { get; }

        public bool Bulk { get; }

        public bool Paid { get; }

        public bool Abandoned { get; set; }

        public PacingTicket Ticket { get; set; }

        public LinkedListNode<Waiting> Node { get; }

        public TaskCompletionSource Permitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
