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

    public async Task<Sheet> MakeAsync(Draft draft, Visit visit)
    {
        var composition = draft.Composition;
        var dueAt = composition.When is { } local ? new DateTimeOffset(local, visit.Zone.GetUtcOffset(local)) : visit.Now;
        var tip = TipOf(draft, visit);
        var audience = tip is null ? null : TipFit.Narrow(composition.To(tip.Id), tip, DateOnly.FromDateTime(visit.Local(dueAt).DateTime), visit.Catalog);
        var counts = audience is null ? new Dictionary<string, long>() : await CountAsync(audience);
        var sheet = new Sheet
        {
            Tip = tip,
            Audience = audience,
            Counts = counts,
            Duration = Terms(visit).Takes(counts),
            DueAt = dueAt,
            NeedsApproval = tip is not null && Sheet.NeedsApprovalBy(visit.Member, tip.Topic, staff.TopicsToApprove),
        };
        return sheet with { Blockers = [.. Blockers(sheet, composition, visit)], Warnings = [.. await WarningsAsync(sheet, composition, visit)] };
    }

    /// <summary>The tip that is sent; null while what was written is not complete, or when the tip is gone.</summary>
    public static Tip? TipOf(Draft draft, Visit visit) => draft.Composition.Written is { } written
        ? written.ToTip(string.Create(CultureInfo.InvariantCulture, $"written-{draft.Id}"), visit.Catalog.Texts.DefaultLocale, visit.Today, visit.Member.Name)
        : draft.Composition.TipId is { } id ? visit.Catalog.Tips.GetValueOrDefault(id) : null;

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

    private ForecastTerms Terms(Visit visit) => new(
        visit.Zone, QuietHours.TryParse(options.QuietHours)!, options.MaxPerSubscriberPerDay, channels.All.ToDictionary(c => c.Name, c => (c as IPace)?.BulkRate ?? 0));

    private static IEnumerable<(string Key, string Value)> Blockers(Sheet sheet, Composition composition, Visit visit)
    {
        if (sheet.Tip is not { } tip)
        {
            yield return (composition.Written is null ? "blocker.gone" : "blocker.incomplete", "");
            yield break;
        }

        var day = DateOnly.FromDateTime(visit.Local(sheet.DueAt).DateTime);
        if (TipFit.ObstacleEverywhere(tip, day, visit.Catalog) is { } obstacle)
        {
            yield return ("blocker." + StaffTexts.Kebab(obstacle.ToString()), tip.Review.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        var length = TipMessage.For(tip, visit.Catalog.Texts.DefaultLocale, visit.Catalog.Texts).Text.Plain.Length;
        if (length > TipMessage.MaxText)
        {
            yield return ("blocker.too-long", $"{length} / {TipMessage.MaxText}");
        }

        if (sheet.Audience is not { } audience)
        {
            yield return ("blocker.fits-nobody", "");
        }
        else if (!visit.Member.LooksAfter(audience, visit.Catalog.Regions))
        {
            yield return ("blocker.not-yours", "");
        }
        else if (sheet.Total == 0)
        {
            yield return ("blocker.nobody", "");
        }

        if (composition.When is not null && sheet.DueAt < visit.Now.AddMinutes(-5))
        {
            yield return ("blocker.past", visit.When(sheet.DueAt));
        }
    }

    private async Task<IEnumerable<(string Key, string Value)>> WarningsAsync(Sheet sheet, Composition composition, Visit visit)
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
        if (last is { } at && visit.Now - at < TimeSpan.FromDays(Lately) && !composition.NotAgain)
        {
            warnings.Add(("warning.lately", visit.When(at)));
        }

        if (Terms(visit).LeavesAt(visit.Local(sheet.DueAt), composition.Urgent) is var leaves && leaves > sheet.DueAt)
        {
            warnings.Add(("warning.quiet", visit.When(leaves)));
        }

        if (composition.Urgent)
        {
            warnings.Add(("warning.urgent", ""));
        }

        return warnings;
    }
}
