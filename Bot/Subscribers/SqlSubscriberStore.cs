using System.Text.Json;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Subscribers;

/// <inheritdoc cref="ISubscriberStore"/>
internal sealed class SqlSubscriberStore(Database database, SubscriberNews news) : ISubscriberStore
{
    private const string Columns = """
        select s.id as Id, s.channel as Channel, s.address as Address, s.is_group as IsGroup, s.name as Name, s.locale as Locale,
               s.region as Region, s.audience as Audience, s.unit as Unit, s.status as Status, s.status_reason as StatusReason, s.since as Since
        from subscribers s
        """;

    public Task<Subscriber?> FindAsync(ChannelAddress address) => database.ReadAsync(async session =>
    {
        var found = await session.QueryAsync<Row>($"{Columns} where s.channel = @Channel and s.address = @Id", address);
        return found.Count == 0 ? null : (await WithListsAsync(session, found))[0];
    });

    public Task<Subscriber> SaveAsync(Subscriber subscriber) => database.WriteAsync(async session =>
    {
        var was = await StatusAsync(session, subscriber.Address);
        var id = await session.ScalarAsync<long>(
            """
            insert into subscribers (channel, address, is_group, name, locale, region, audience, unit, status, status_reason, since, traits_key)
            values (@Channel, @Address, @IsGroup, @Name, @Locale, @Region, @Audience, @Unit, @Status, @StatusReason, @Since, @Key)
            on conflict (channel, address) do update set
                is_group = excluded.is_group, name = excluded.name, locale = excluded.locale, region = excluded.region,
                audience = excluded.audience, unit = excluded.unit, status = excluded.status, status_reason = excluded.status_reason,
                traits_key = excluded.traits_key
            returning id
            """,
            new
            {
                subscriber.Address.Channel,
                Address = subscriber.Address.Id,
                subscriber.IsGroup,
                subscriber.Name,
                subscriber.Locale,
                subscriber.Region,
                subscriber.Audience,
                subscriber.Unit,
                Status = subscriber.Status.ToString(),
                subscriber.StatusReason,
                subscriber.Since,
                subscriber.Traits.Key,
            });
        await ReplaceListAsync(session, "subscriber_topics", "topic", id, subscriber.Topics);
        await ReplaceListAsync(session, "subscriber_crops", "crop", id, subscriber.Crops);
        await PeopleCounts.NoteChangeAsync(session);
        await news.ChangedAsync(id, subscriber.Address.Channel, was?.Status, subscriber.Status);
        return subscriber with { Id = id };
    });

    public Task MergeAsync(IReadOnlyList<Subscriber> subscribers) => SqlSubscriberMerge.RunAsync(database, subscribers);

    public Task<int> CountKnownAsync(IReadOnlyList<ChannelAddress> addresses) => database.ReadAsync(session => session.ScalarAsync<int>(
        """
        select count(*) from json_each(@list) a
        join subscribers s on s.channel = json_extract(a.value, '$.Channel') and s.address = json_extract(a.value, '$.Id')
        """,
        new { list = JsonSerializer.Serialize(addresses) }));

    public Task DeleteAsync(ChannelAddress address) => database.WriteAsync(async session =>
    {
        var was = await StatusAsync(session, address);
        await session.ExecuteAsync("delete from subscribers where channel = @Channel and address = @Id", address);
        await PeopleCounts.NoteChangeAsync(session);
        if (was is { } gone)
        {
            await news.ChangedAsync(gone.Id, address.Channel, gone.Status, null);
        }
    });

    public Task MoveAsync(ChannelAddress from, ChannelAddress to) => from == to ? Task.CompletedTask : database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(
            """
            delete from subscribers where channel = @fromChannel and address = @fromId
            and exists (select 1 from subscribers o where o.channel = @toChannel and o.address = @toId)
            """,
            new { fromChannel = from.Channel, fromId = from.Id, toChannel = to.Channel, toId = to.Id });
        await session.ExecuteAsync(
            "update subscribers set channel = @toChannel, address = @toId where channel = @fromChannel and address = @fromId",
            new { fromChannel = from.Channel, fromId = from.Id, toChannel = to.Channel, toId = to.Id });
        await PeopleCounts.NoteChangeAsync(session);
    });

    public Task SetStatusAsync(ChannelAddress address, SubscriberStatus status, string? reason) => database.WriteAsync(async session =>
    {
        var was = await StatusAsync(session, address);
        await session.ExecuteAsync(
            "update subscribers set status = @status, status_reason = @reason where channel = @Channel and address = @Id",
            new { status = status.ToString(), reason, address.Channel, address.Id });
        await PeopleCounts.NoteChangeAsync(session);
        if (was is { } known)
        {
            await news.ChangedAsync(known.Id, address.Channel, known.Status, status);
        }
    });

    public Task<IReadOnlyList<Subscriber>> PageAsync(long afterId, int size) => database.ReadAsync(async session =>
        await WithListsAsync(session, await session.QueryAsync<Row>($"{Columns} where s.id > @afterId order by s.id limit @size", new { afterId, size })));

    public Task<long> CountAsync(AudienceQuery audience) => database.ReadAsync(session =>
        session.ScalarAsync<long>($"select count(*) from subscribers s where {audience.Sql}", audience.Parameters));

    private static async Task<(long Id, SubscriberStatus Status)?> StatusAsync(DbSession session, ChannelAddress address) =>
        await session.QueryAsync<(long Id, string Status)>("select id, status from subscribers where channel = @Channel and address = @Id", address) is [var found]
            ? (found.Id, Enum.Parse<SubscriberStatus>(found.Status))
            : null;

    private static async Task ReplaceListAsync(DbSession session, string table, string column, long id, IReadOnlyList<string> values)
    {
        await session.ExecuteAsync($"delete from {table} where subscriber_id = @id", new { id });
        foreach (var value in values)
        {
            await session.ExecuteAsync($"insert into {table} (subscriber_id, {column}) values (@id, @value) on conflict do nothing", new { id, value });
        }
    }

    private static async Task<IReadOnlyList<Subscriber>> WithListsAsync(DbSession session, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        // One query for both lists of the whole page: its rows have consecutive numbers.
        var entries = await session.QueryAsync<(long Id, bool IsCrop, string Value)>(
            """
            select subscriber_id, false, topic from subscriber_topics where subscriber_id between @first and @last
            union all select subscriber_id, true, crop from subscriber_crops where subscriber_id between @first and @last order by 1, 2, 3
            """,
            new { first = rows[0].Id, last = rows[^1].Id });
        var lists = entries.ToLookup(e => (e.Id, e.IsCrop), e => e.Value);
        return [.. rows.Select(row => row.ToSubscriber([.. lists[(row.Id, false)]], [.. lists[(row.Id, true)]]))];
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public string Channel { get; init; } = "";

        public string Address { get; init; } = "";

        public bool IsGroup { get; init; }

        public string Name { get; init; } = "";

        public string Locale { get; init; } = "";

        public string? Region { get; init; }

        public string? Audience { get; init; }

        public string? Unit { get; init; }

        public SubscriberStatus Status { get; init; }

        public string? StatusReason { get; init; }

        public DateTimeOffset Since { get; init; }

        public Subscriber ToSubscriber(IReadOnlyList<string> topics, IReadOnlyList<string> crops) => new()
        {
            Id = Id,
            Address = new(Channel, Address),
            IsGroup = IsGroup,
            Name = Name,
            Locale = Locale,
            Topics = topics,
            Region = Region,
            Crops = crops,
            Audience = Audience,
            Unit = Unit,
            Status = Status,
            StatusReason = StatusReason,
            Since = Since,
        };
    }
}
