using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>
/// The writer's connection. It keeps the statements it has run, ready to run again: reading the SQL anew each time costs more than
/// running it, and one answer of a member runs two dozen.
/// </summary>
internal sealed class WriterConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More different statements than the program has; those with lists of numbers in them are the reason for a limit.</summary>
    private const int MostKept = 500;

    private readonly Dictionary<string, KeptCommand> kept = [];
    private string? next;

    /// <summary>Says which statement the next command will run.</summary>
    public void Expect(string sql) => next = sql;

    public override SqliteCommand CreateCommand()
    {
        var sql = next;
        next = null;
        if (sql is null || (kept.TryGetValue(sql, out var command) && command.IsInUse))
        {
            return base.CreateCommand();
        }

        if (command is null)
        {
            if (kept.Count >= MostKept)
            {
                DropAll();
            }

            kept[sql] = command = new KeptCommand { Connection = this, CommandTimeout = DefaultTimeout, CommandText = sql };
        }

        command.IsInUse = true;
        return command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            DropAll();
        }

        base.Dispose(disposing);
    }

    private void DropAll()
    {
        foreach (var command in kept.Values)
        {
            command.Drop();
        }

        kept.Clear();
    }

    /// <summary>A command that is not over when its user is done with it.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool isDropped;

        public bool IsInUse { get; set; }

        public void Drop()
        {
            isDropped = true;
            if (!IsInUse)
            {
                base.Dispose(disposing: true);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (isDropped || !disposing)
            {
                base.Dispose(disposing);
                return;
            }

            Parameters.Clear();
            Transaction = null;
            IsInUse = false;
        }
    }
}
