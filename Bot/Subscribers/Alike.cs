using Bot.Content;

namespace Bot.Subscribers;

/// <summary>People whom none of some texts tells apart: what is chosen for one of them is right for all.</summary>
/// <param name="Fits">The places of what fits them in the table's items, whatever the season.</param>
/// <param name="SeasonShift">Days by which their season is later; negative = earlier.</param>
/// <param name="Groups">Who they are.</param>
internal sealed record Alike(int[] Fits, int SeasonShift, IReadOnlyList<TraitsGroup> Groups)
{
    /// <summary>How many they are, by channel.</summary>
    public IReadOnlyDictionary<string, long> PerChannel { get; } = Sum(Groups);

    /// <summary>How many they are.</summary>
    public long Count => PerChannel.Values.Sum();

    /// <summary>Puts groups together, in the order of their first ones.</summary>
    /// <param name="groups">All of them.</param>
    /// <param name="table">What they are told apart by.</param>
    /// <param name="regions">All regions.</param>
    public static IReadOnlyList<Alike> Of<T>(IReadOnlyList<TraitsGroup> groups, FitTable<T> table, RegionTree regions) => Of(groups, table, regions, _ => 0);

    /// <summary>The same where something else tells them apart too.</summary>
    public static IReadOnlyList<Alike> Of<T, TApart>(IReadOnlyList<TraitsGroup> groups, FitTable<T> table, RegionTree regions, Func<TraitsGroup, TApart> apart)
    {
        var shifts = new Dictionary<string, int>();
        return [.. groups.GroupBy(g => (Fits: table.For(g.Traits), Shift: Shift(g.Traits.Region), Apart: apart(g)), (key, own) => new Alike(key.Fits, key.Shift, [.. own]))];

        int Shift(string? region) => shifts.TryGetValue(region ?? "", out var days) ? days : shifts[region ?? ""] = regions.SeasonShift(region);
    }

    private static Dictionary<string, long> Sum(IReadOnlyList<TraitsGroup> groups)
    {
        var sums = new Dictionary<string, long>();
        foreach (var (channel, count) in groups.SelectMany(g => g.PerChannel))
        {
            sums[channel] = sums.GetValueOrDefault(channel) + count;
        }

        return sums;
    }
}
