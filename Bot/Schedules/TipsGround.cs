using Bot.Content;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>The tips of one topic, who is alike for them, and when they last got which. Never changes.</summary>
internal sealed class TipsGround
{
    private readonly FitTable<Tip> table;
    private readonly List<(int[] Fits, DateTimeOffset?[] Given)> pasts = [];
    private readonly Dictionary<IReadOnlyList<TraitsGroup>, IReadOnlyList<Takers>> takers = [];

    /// <param name="topic">The topic.</param>
    /// <param name="catalog">The content.</param>
    /// <param name="history">What people got before.</param>
    /// <param name="lists">The different audiences of the topic's rules: who is in the same of them goes on having the same past.</param>
    /// <param name="numbers">The numbers of people's groups in the forecast.</param>
    public TipsGround(string topic, ContentCatalog catalog, TraitsHistory history, IReadOnlyList<IReadOnlyList<TraitsGroup>> lists, Func<Alike, int[]> numbers)
    {
        table = new([.. catalog.Tips.Values.Where(t => t.Topic == topic)], MeantFor.Of, catalog.Regions);
        ToAll = [.. table.Items.Select(t => history.LastToAll(t.Id))];
        var within = Within(lists);
        var known = new Dictionary<(int[] Fits, int Shift, GivenTips Past, int Within), int>();
        foreach (var list in lists)
        {
            takers[list] = [.. Alike.Of(list, table, catalog.Regions, g => (history.Of(g.Key), within?[g.Key] ?? 0)).Select(Take)];
        }

        Takers Take(Alike people)
        {
            var one = people.Groups[0].Key;
            var key = (people.Fits, people.SeasonShift, Past: history.Of(one), within?[one] ?? 0);
            if (!known.TryGetValue(key, out var past))
            {
                known[key] = past = pasts.Count;
                pasts.Add((people.Fits, [.. people.Fits.Select(i => history.LastToThem(key.Past, table.Items[i].Id))]));
            }

            return new(people, past, numbers(people));
        }
    }

    /// <summary>The tips.</summary>
    public IReadOnlyList<Tip> Items => table.Items;

    /// <summary>When each tip last went to everybody it fits, in local time.</summary>
    public DateTimeOffset?[] ToAll { get; }

    /// <summary>For each past the places of the tips that fit, and when each of them last went to these people by themselves, in local time.</summary>
    public IReadOnlyList<(int[] Fits, DateTimeOffset?[] Given)> Pasts => pasts;

    /// <summary>Those of an audience.</summary>
    public IReadOnlyList<Takers> To(IReadOnlyList<TraitsGroup> list) => takers[list];

    /// <summary>A number for each traits key, the same for those who are in the same audiences; null where there is one audience only.</summary>
    private static Dictionary<string, int>? Within(IReadOnlyList<IReadOnlyList<TraitsGroup>> lists)
    {
        if (lists.Count < 2)
        {
            return null;
        }

        var (within, next) = (new Dictionary<string, int>(), 1);
        foreach (var list in lists)
        {
            var split = new Dictionary<int, int>();
            foreach (var group in list)
            {
                var before = within.GetValueOrDefault(group.Key);
                if (!split.TryGetValue(before, out var after))
                {
                    split[before] = after = next++;
                }

                within[group.Key] = after;
            }
        }

        return within;
    }
}
