using System.Collections.Concurrent;
using System.Text.Json;
using Bot.Content;
using Bot.Storage;

namespace Bot.Subscribers;

/// <summary>
/// How many active subscribers of which traits there are. All are counted at once, and counted again when a subscriber has changed: every
/// change writes another stamp, in its own transaction.
/// </summary>
internal sealed class PeopleCounts(Database database) : IDisposable
{
    /// <summary>Rules have few; an edit of the content brings new ones.</summary>
    private const int MostAudiences = 200;

    private readonly SemaphoreSlim counting = new(1);
    private Kept? kept;

    /// <summary>Notes that a subscriber has changed; part of the change's own write.</summary>
    public static Task NoteChangeAsync(DbSession session) =>
        // No counter: a number that a failed transaction gave would be given again, to another state.
        session.ExecuteAsync("update subscriber_changes set stamp = @stamp", new { stamp = Random.Shared.NextInt64() });

    /// <summary>Those in an audience, by their traits; not for one that excludes who got something before.</summary>
    public async Task<IReadOnlyList<TraitsGroup>> GroupsAsync(AudienceFilter audience, RegionTree regions)
    {
        var now = await NowAsync();
        return now.Audiences.GetOrAdd((JsonSerializer.Serialize(audience), regions), _ => Groups(now.People, new(audience, regions)));
    }

    public void Dispose() => counting.Dispose();

    private static IReadOnlyList<TraitsGroup> Groups(IReadOnlyList<(Traits Traits, IReadOnlyList<Counted> People)> all, AudienceMatch match)
    {
        var groups = new List<TraitsGroup>();
        foreach (var (traits, people) in all)
        {
            var counts = new Dictionary<string, long>();
            foreach (var some in people.Where(p => match.IncludesOn(p.Channel) && match.Includes(traits with { Topics = p.Topics })))
            {
                counts[some.Channel] = counts.GetValueOrDefault(some.Channel) + some.Count;
            }

            if (counts.Count > 0)
            {
                groups.Add(new(traits, counts));
            }
        }

        return groups;
    }

    private async Task<Kept> NowAsync()
    {
        await counting.WaitAsync();
        try
        {
            return await database.ReadAsync(async session =>
            {
                // The stamp first: whoever changes in between has it counted again.
                var stamp = await session.ScalarAsync<long>("select stamp from subscriber_changes");
                return kept = kept?.Stamp == stamp && kept.Audiences.Count < MostAudiences ? kept : new(stamp, await CountAsync(session));
            });
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>In the order of the table, so that nothing has to be sorted there.</summary>
    private static async Task<IReadOnlyList<(Traits, IReadOnlyList<Counted>)>> CountAsync(DbSession session)
    {
        var counts = new Dictionary<(string Traits, string Channel, string Topics), long>();
        var person = (Id: 0L, Traits: "", Channel: "", Topics: "");
        await foreach (var row in session.StreamAsync(
            "select s.id, s.traits_key, s.channel, t.topic from subscribers s left join subscriber_topics t on t.subscriber_id = s.id where s.status = 'Active' order by s.id, t.topic",
            r => (Id: r.GetInt64(0), Traits: r.GetString(1), Channel: r.GetString(2), Topic: r.IsDBNull(3) ? "" : r.GetString(3))))
        {
            if (row.Id == person.Id)
            {
                person.Topics += $"\n{row.Topic}";
                continue;
            }

            Count();
            person = (row.Id, row.Traits, row.Channel, row.Topic);
        }

        Count();
        return [.. counts.GroupBy(c => c.Key.Traits).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Traits.FromKey(g.Key), (IReadOnlyList<Counted>)
            [.. g.OrderBy(c => c.Key.Channel, StringComparer.Ordinal).Select(c => new Counted(c.Key.Topics.Split('\n', StringSplitOptions.RemoveEmptyEntries), c.Key.Channel, c.Value))]))];

        void Count()
        {
            if (person.Id != 0)
            {
                var key = (person.Traits, person.Channel, person.Topics);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>People of the same traits who chose the same topics on the same channel.</summary>
    private sealed record Counted(IReadOnlyList<string> Topics, string Channel, long Count);

    private sealed record Kept(long Stamp, IReadOnlyList<(Traits Traits, IReadOnlyList<Counted> People)> People)
    {
        public ConcurrentDictionary<(string Audience, RegionTree Regions), IReadOnlyList<TraitsGroup>> Audiences { get; } = new();
    }
}
