using System.Text.Json;
using Bot.Storage;

namespace Bot.Tips;

/// <summary>
/// What people of which traits got by broadcast, kept in memory: what a broadcast brought to whom never changes once it has begun, so
/// only those that are new are read. Each time it is held against the list of all of them; should one of those kept be gone or another
/// (its transaction failed after all), everything is read anew.
/// </summary>
internal sealed class TraitsPast(TimeZoneInfo zone)
{
    /// <summary>Broadcasts whose traits are read with one statement.</summary>
    private const int AtOnce = 50;

    private Dictionary<long, Given> known = [];
    private Dictionary<string, GivenTips> toTraits = [];
    private GivenTips toAll = GivenTips.Nothing;
    private TraitsHistory last = TraitsHistory.Nothing;

    /// <summary>Brings it up to date; the same answer as long as nothing is new. Not for several callers at once.</summary>
    /// <param name="session">Where it is read.</param>
    /// <param name="since">Broadcasts that began later than this.</param>
    /// <param name="cancellationToken">Stops it between two statements; what was kept before is as it was.</param>
    public async Task<TraitsHistory> ReadAsync(DbSession session, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var begun = (await session.QueryAsync<(long Id, string Content, long At)>("select id, content, started_at from broadcasts where started_at > @since order by started_at, id", new { since }))
            .ToDictionary(b => b.Id, b => new Given(b.Content, TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(b.At), zone)));
        if (known.Any(k => k.Value.At > since && (!begun.TryGetValue(k.Key, out var now) || now != k.Value)))
        {
            (known, toTraits, toAll) = ([], [], GivenTips.Nothing);
        }

        var added = begun.Where(b => !known.ContainsKey(b.Key)).ToArray();
        if (added.Length == 0 && last.Since == since)
        {
            return last;
        }

        if (added.Length > 0)
        {
            // Whoever was given the state before goes on with it.
            var traits = new Dictionary<string, GivenTips>(toTraits);
            var all = toAll;
            foreach (var some in added.Chunk(AtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var keys = await KeysAsync(session, some.Select(b => b.Key));
                foreach (var (id, given) in some)
                {
                    var own = keys.GetValueOrDefault(id, []);
                    all = own.Count == 0 ? all.With(given.Tip, given.At) : all;
                    Note(traits, own, given);
                }
            }

            known = begun;
            (toTraits, toAll) = (traits, all);
        }

        return last = new(toTraits, toAll, since);
    }

    private static async Task<Dictionary<long, List<string>>> KeysAsync(DbSession session, IEnumerable<long> broadcasts)
    {
        var keys = new Dictionary<long, List<string>>();
        await foreach (var (broadcast, traits) in session.StreamAsync(
            "select broadcast_id, traits_key from broadcast_traits where broadcast_id in (select value from json_each(@list))",
            r => (r.GetInt64(0), r.GetString(1)),
            new { list = JsonSerializer.Serialize(broadcasts) }))
        {
            if (!keys.TryGetValue(broadcast, out var own))
            {
                keys[broadcast] = own = [];
            }

            own.Add(traits);
        }

        return keys;
    }

    /// <summary>People of the same past still have the same one afterwards.</summary>
    private static void Note(Dictionary<string, GivenTips> toTraits, IEnumerable<string> keys, Given given)
    {
        var after = new Dictionary<GivenTips, GivenTips>();
        foreach (var key in keys)
        {
            var past = toTraits.GetValueOrDefault(key, GivenTips.Nothing);
            if (!after.TryGetValue(past, out var next))
            {
                after[past] = next = past.With(given.Tip, given.At);
            }

            toTraits[key] = next;
        }
    }

    /// <param name="Tip">What was sent.</param>
    /// <param name="At">When it began, in local time.</param>
    private sealed record Given(string Tip, DateTimeOffset At);
}
