using System.Text.Json;
using Bot.Deliveries;
using Bot.Storage;

namespace Bot.Staff.Sending;

/// <summary>Finds who got a broadcast and who did not. Whoever looks after some regions only sees the people there.</summary>
internal sealed class RecipientFinder(Database database)
{
    /// <param name="caller">Who looks.</param>
    /// <param name="broadcast">Its number.</param>
    /// <param name="search">Part of a name, an address or a reason; empty = any.</param>
    /// <param name="state">What became of it; null = anything.</param>
    /// <param name="after">Only subscribers with higher numbers.</param>
    /// <param name="size">How many at most.</param>
    public Task<IReadOnlyList<DeliveryRow>> PageAsync(Caller caller, long broadcast, string search, DeliveryState? state, long after, int size) =>
        database.ReadAsync(session => session.QueryAsync<DeliveryRow>(
            """
            select d.subscriber_id as Subscriber, d.channel as Channel, s.address as Address, s.name as Name, d.state as State,
                   d.attempts as Attempts, d.doubts as Doubts, d.at as At, d.message_id as MessageId, d.reason as Reason
            from deliveries d left join subscribers s on s.id = d.subscriber_id
            where d.broadcast_id = @broadcast and d.subscriber_id > @after and (d.state = @state or @state is null)
            and (@like is null or s.name like @like escape '!' or s.address like @like escape '!' or d.reason like @like escape '!'
                 or exists (select 1 from json_each(@reasons) r where d.reason = r.value or d.reason like r.value || ':%'))
            and (@regions is null or s.region in (select value from json_each(@regions)))
            order by d.subscriber_id limit @size
            """,
            new { broadcast, after, state = (int?)state, like = Searching.Like(search), reasons = JsonSerializer.Serialize(Reasons(caller, search)), regions = OwnRegions(caller), size }));

    /// <summary>The reasons that are said with these words: the ledger has codes, and people read sentences.</summary>
    private static IEnumerable<string> Reasons(Caller caller, string search) =>
        search.Length == 0 ? [] : DeliveryReasons.All.Where(r => caller.Say(DeliveryReasons.Say(r)).Contains(search, StringComparison.OrdinalIgnoreCase));

    /// <summary>The codes of all places a member looks after, as JSON; null = all.</summary>
    public static string? OwnRegions(Caller caller) => caller.Member.Regions.Count == 0
        ? null
        : JsonSerializer.Serialize(caller.Member.Regions.SelectMany(caller.Catalog.Regions.Subtree).Distinct());
}
