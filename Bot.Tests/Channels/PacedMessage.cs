using Bot.Channels;
using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>A message on the <see cref="PacerBench"/>.</summary>
internal sealed class PacedMessage(Lane lane, string chat, bool group, bool paid, DateTimeOffset enteredAt, int entered)
{
    public Lane Lane => lane;

    public string Chat => chat;

    public bool Group => group;

    public bool Paid => paid;

    public DateTimeOffset EnteredAt => enteredAt;

    /// <summary>Its place among everything that happened on the bench.</summary>
    public int Entered => entered;

    /// <summary>When in that order it left, or gave up waiting; the end of time while it waits.</summary>
    public int Ended { get; set; } = int.MaxValue;

    public CancellationTokenSource Cancelling { get; } = new();

    /// <summary>When it was let through; null while it waits.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    public bool HasLeft => LeftAt is not null;

    /// <summary>How many calls were under way when it left, its own included.</summary>
    public int InFlightThen { get; set; }

    public bool IsOver { get; set; }

    public PacingTicket Ticket { get; set; }

    public bool IsCancelled { get; set; }

    public override string ToString() => $"{Lane} to {Chat}, entered {EnteredAt:mm:ss.fff}, left {LeftAt:mm:ss.fff}";
}
