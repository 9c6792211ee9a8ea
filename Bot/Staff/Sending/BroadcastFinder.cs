using Bot.Broadcasts;

namespace Bot.Staff.Sending;

/// <summary>Finds broadcasts for staff, who see those of the topics they look after and no others.</summary>
internal sealed class BroadcastFinder(IBroadcastStore store)
{
    private const int AtOnce = 300;

    /// <summary>How many are looked through for one page: more than a county sends in years.</summary>
    private const int MostLookedThrough = 3000;

    /// <summary>The newest first, before a number; null = from the newest.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="search">Words of the title; empty = any.</param>
    /// <param name="status">Where it stands; null = anywhere.</param>
    /// <param name="before">Only those with lower numbers.</param>
    /// <param name="size">How many at most.</param>
    public async Task<IReadOnlyList<Broadcast>> PageAsync(Caller caller, string search, BroadcastStatus? status, long? before, int size)
    {
        var found = new List<Broadcast>();
        for (var looked = 0; looked < MostLookedThrough && found.Count < size; looked += AtOnce)
        {
            var page = await store.ListAsync(AtOnce, before);
            found.AddRange(page.Where(b =>
                Words.MaySee(caller, b) && (status is null || b.Status == status) && (search.Length == 0 || b.Title.Contains(search, StringComparison.OrdinalIgnoreCase))));
            if (page.Count < AtOnce)
            {
                break;
            }

            before = page[^1].Id;
        }

        return [.. found.Take(size)];
    }
}
