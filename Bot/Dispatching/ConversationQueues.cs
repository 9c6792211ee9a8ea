namespace Bot.Dispatching;

/// <summary>Runs work in order within a conversation and in parallel across conversations.</summary>
internal sealed class ConversationQueues
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Func<Task>>> queues = [];
    private TaskCompletionSource idle = CompletedSource();

    /// <summary>Queues work behind what the conversation already has to do. The work handles its own failures.</summary>
    public void Enqueue(string conversation, Func<Task> work)
    {
        lock (gate)
        {
            if (queues.TryGetValue(conversation, out var queue))
            {
                queue.Enqueue(work);
                return;
            }

            if (queues.Count == 0)
            {
                idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            queues[conversation] = queue = new Queue<Func<Task>>([work]);
            _ = Task.Run(() => RunAsync(conversation, queue));
        }
    }

    /// <summary>Ends when nothing is queued or running.</summary>
    public Task DrainAsync()
    {
        lock (gate)
        {
            return idle.Task;
        }
    }

    private async Task RunAsync(string conversation, Queue<Func<Task>> queue)
    {
        while (Next(conversation, queue) is { } work)
        {
            await work();
        }
    }

    private Func<Task>? Next(string conversation, Queue<Func<Task>> queue)
    {
        lock (gate)
        {
            if (queue.TryDequeue(out var work))
            {
                return work;
            }

            queues.Remove(conversation);
            if (queues.Count == 0)
            {
                idle.SetResult();
            }

            return null;
        }
    }

    private static TaskCompletionSource CompletedSource()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
