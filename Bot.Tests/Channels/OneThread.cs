using System.Runtime.ExceptionServices;

namespace Bot.Tests.Channels;

/// <summary>Runs whatever is awaited on the caller's thread, at once and in order: a test of waiting needs no luck then.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Work, object? State)> queue = [];

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

    /// <summary>Does something and runs everything that this made ready.</summary>
    public void Do(Action work) => Start(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Starts something and runs everything that this made ready.</summary>
    public void Start(Func<Task> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var started = work();
            Run();
            if (started.IsFaulted)
            {
                ExceptionDispatchInfo.Throw(started.Exception.InnerException!);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs everything that is ready.</summary>
    public void Run()
    {
        while (queue.TryDequeue(out var next))
        {
            next.Work(next.State);
        }
    }
}
