using Bot.Tests.Fakes;

namespace Bot.Tests.Channels;

/// <summary>A manual clock that, at each timer it passes, lets everything run that waited for it; its timers may come late.</summary>
internal sealed class SteppedClock(ManualClock clock, Action afterEach, Func<TimeSpan> lateness) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(
            passed =>
            {
                callback(passed);
                afterEach();
            },
            state,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        var late = new LateTimer(timer, lateness);
        late.Change(dueTime, period);
        return late;
    }

    private sealed class LateTimer(ITimer timer, Func<TimeSpan> lateness) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime + lateness(), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
