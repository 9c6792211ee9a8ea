using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>Finds tips of the folder for staff, who see those of the topics they look after and no others.</summary>
internal sealed class ContentFinder(IBroadcastStore store)
{
    /// <summary>More than leave in the time that matters.</summary>
    private const int RecentBroadcasts = 500;

    /// <summary>Tips with these words in their title or id, by topic.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="words">What is looked for; empty = any.</param>
    /// <param name="topic">Only those about it; empty = about any.</param>
    public static IReadOnlyList<Tip> Search(Caller caller, string words, string topic = "") =>
    [
        .. caller.Catalog.Tips.Values
            .Where(x => caller.Member.LooksAfter(x.Topic) && (topic.Length == 0 || x.Topic == topic)
                && (words.Length == 0 || Text(caller, x).Title.Contains(words, StringComparison.OrdinalIgnoreCase) || x.Id.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(x => x.Topic).ThenBy(x => x.Id),
    ];

    /// <summary>The form that looks for some.</summary>
    public static Html Form(Visit visit)
    {
        var t = visit.T;
        return Html.Of($"""
            <form class="search" role="search"><label for="search">{t["compose.search"]}</label><input id="search" name="search" type="search" value="{visit.Query("search")}">
            <select name="topic" aria-label="{t["compose.topic"]}"><option value="">{t["enquiries.any-topic"]}</option>{Html.Each(visit.Catalog.Topics.Values.Where(x => visit.Member.LooksAfter(x.Id)), x => Html.Of($"""
            <option value="{x.Id}"{Html.If(x.Id == visit.Query("topic"), $" selected")}>{x.Names.In(visit.Locale)}</option>
            """))}</select><button>{t["search"]}</button></form>
            """);
    }

    /// <summary>Those of them on the page that is asked for, and the way to the next one.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="found">All of them.</param>
    /// <param name="size">How many a page has.</param>
    public static (IReadOnlyList<Tip> Shown, Html Next) Page(Visit visit, IReadOnlyCollection<Tip> found, int size)
    {
        var page = int.TryParse(visit.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1 + (found.Count / size)) : 1;
        return ([.. found.Skip((page - 1) * size).Take(size)], Html.If(found.Count > page * size, $"""
            <div class="actions"><a class="button" href="?page={page + 1}&amp;search={Uri.EscapeDataString(visit.Query("search"))}&amp;topic={Uri.EscapeDataString(visit.Query("topic"))}">{visit.T["more"]}</a></div>
            """));
    }

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
