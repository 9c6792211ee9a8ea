using Bot.Messaging;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Tells trouble of the disk or the database, which passes, from a statement that is wrong, which does not.</summary>
internal static class StorageTrouble
{
    // https://www.sqlite.org/rescode.html: PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
    private static readonly int[] Passing = [3, 5, 6, 7, 8, 10, 13, 14, 15];

    /// <summary>What went wrong, as far as it concerns those who are no programmers; the rest is in the log.</summary>
    public static Phrase Say(Exception failure) => new(failure is not SqliteException ? "reason.program" : MayPass(failure) ? "reason.disk" : "reason.database");

    /// <summary>Whether the same work may succeed a little later.</summary>
    public static bool MayPass(Exception failure) => failure is SqliteException sqlite && Passing.Contains(sqlite.SqliteErrorCode);
}
