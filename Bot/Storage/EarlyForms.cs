using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>
/// Scripts 1, 5 and 6 grew for a while after files had been made with them. A file with such an early form is given what it lacks, so
/// that nothing in it is lost; one that has everything is left alone. No script that files were made with is changed any more.
/// </summary>
internal static class EarlyForms
{
    private static readonly (string Table, string Column, string Sql)[] Columns =
    [
        ("subscribers", "traits_key", """
            alter table subscribers add column traits_key text not null default '||';
            update subscribers set traits_key = coalesce(region, '') || '|' || coalesce(audience, '') || '|' || coalesce(
                (select group_concat(crop, ',') from (select crop from subscriber_crops where subscriber_id = subscribers.id order by crop)), '');
            """),
        ("broadcasts", "urgent", "alter table broadcasts add column urgent boolean not null default false"),
        ("broadcasts", "paid", "alter table broadcasts add column paid boolean not null default false"),
        ("broadcasts", "throttled", "alter table broadcasts add column throttled bigint not null default 0"),
        ("broadcasts", "recall_asked", "alter table broadcasts add column recall_asked bigint"),
        ("webchat_messages", "tapped", "alter table webchat_messages add column tapped bigint"),
    ];

    /// <summary>Tables that a script makes and its early form did not.</summary>
    private static readonly (long Script, string Table)[] Tables =
        [(1, "broadcast_traits"), (1, "delivery_totals"), (5, "subscriber_tallies"), (6, "early_votes")];

    /// <summary>Tables of the early form of script 5 that script 7 makes anew; nothing ever wrote to them.</summary>
    private static readonly string[] Unused = ["webhook_calls", "webhooks", "api_tokens"];

    /// <param name="connection">To the file.</param>
    /// <param name="transaction">The one all scripts run in.</param>
    /// <param name="applied">The scripts that the file has had.</param>
    /// <param name="create">The statement of a script that makes a table.</param>
    public static void Complete(SqliteConnection connection, SqliteTransaction transaction, IReadOnlySet<long> applied, Func<long, string, string> create)
    {
        foreach (var (table, column, sql) in Columns)
        {
            if (applied.Contains(1) && !Has("select count(*) from pragma_table_info(@table) where name = @column", table, column))
            {
                connection.Execute(sql, transaction: transaction);
            }
        }

        foreach (var (script, table) in Tables)
        {
            if (applied.Contains(script) && !HasTable(table))
            {
                connection.Execute(create(script, table), transaction: transaction);
            }
        }

        foreach (var table in Unused)
        {
            if (applied.Contains(5) && !applied.Contains(7) && HasTable(table))
            {
                connection.Execute($"drop table {table}", transaction: transaction);
            }
        }

        bool HasTable(string table) => Has("select count(*) from sqlite_master where type = 'table' and name = @table", table, "");

        bool Has(string sql, string table, string column) => connection.ExecuteScalar<long>(sql, new { table, column }, transaction) > 0;
    }
}
