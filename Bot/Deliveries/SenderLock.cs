using Bot.Storage;

namespace Bot.Deliveries;

/// <summary>
/// Only one process sends from a database. A lock on a file beside it, which the operating system lifts the moment the process dies,
/// however it dies: so a restart after a crash need not wait for anything.
/// </summary>
internal sealed class SenderLock(SqliteConnections connections) : IDisposable
{
    private FileStream? held;

    public string File => connections.File + ".sender";

    public bool IsHeld => held is not null;

    /// <summary>Takes the lock.</summary>
    /// <returns>False when another process has it.</returns>
    public bool TryTake()
    {
        if (held is not null)
        {
            return true;
        }

        try
        {
            held = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }
}
