using System.Text.Json;
using Bot.Storage;

namespace Bot.Staff.Composing;

/// <summary>Keeps what people are putting together, so that nothing written is lost.</summary>
internal sealed class DraftStore(Database database, TimeProvider time)
{
    public Task<long> AddAsync(long author, Composition composition) => database.WriteAsync(session => session.ScalarAsync<long>(
        "insert into drafts (author, composition, changed_at) values (@author, @json, @now) returning id",
        new { author, json = JsonSerializer.Serialize(composition), now = time.GetUtcNow() }));

    /// <summary>Somebody's own draft; another's is none of theirs.</summary>
    public Task<Draft?> FindAsync(long id, long author) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>($"{Columns} where id = @id and author = @author", new { id, author }))?.ToDraft());

    /// <summary>What somebody has begun and not submitted, the newest first.</summary>
    public Task<IReadOnlyList<Draft>> ListAsync(long author) => database.ReadAsync(async session => (IReadOnlyList<Draft>)
        [.. (await session.QueryAsync<Row>($"{Columns} where author = @author and broadcast_id is null order by changed_at desc limit 20", new { author })).Select(r => r.ToDraft())]);

    public Task SaveAsync(long id, Composition composition) => database.WriteAsync(session => session.ExecuteAsync(
        "update drafts set composition = @json, changed_at = @now where id = @id and broadcast_id is null", new { id, json = JsonSerializer.Serialize(composition), now = time.GetUtcNow() }));

    /// <summary>Saves a draft as somebody saw it.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="composition">What is in it now.</param>
    /// <param name="version">When what they saw was saved, in milliseconds since 1970.</param>
    /// <returns>False when it was changed meanwhile.</returns>
    public Task<bool> SaveAsync(long id, Composition composition, long version) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update drafts set composition = @json, changed_at = @now where id = @id and broadcast_id is null and changed_at = @version",
        new { id, json = JsonSerializer.Serialize(composition), now = time.GetUtcNow(), version }) > 0);

    /// <summary>The draft that a broadcast was made of, whoever wrote it; null when a schedule made it, or a program.</summary>
    public Task<Draft?> FindOfAsync(long broadcast) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>($"{Columns} where broadcast_id = @broadcast", new { broadcast }))?.ToDraft());

    public Task SubmittedAsync(long id, long broadcast) => database.WriteAsync(session =>
        session.ExecuteAsync("update drafts set broadcast_id = @broadcast where id = @id", new { id, broadcast }));

    public Task DiscardAsync(long id) => database.WriteAsync(session => session.ExecuteAsync("delete from drafts where id = @id and broadcast_id is null", new { id }));

    private const string Columns = "select id as Id, composition as Composition, changed_at as ChangedAt, broadcast_id as BroadcastId from drafts";

    private sealed class Row
    {
        public long Id { get; init; }

        public string Composition { get; init; } = "{}";

        public DateTimeOffset ChangedAt { get; init; }

        public long? BroadcastId { get; init; }

        public Draft ToDraft() => new(Id, JsonSerializer.Deserialize<Composition>(Composition)!, ChangedAt, BroadcastId);
    }
}

/// <summary>A composition that is kept.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Composition">What is in it.</param>
/// <param name="ChangedAt">When it was last saved.</param>
/// <param name="BroadcastId">The broadcast it became; null while it is none.</param>
internal sealed record Draft(long Id, Composition Composition, DateTimeOffset ChangedAt, long? BroadcastId);
