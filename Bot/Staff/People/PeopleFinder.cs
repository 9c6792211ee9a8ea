using System.Text.Json;
using Bot.Staff.Sending;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Staff.People;

/// <summary>Finds subscribers for staff, who see those they look after and no others.</summary>
internal sealed class PeopleFinder(Database database, ISubscriberStore store)
{
    private const string From = """
        from subscribers s
        where (@like is null or s.name like @like escape '!' or s.address like @like escape '!' or s.unit like @like escape '!')
        and (@status is null or s.status = @status) and (@channel is null or s.channel = @channel)
        and (@regions is null or s.region in (select value from json_each(@regions)))
        and (@own is null or s.region in (select value from json_each(@own)))
        """;

    /// <summary>Some subscribers after a number, in order, and one more when there are more.</summary>
    public Task<IReadOnlyList<PersonRow>> PageAsync(Caller caller, PeopleSearch search, long after, int size) => database.ReadAsync(session => session.QueryAsync<PersonRow>(
        $"""
        select s.id as Id, s.channel as Channel, s.address as Address, s.name as Name, s.region as Region, s.status as Status, s.since as Since
        {From} and s.id > @after order by s.id limit @size
        """,
        Parameters(caller, search, after, size + 1)));

    public Task<long> CountAsync(Caller caller, PeopleSearch search) => database.ReadAsync(session =>
        session.ScalarAsync<long>($"select count(*) {From}", Parameters(caller, search, 0, 0)));

    /// <summary>One subscriber; null when there is none, or none of theirs.</summary>
    public async Task<Subscriber?> FindAsync(Caller caller, long id) =>
        await store.PageAsync(id - 1, 1) is [var person] && person.Id == id && caller.Member.LooksAfter(person.Region, caller.Catalog.Regions) ? person : null;

    /// <summary>What somebody got lately, and what became of it.</summary>
    public Task<IReadOnlyList<PersonDelivery>> HistoryAsync(long id) => database.ReadAsync(session => session.QueryAsync<PersonDelivery>(
        """
        select b.id as Broadcast, b.title as Title, d.state as State, d.at as At, d.reason as Reason
        from broadcasts b join deliveries d on d.broadcast_id = b.id and d.subscriber_id = @id order by b.id desc limit 50
        """,
        new { id }));

    private static object Parameters(Caller caller, PeopleSearch search, long after, int size) => new
    {
        like = Searching.Like(search.Words),
        status = search.Status?.ToString(),
        channel = search.Channel.Length == 0 ? null : search.Channel,
        regions = search.Region.Length == 0 ? null : JsonSerializer.Serialize(caller.Catalog.Regions.Subtree(search.Region)),
        own = RecipientFinder.OwnRegions(caller),
        after,
        size,
    };
}

/// <summary>What is looked for; empty = no matter.</summary>
internal sealed record PeopleSearch(string Words, SubscriberStatus? Status, string Channel, string Region);

/// <summary>A subscriber in a list.</summary>
internal sealed class PersonRow
{
    public long Id { get; init; }

    public string Channel { get; init; } = "";

    public string Address { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Region { get; init; }

    public SubscriberStatus Status { get; init; }

    public DateTimeOffset Since { get; init; }
}

/// <summary>One broadcast to one person.</summary>
internal sealed class PersonDelivery
{
    public long Broadcast { get; init; }

    public string Title { get; init; } = "";

    public Deliveries.DeliveryState State { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Reason { get; init; }
}
