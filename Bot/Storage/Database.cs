using System.Data.Common;
using System.Threading.Channels;

namespace Bot.Storage;

/// <summary>
/// The database: many readers, one writer. Writes that arrive while a commit is on its way to the disk share the next one
/// (group commit), each in a savepoint of its own, so that one failing write does not take its neighbours along.
/// A store called inside <see cref="WriteAsync{T}"/> joins that write.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private const int MaxWritesPerCommit = 256;

    private readonly SqliteConnections connections;
    private readonly Channel<PendingWrite> writes = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly AsyncLocal<DbSession?> current = new();
    private readonly Task writer;
    private WriterConnection? connection;

    public Database(SqliteConnections connections)
    {
        this.connections = connections;
        writer = Task.Run(CommitWritesAsync);
    }

    /// <summary>Reads; inside a write it sees that write's own changes.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work)
    {
        if (current.Value is { } session)
        {
            return await work(session);
        }

        await using var connection = connections.Open();
        return await work(new DbSession(connection, null));
    }

    /// <summary>Writes durably: when the task ends, the change is on the disk. An exception means that nothing of it is.</summary>
    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work)
    {
        if (current.Value is { } session)
        {
            return await work(session);
        }

        T result = default!;
        var write = new PendingWrite(async s => result = await work(s));
        ObjectDisposedException.ThrowIf(!writes.Writer.TryWrite(write), this);

        await write.Done.Task;
        return result;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DbSession, Task> work) =>
        WriteAsync(async session =>
        {
            await work(session);
            return true;
        });

    /// <summary>Does something and takes it back: says what it would come to. Nobody else sees it, and others' writes wait meanwhile.</summary>
    public Task<T> TryOutAsync<T>(Func<DbSession, Task<T>> work) => WriteAsync(async session =>
    {
        await session.Transaction!.SaveAsync("trial");
        try
        {
            return await work(session);
        }
        finally
        {
            await session.Transaction.RollbackAsync("trial");
            await session.Transaction.ReleaseAsync("trial");
        }
    });

    public async ValueTask DisposeAsync()
    {
        writes.Writer.TryComplete();
        await writer;
        connection?.Dispose();
        connections.Dispose();
    }

    private async Task CommitWritesAsync()
    {
        while (await writes.Reader.WaitToReadAsync())
        {
            var batch = new List<PendingWrite>();
            while (batch.Count < MaxWritesPerCommit && writes.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<PendingWrite> batch)
    {
        try
        {
            connection ??= connections.OpenWriter();
            await using var transaction = connections.BeginWrite(connection);
            current.Value = new DbSession(connection, transaction);
            foreach (var write in batch)
            {
                await RunAsync(write, transaction, current.Value);
            }

            await transaction.CommitAsync();
            batch.ForEach(write => write.Finish());
        }
        catch (Exception failure)
        {
            // Nothing of this batch is on the disk: a full disk, a lock held too long. Whatever one of its writes ran into is the reason
            // for them all; what comes after it only says that the transaction is gone. The next batch gets its turn.
            var reason = batch.Select(write => write.Failure).FirstOrDefault(f => f is not null && StorageTrouble.MayPass(f)) ?? failure;
            batch.ForEach(write => write.Finish(reason));
            connection?.Dispose();
            connection = null;
        }
        finally
        {
            current.Value = null;
        }
    }

    private static async Task RunAsync(PendingWrite write, DbTransaction transaction, DbSession session)
    {
        await transaction.SaveAsync("write");
        try
        {
            await write.Work(session);
        }
        catch (Exception failure)
        {
            write.Failure = failure;
            // A full disk has rolled the whole transaction back already: then this throws, and the batch fails as one.
            await transaction.RollbackAsync("write");
        }

        await transaction.ReleaseAsync("write");
    }

    private sealed class PendingWrite(Func<DbSession, Task> work)
    {
        public Func<DbSession, Task> Work => work;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }

        public void Finish(Exception? batchFailure = null)
        {
            if ((Failure ?? batchFailure) is { } failure)
            {
                Done.TrySetException(failure);
            }
            else
            {
                Done.TrySetResult();
            }
        }
    }
}
