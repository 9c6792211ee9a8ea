using System.Data.Common;
using Bot.Messaging;
using Dapper;

namespace Bot.Storage;

/// <summary>One connection with its transaction, if it has one. Every statement of a store goes through here.</summary>
internal sealed class DbSession(DbConnection connection, DbTransaction? transaction)
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        For(sql).ExecuteAsync(sql, parameters, transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await For(sql).QueryAsync<T>(sql, parameters, transaction)).AsList();

    /// <summary>Row by row, for very many of them: nothing is kept of those that are past.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, Func<DbDataReader, T> read, object? parameters = null)
    {
        await using var reader = await For(sql).ExecuteReaderAsync(sql, parameters, transaction);
        while (await reader.ReadAsync())
        {
            yield return read(reader);
        }
    }

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        For(sql).QueryFirstOrDefaultAsync<T>(sql, parameters, transaction);

    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null) =>
        (await For(sql).ExecuteScalarAsync<T>(sql, parameters, transaction))!;

    private DbConnection For(string sql)
    {
        BotMetrics.StatementRun();
        (connection as WriterConnection)?.Expect(sql);
        return connection;
    }
}
