using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Schedules;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>Works out what a composition would do.</summary>
internal sealed class SheetMaker(
    BroadcastMaker maker, IBroadcastStore broadcasts, ChannelDirectory channels, BroadcastsOptions options, StaffOptions staff)
{
    /// <summary>The same thing twice within so many days is worth a thought.</summary>
    private const int Lately = 14;

    /// <summary>More than leave in that time.</summary>
    private const int RecentBroadcasts = 300;

    public async Task<Sheet> MakeAsync(Draft draft, Caller caller)
    {
        var composition = draft.Composition;
        var dueAt = composition.When is { } local ? new DateTimeOffset(local, caller.Zone.GetUtcOffset(local)) : caller.Now;
        var tip = TipOf(draft, caller);
        var audience = tip is null ? null : TipFit.Narrow(composition.To(tip.Id), tip, DateOnly.FromDateTime(caller.Local(dueAt).DateTime), caller.Catalog);
        var counts = audience is null ? new Dictionary<string, long>() : await CountAsync(audience);
        var sheet = new Sheet
        {
            Tip = tip,
            Audience = audience,
            Counts = counts,
            Duration = Terms(caller).Takes(counts),
            DueAt = dueAt,
            NeedsApproval = tip is not null && (Sheet.NeedsApprovalBy(caller.Member, tip.Topic, staff.TopicsToApprove) || NeedsReview(composition, caller)),
        };
        return sheet with { Blockers = [.. Blockers(sheet, composition, caller)], Warnings = [.. await WarningsAsync(sheet, composition, caller)] };
    }

    /// <summary>The tip that is sent; null while what was written is not complete, or when the tip is gone.</summary>
    public static Tip? TipOf(Draft draft, Caller caller) => draft.Composition.Written is { } written
        ? written.ToTip(string.Create(CultureInfo.InvariantCulture, $"written-{draft.Id}"), caller.Catalog.Texts.DefaultLocale, caller.Today)
        : draft.Composition.TipId is { } id ? caller.Catalog.Tips.GetValueOrDefault(id) : null;

    /// <summary>How many on each connected channel.</summary>
    public async Task<Dictionary<string, long>> CountAsync(AudienceFilter audience)
    {
        var counts = new Dictionary<string, long>();
        foreach (var channel in channels.All.Select(c => c.Name).Where(c => audience.Channels.Count == 0 || audience.Channels.Contains(c)))
        {
            counts[channel] = await maker.CountAsync(audience with { Channels = [channel] });
        }

        return counts;
    }

    /// <summary>Whether nothing unreviewed may leave, and this was written here: its author is no reviewer of it, whatever their role.</summary>
    private static bool NeedsReview(Composition composition, Caller caller) => composition.Written is not null && caller.Catalog.RequireReview;

    private ForecastTerms Terms(Caller caller) => new(
        caller.Zone, QuietHours.TryParse(options.QuietHours)!, options.MaxPerSubscriberPerDay, channels.All.ToDictionary(c => c.Name, c => (c as IPace)?.BulkRate ?? 0));

    private static IEnumerable<(string Key, string Value)> Blockers(Sheet sheet, Composition composition, Caller caller)
    {
        if (sheet.Tip is not { } tip)
        {
            yield return composition.Written is { } written ? ("blocker.incomplete", string.Join(caller.T.Separator, written.Missing.Select(m => caller.T["compose." + m]))) : ("blocker.gone", "");
            yield break;
        }

        var day = DateOnly.FromDateTime(caller.Local(sheet.DueAt).DateTime);
        // What was written here is reviewed by whoever approves it.
        if (TipFit.ObstacleEverywhere(tip, day, caller.Catalog) is { } obstacle && !(obstacle == TipObstacle.Unreviewed && NeedsReview(composition, caller)))
        {
            yield return ("blocker." + StaffTexts.Kebab(obstacle.ToString()), tip.Review.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        var length = TipMessage.For(tip, caller.Catalog.Texts.DefaultLocale, caller.Catalog.Texts).Text.Plain.Length;
        if (length > TipMessage.MaxText)
        {
            yield return ("blocker.too-long", $"{length} / {TipMessage.MaxText}");
        }

        if (sheet.Audience is not { } audience)
        {
            yield return ("blocker.fits-nobody", "");
        }
        else if (!caller.Member.LooksAfter(tip.Topic) || !caller.Member.LooksAfter(audience, caller.Catalog.Regions))
        {
            yield return ("blocker.not-yours", "");
        }
        else if (sheet.Total == 0)
        {
            yield return ("blocker.nobody", "");
        }

        if (composition.When is not null && sheet.DueAt < caller.Now.AddMinutes(-5))
        {
            yield return ("blocker.past", caller.When(sheet.DueAt));
        }
    }

    private async Task<IEnumerable<(string Key, string Value)>> WarningsAsync(Sheet sheet, Composition composition, Caller caller)
    {
        var warnings = new List<(string, string)>();
        if (sheet.Tip is not { } tip)
        {
            return warnings;
        }

        if (!tip.Review.IsDone)
        {
            warnings.Add(("warning.unreviewed", ""));
        }

        var last = (await broadcasts.ListAsync(RecentBroadcasts)).FirstOrDefault(b => b.Content == tip.Id && b.StartedAt is not null)?.StartedAt;
        if (last is { } at && caller.Now - at < TimeSpan.FromDays(Lately) && !composition.NotAgain)
        {
            warnings.Add(("warning.lately", caller.When(at)));
        }

        if (Terms(caller).LeavesAt(caller.Local(sheet.DueAt), composition.Urgent) is var leaves && leaves > sheet.DueAt)
        {
            warnings.Add(("warning.quiet", caller.When(leaves)));
        }

        if (composition.Urgent)
        {
            warnings.Add(("warning.urgent", ""));
        }

        return warnings;
    }
}
