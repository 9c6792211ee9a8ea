using Bot.Broadcasts;
using Bot.Content;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>What broadcasts, audiences and failures are called on pages.</summary>
internal static class Words
{
    public static Html Badge(Visit visit, BroadcastStatus status) => Html.Of($"""
        <span class="badge {status switch { BroadcastStatus.Paused or BroadcastStatus.Draft => "warn", BroadcastStatus.Sending or BroadcastStatus.Completed => "good", _ => "" }}">{visit.T.Name(status)}</span>
        """);

    /// <summary>What a person is called who may have no name; long addresses of a browser are cut.</summary>
    public static string Person(Caller caller, string? name, string? address = null) =>
        name is { Length: > 0 } ? name : address is null ? caller.T["people.nameless"] : $"{caller.T["people.nameless"]} ({(address.Length > 14 ? address[..6] + "…" : address)})";

    /// <summary>An audience in one line.</summary>
    public static string Audience(Caller caller, AudienceFilter audience)
    {
        var (t, catalog) = (caller.T, caller.Catalog);
        string[] parts =
        [
            Named("audience.topics", audience.Topics.Select(x => catalog.Topics.TryGetValue(x, out var topic) ? topic.Names.In(caller.Locale) : x)),
            Named("audience.regions", audience.Regions.Select(r => catalog.Regions.FullName(r, caller.Locale))),
            Named("audience.kinds", audience.Audiences.Select(a => catalog.Audiences.TryGetValue(a, out var kind) ? kind.Names.In(caller.Locale) : a)),
            Named("audience.crops", audience.Crops.Select(c => catalog.Crops.TryGetValue(c, out var crop) ? crop.Names.In(caller.Locale) : c)),
            Named("audience.channels", audience.Channels.Select(c => Channel(caller, c))),
            audience.ExceptWhoGot is null ? "" : t["audience.not-again"],
        ];
        var said = parts.Where(p => p.Length > 0).ToArray();
        return said.Length == 0 ? t["audience.everyone"] : string.Join(t.Locale.StartsWith("zh", StringComparison.Ordinal) ? "；" : "; ", said);

        string Named(string key, IEnumerable<string> values) => values.ToArray() is { Length: > 0 } list ? t[key, ("list", string.Join(t.Separator, list))] : "";
    }

    /// <summary>When a broadcast leaves, or left.</summary>
    public static string Due(Caller caller, Broadcast broadcast) =>
        broadcast.Status == BroadcastStatus.Draft && broadcast.DueAt <= caller.Now ? caller.T["broadcast.due-at-once"] : caller.T["broadcast.due", ("due", caller.When(broadcast.DueAt))];

    public static string Channel(Caller caller, string channel) => caller.T.Has("channel." + channel) ? caller.T["channel." + channel] : channel;

    /// <summary>On which channels how many people are, those with nobody left out.</summary>
    public static string Channels(Caller caller, IEnumerable<KeyValuePair<string, long>> counts) =>
        string.Join(caller.T.Separator, counts.Where(c => c.Value > 0).Select(c => $"{Channel(caller, c.Key)} {Visit.Number(c.Value)}"));

    /// <summary>The topics of a broadcast: its content's, or those of whom it goes to when the content is gone, or was written here.</summary>
    public static IReadOnlyList<string> Topics(ContentCatalog catalog, string content, AudienceFilter audience) =>
        catalog.Tips.TryGetValue(content, out var tip) ? [tip.Topic] : audience.Topics;

    /// <summary>Whether a member may see a broadcast.</summary>
    public static bool MaySee(Caller caller, Broadcast broadcast) => MaySee(caller.Member, caller.Catalog, broadcast);

    /// <inheritdoc cref="MaySee(Caller, Broadcast)"/>
    public static bool MaySee(StaffMember member, ContentCatalog catalog, Broadcast broadcast) => MaySee(member, Topics(catalog, broadcast.Content, broadcast.Audience));

    /// <summary>Whether a member may see what is about some topics.</summary>
    public static bool MaySee(StaffMember member, IReadOnlyList<string> topics) => topics.Count == 0 || topics.Any(member.LooksAfter);

    /// <summary>Whether a member may act on it: everybody it goes to must be theirs.</summary>
    public static bool MayAct(Caller caller, Broadcast broadcast) => MayAct(caller.Member, caller.Catalog, broadcast);

    /// <inheritdoc cref="MayAct(Caller, Broadcast)"/>
    public static bool MayAct(StaffMember member, ContentCatalog catalog, Broadcast broadcast) =>
        MaySee(member, catalog, broadcast) && member.LooksAfter(broadcast.Audience, catalog.Regions);
}
