using Bot.Broadcasts;
using Bot.Content;

namespace Bot.Staff.Looking;

/// <summary>Finds tips of the folder for staff, who see those of the topics they look after and no others.</summary>
internal sealed class ContentFinder(IBroadcastStore store)
{
    /// <summary>More than leave in the time that matters.</summary>
    private const int RecentBroadcasts = 500;

    /// <summary>Tips with these words in their title or id, by topic.</summary>
    public static IReadOnlyList<Tip> Search(Caller caller, string words) =>
    [
        .. caller.Catalog.Tips.Values
            .Where(x => caller.Member.LooksAfter(x.Topic)
                && (words.Length == 0 || Text(caller, x).Title.Contains(words, StringComparison.OrdinalIgnoreCase) || x.Id.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(x => x.Topic).ThenBy(x => x.Id),
    ];

    /// <summary>One tip; null when there is none, or none of theirs.</summary>
    public static Tip? Find(Caller caller, string id) =>
        caller.Catalog.Tips.TryGetValue(id, out var tip) && caller.Member.LooksAfter(tip.Topic) ? tip : null;

    /// <summary>When each content was last sent, of those that were.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> LastSentAsync() =>
        (await store.ListAsync(RecentBroadcasts)).Where(b => b.StartedAt is not null).GroupBy(b => b.Content).ToDictionary(g => g.Key, g => g.Max(b => b.StartedAt));

    /// <summary>The latest sendings of one content.</summary>
    public async Task<IReadOnlyList<Broadcast>> SendingsAsync(string content) =>
        [.. (await store.ListAsync(RecentBroadcasts)).Where(b => b.Content == content).Take(10)];

    public static TipText Text(Caller caller, Tip tip) => tip.Texts.TryGetValue(caller.Locale, out var own) ? own : tip.Texts.Values.First();
}
