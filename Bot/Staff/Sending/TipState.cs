using Bot.Content;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Whether a tip may leave today, in a word.</summary>
internal static class TipState
{
    public static Html Badge(Visit visit, Tip tip)
    {
        var (mood, key) = TipFit.ObstacleEverywhere(tip, visit.Today, visit.Catalog) switch
        {
            TipObstacle.ReviewOverdue => ("bad", "tip-state.overdue"),
            TipObstacle.Unreviewed => ("bad", "tip-state.unreviewed"),
            TipObstacle.OutOfSeason => ("", "tip-state.off-season"),
            _ => ("good", "tip-state.now"),
        };
        return Html.Of($"""<span class="badge {mood}">{visit.T[key]}</span>""");
    }
}
