using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;

namespace Bot.Commands;

/// <summary><c>send</c>: makes a broadcast that the running process sends.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        var content = new Argument<string>("CONTENT_ID") { Description = "Id of a tip, such as less-salt." };
        var topics = new Option<string[]>("--topic") { Description = "Only to those subscribed to this topic; may be repeated. Default: the tip's own." };
        var regions = new Option<string[]>("--region") { Description = "Only to those in the region of this code; may be repeated." };
        var at = new Option<DateTimeOffset?>("--at") { Description = "Not before this instant, such as 2026-12-01T07:00:00+08:00.", CustomParser = ParseInstant };
        var priority = NumberOption.Create("--priority", "Its share of the channel beside other broadcasts, 1 to 100; 1 as usual, 10 when urgent.", 1, 100, 1);
        var urgent = new Option<bool>("--urgent") { Description = "Goes out in quiet hours too." };
        var paid = new Option<bool>("--paid") { Description = "Pays Telegram to take it faster (allow_paid_broadcast)." };
        var draft = new Option<bool>("--draft") { Description = "Waits until 'broadcasts release ID'." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says who would get it and sends nothing." };
        var json = Printing.JsonOption();
        var command = new Command("send", "Sends a tip to everybody it fits, or to a part of them.") { content, topics, regions, at, priority, urgent, paid, draft, dryRun, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services => SendAsync(
            services,
            parsed.GetRequiredValue(content),
            new AudienceFilter { Topics = parsed.GetValue(topics) ?? [], Regions = parsed.GetValue(regions) ?? [] },
            parsed.GetValue(at),
            new SendingTerms
            {
                Priority = parsed.GetValue(urgent) && parsed.GetResult(priority) is null or { Implicit: true } ? SendingTerms.UrgentPriority : parsed.GetValue(priority),
                Urgent = parsed.GetValue(urgent),
                Paid = parsed.GetValue(paid),
                AsDraft = parsed.GetValue(draft),
            },
            parsed.GetValue(dryRun),
            parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> SendAsync(IServiceProvider services, string content, AudienceFilter audience, DateTimeOffset? at, SendingTerms terms, bool dryRun, bool json)
    {
        var catalog = services.GetRequiredService<ContentLibrary>().Current;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var due = at ?? now;
        if (Problem(catalog, content, audience, Day(services, due)) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return CommandLine.WrongUse;
        }

        var maker = services.GetRequiredService<BroadcastMaker>();
        var tip = catalog.Tips[content];
        if (dryRun)
        {
            Say(json, null, await maker.CountAsync(TipFit.Narrow(audience, tip, Day(services, due), catalog)!), $"\"{tip.Texts[catalog.Texts.DefaultLocale].Title}\" would go to");
            return CommandLine.Done;
        }

        var stale = (due > now ? due : now) + services.GetRequiredService<BroadcastsOptions>().StaleAfter;
        var made = await maker.MakeAsync(tip, audience, due, stale, occurrence: null, terms);
        Say(json, made!.Value.Broadcast.Id, made.Value.Audience, $"Broadcast {made.Value.Broadcast.Id} goes to");
        if (terms.AsDraft)
        {
            await Console.Error.WriteLineAsync($"It waits for: broadcasts release {made.Value.Broadcast.Id}");
        }
        else if (!terms.Urgent && IsQuiet(services, due > now ? due : now) is { } quiet)
        {
            await Console.Error.WriteLineAsync($"These are quiet hours ({quiet}): it is sent after them. With --urgent it would go at once.");
        }

        if (!CommandHost.IsSomebodySending(services))
        {
            await Console.Error.WriteLineAsync("ScienceBot is not running: the broadcast is sent once it runs (start it with: dotnet run --project Bot).");
        }

        return CommandLine.Done;
    }

    private static string? Problem(ContentCatalog catalog, string content, AudienceFilter audience, DateOnly day)
    {
        if (!catalog.Tips.TryGetValue(content, out var tip))
        {
            return $"There is no tip '{content}'. Look in content/tips, or run 'check' if its file has problems.";
        }

        if (audience.Topics.FirstOrDefault(t => !catalog.Topics.ContainsKey(t)) is { } topic)
        {
            return $"There is no topic '{topic}'. Known: {string.Join(", ", catalog.Topics.Keys)}.";
        }

        if (audience.Regions.FirstOrDefault(r => catalog.Regions.Find(r) is null) is { } region)
        {
            return $"There is no region with the code '{region}'. See content/regions.yaml.";
        }

        if (!TipFit.FitsAudience(tip, audience, catalog.Regions))
        {
            return $"The tip '{content}' is only for the regions {string.Join(", ", tip.Regions)}: see 'regions' in {tip.File}.";
        }

        return TipFit.ObstacleEverywhere(tip, day, catalog) is { } obstacle
            ? string.Create(CultureInfo.InvariantCulture, $"The tip '{content}' is not sent on {day:yyyy-MM-dd}: {catalog.Say(TipFit.Why(obstacle, tip))}")
            : TipFit.Narrow(audience, tip, day, catalog) is null ? $"The tip '{content}' is out of season in these regions on {day:yyyy-MM-dd}: see 'window' in {tip.File}."
            : null;
    }

    private static DateOnly Day(IServiceProvider services, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, services.GetRequiredService<TimeZoneInfo>()).DateTime);

    private static string? IsQuiet(IServiceProvider services, DateTimeOffset at)
    {
        var hours = services.GetRequiredService<BroadcastsOptions>().QuietHours;
        var local = TimeZoneInfo.ConvertTime(at, services.GetRequiredService<TimeZoneInfo>());
        return QuietHours.TryParse(hours)!.Contains(TimeOnly.FromDateTime(local.DateTime)) ? hours : null;
    }

    private static void Say(bool json, long? id, long audience, string what)
    {
        if (json)
        {
            Printing.Json(new { id, audience });
        }
        else
        {
            Console.WriteLine($"{what} {audience} subscribers.");
        }
    }

    private static DateTimeOffset? ParseInstant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var at))
        {
            return at;
        }

        result.AddError($"'{text}' is no instant. Write one such as 2026-12-01T07:00:00+08:00.");
        return null;
    }
}
