namespace Bot.Deliveries;

/// <summary>Divides a channel's room among broadcasts. Pure.</summary>
internal static class FairShare
{
    /// <summary>Shares by weight; what does not divide evenly goes round, so that over a few turns even the smallest gets its due.</summary>
    /// <param name="room">How many places there are.</param>
    /// <param name="weights">Weight of each, at least 1.</param>
    /// <param name="turn">Counts up with every division.</param>
    /// <returns>Places for each, <paramref name="room"/> in all when there is anyone to take them.</returns>
    public static int[] Split(int room, IReadOnlyList<int> weights, int turn)
    {
        var shares = new int[weights.Count];
        if (weights.Count == 0 || room <= 0)
        {
            return shares;
        }

        var total = weights.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (int)((long)room * weights[i] / total);
        }

        var left = room - shares.Sum();
        for (var i = 0; left > 0; i++, left--)
        {
            shares[(turn + i) % shares.Length]++;
        }

        return shares;
    }
}
