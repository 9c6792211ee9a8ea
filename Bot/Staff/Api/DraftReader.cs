using Bot.Staff.Composing;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>Reads a composition from what a program sent, and names each field that will not do. Pure but for the catalogue it looks into.</summary>
internal static class DraftReader
{
    private const int MaxList = 500;

    public static (Composition? Composition, IReadOnlyList<FieldError> Errors) Read(DraftBody body, ApiCall call)
    {
        var errors = Errors(body, call).ToArray();
        return errors.Length > 0 ? (null, errors) : (new()
        {
            TipId = body.Tip,
            Written = body.Written is { } w
                ? new() { Topic = w.Topic, Title = w.Title.Trim(), Summary = w.Summary.Trim(), Body = w.Body.ReplaceLineEndings("\n").Trim(), SourceTitle = w.SourceTitle.Trim(), SourcePublisher = w.SourcePublisher.Trim(), SourceUrl = w.SourceUrl.Trim() }
                : null,
            Audience = body.Audience?.ToFilter() ?? new() { Regions = call.Member.Regions },
            NotAgain = body.NotAgain,
            When = body.When is { } when ? call.Local(when).DateTime : null,
            Urgent = body.Urgent,
        }, []);
    }

    private static IEnumerable<FieldError> Errors(DraftBody body, ApiCall call)
    {
        var t = call.T;
        if ((body.Tip is null) == (body.Written is null))
        {
            yield return new("tip", t["problem.tip-or-written"]);
        }

        if (body.Tip is { } tip && Looking.ContentFinder.Find(call, tip) is null)
        {
            yield return new("tip", t["problem.no-tip", ("id", tip)]);
        }

        if (body.When is { } when && !LocalTime.IsNear(when.DateTime, call.Today))
        {
            yield return new("when", t["problem.date"]);
        }

        foreach (var error in body.Written is { } written ? WrittenErrors(written, call) : [])
        {
            yield return error;
        }

        foreach (var error in body.Audience is { } audience ? AudienceErrors(audience, call) : [])
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> WrittenErrors(WrittenShape written, ApiCall call)
    {
        if (!call.Catalog.Topics.ContainsKey(written.Topic) || !call.Member.LooksAfter(written.Topic))
        {
            yield return new("written.topic", call.T["problem.unknown", ("value", written.Topic)]);
        }

        (string Name, string Value, int Max)[] lines =
        [
            ("title", written.Title, WrittenContent.MaxShort), ("summary", written.Summary, WrittenContent.MaxShort), ("body", written.Body, WrittenContent.MaxBody),
            ("sourceTitle", written.SourceTitle, WrittenContent.MaxShort), ("sourcePublisher", written.SourcePublisher, WrittenContent.MaxShort), ("sourceUrl", written.SourceUrl, WrittenContent.MaxUrl),
        ];
        foreach (var (name, value, max) in lines.Where(l => l.Value.Length > l.Max))
        {
            yield return new($"written.{name}", call.T["problem.too-long", ("max", $"{max}"), ("count", $"{value.Length}")]);
        }
    }

    private static IEnumerable<FieldError> AudienceErrors(AudienceShape audience, ApiCall call)
    {
        var catalog = call.Catalog;
        (string Name, IReadOnlyList<string>? Values, Func<string, bool> IsKnown)[] lists =
        [
            ("topics", audience.Topics, catalog.Topics.ContainsKey), ("regions", audience.Regions, r => catalog.Regions.Find(r) is not null),
            ("crops", audience.Crops, catalog.Crops.ContainsKey), ("audiences", audience.Audiences, catalog.Audiences.ContainsKey),
            ("channels", audience.Channels, c => call.Context.RequestServices.GetRequiredService<Messaging.ChannelDirectory>().Find(c) is not null),
        ];
        foreach (var (name, values, isKnown) in lists)
        {
            if (values is { Count: > MaxList })
            {
                yield return new($"audience.{name}", call.T["problem.too-many", ("max", $"{MaxList}")]);
            }
            else if (values?.Where(v => v is null || !isKnown(v)).Select(v => v ?? "null").FirstOrDefault() is { } unknown)
            {
                yield return new($"audience.{name}", call.T["problem.unknown", ("value", unknown)]);
            }
        }
    }
}
