using Bot.Channels;
using Bot.Messaging;
using Bot.Tests.Fakes;

namespace Bot.Tests.Channels;

/// <summary>
/// Plays messages through a pacer on one thread, under a clock moved by hand. Whoever is let through goes on at that very instant,
/// so that the record of who left when is exact.
/// </summary>
internal sealed class PacerBench : IDisposable
{
    private readonly ManualClock clock = new(new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly OneThread thread = new();
    private readonly TimeProvider time;
    private readonly List<PacedMessage> all = [];
    private readonly List<PacedMessage> left = [];
    private readonly List<BenchHold> holds = [];
    private int happened;

    /// <param name="limits">The pacer's.</param>
    /// <param name="lateness">How late each timer comes, as on a busy machine; null = never.</param>
    public PacerBench(PacingLimits limits, Func<TimeSpan>? lateness = null)
    {
        time = new SteppedClock(clock, thread.Run, lateness ?? (() => TimeSpan.Zero));
        Pacer = new(limits, time);
    }

    public Pacer Pacer { get; }

    public TimeProvider Time => time;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Who was let through, in order.</summary>
    public IReadOnlyList<PacedMessage> Left => left;

    /// <summary>The pauses that were asked for.</summary>
    public IReadOnlyList<BenchHold> Holds => holds;

    public IReadOnlyList<PacedMessage> All => all;

    public IEnumerable<PacedMessage> Waiting => all.Where(m => m is { LeftAt: null, IsCancelled: false });

    /// <summary>How many calls are under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>A message arrives at the pacer.</summary>
    /// <param name="lane">On which lane.</param>
    /// <param name="chat">For whom.</param>
    /// <param name="group">Whether that is a group.</param>
    /// <param name="paid">Whether the platform is paid for it.</param>
    /// <param name="call">How long the call takes once it has left; null = until <see cref="Release"/>.</param>
    public PacedMessage Enter(Lane lane, string chat, bool group = false, bool paid = false, TimeSpan? call = null)
    {
        var message = new PacedMessage(lane, chat, group, paid, Now, ++happened);
        all.Add(message);
        thread.Start(() => PlayAsync(message, call));
        return message;
    }

    /// <summary>Runs something else that waits on the pacer.</summary>
    public Task<T> Start<T>(Func<Task<T>> work)
    {
        Task<T>? started = null;
        thread.Start(() => started = work());
        return started!;
    }

    /// <summary>Does something that others may wait for.</summary>
    public void Do(Action work) => thread.Do(work);

    /// <summary>The call of a message is over.</summary>
    public void Release(PacedMessage message) => thread.Do(() =>
    {
        InFlight--;
        message.IsOver = true;
        Pacer.Release(message.Ticket);
    });

    public void Cancel(PacedMessage message) => thread.Do(message.Cancelling.Cancel);

    public void Hold(TimeSpan pause)
    {
        holds.Add(new(++happened, Now + pause));
        thread.Do(() => Pacer.Hold(pause));
    }

    public void Advance(TimeSpan by) => thread.Do(() => clock.Advance(by));

    public void Dispose()
    {
        Pacer.Dispose();
        all.ForEach(m => m.Cancelling.Dispose());
    }

    private async Task PlayAsync(PacedMessage message, TimeSpan? call)
    {
        try
        {
            message.Ticket = await Pacer.EnterAsync(message.Lane, message.Chat, message.Group, message.Paid, message.Cancelling.Token);
        }
        catch (OperationCanceledException)
        {
            message.IsCancelled = true;
            message.Ended = ++happened;
            return;
        }

        message.LeftAt = Now;
        message.Ended = ++happened;
        left.Add(message);
        message.InFlightThen = ++InFlight;
        if (call is { } takes)
        {
            await Task.Delay(takes, time);
            Release(message);
        }
    }
}

/// <summary>A pause that the server asked for.</summary>
/// <param name="Happened">Its place among everything that happened.</param>
/// <param name="Until">Nothing may leave before.</param>
internal sealed record BenchHold(int Happened, DateTimeOffset Until);
