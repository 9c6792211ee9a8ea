using Bot.Broadcasts;
using Bot.Staff.Auditing;
using Bot.Staff.Looking;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Subscribers;

namespace Bot.Staff.Pages;

/// <summary>What stands in the audit log, in the reader's words: the log itself keeps the names that programs use.</summary>
internal static class AuditWords
{
    /// <summary>What begins so is a page of its own, named by this key.</summary>
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["broadcasts"] = "menu.broadcasts",
        ["staff"] = "menu.staff",
        ["subscribers"] = "menu.subscribers",
        ["enquiries"] = "menu.enquiries",
        ["questions"] = "items.question",
        ["tokens"] = "menu.tokens",
        ["webhooks"] = "menu.webhooks",
        ["settings"] = "menu.settings",
    };

    /// <summary>What was done, and to what.</summary>
    public static Html Act(Visit visit, AuditEntry entry)
    {
        var name = visit.T.Has("act." + entry.Act) ? visit.T["act." + entry.Act] : entry.Act;
        var (kind, id) = entry.Object.Split('/', 2) is [var first, var second] ? (first, second) : (entry.Object, "");
        return Pages.TryGetValue(kind, out var page)
            ? Html.Of($"""<span>{name} <a href="{StaffRoutes.Root}/{entry.Object}">{$"{visit.T[page]} {id}".TrimEnd()}</a></span>""")
            : Html.Of($"{name} {(kind == "schedule" ? ForecastList.Rule(visit, id) : id)}");
    }

    /// <summary>What was or is: states and channels by their names, all else as it was written down.</summary>
    public static string Value(Visit visit, string? value) => value switch
    {
        null => "",
        _ when Enum.TryParse<BroadcastStatus>(value, out var status) && status.ToString() == value => visit.T.Name(status),
        _ when Enum.TryParse<SubscriberStatus>(value, out var status) && status.ToString() == value => visit.T.Name(status),
        _ => Words.Channel(visit, value),
    };
}
