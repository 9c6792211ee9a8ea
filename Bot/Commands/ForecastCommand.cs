using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Content;
using Bot.Schedules;

namespace Bot.Commands;

/// <summary><c>forecast</c>: what will leave in the coming days, and what is in the way.</summary>
internal static class ForecastCommand
{
    private const int MostDays = 366 * 3;

    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    public static Command Create()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day, such as 2026-12-01. Default: today.", CustomParser = ParseDay };
        var days = NumberOption.Create("--days", "How many days to look ahead.", 1, MostDays, 7);
        var region = new Option<string?>("--region") { Description = "Only what one person gets who lives in the region of this code; see content/regions.yaml." };
        var crops = new Option<string[]>("--crop") { Description = "Only what one person gets who grows this; may be repeated." };
        var audience = new Option<string?>("--audience") { Description = "Only what one person of this kind gets, such as farmer." };
        var json = Printing.JsonOption();
        var command = new Command("forecast", "Says what will leave in the coming days, when, to how many, how long it takes, and what is in the way.")
        {
            from, days, region, crops, audience, json,
        };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services => RunAsync(
            services,
            parsed.GetValue(from),
            parsed.GetValue(days),
            new Traits([], parsed.GetValue(region), parsed.GetValue(audience), parsed.GetValue(crops) ?? []),
            parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, DateOnly? from, int days, Traits person, bool json)
    {
        var catalog = services.GetRequiredService<ContentLibrary>().Current;
        if (Unknown(person, catalog) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return CommandLine.WrongUse;
        }

        var zone = services.GetRequiredService<TimeZoneInfo>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var first = from ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var forecaster = services.GetRequiredService<Forecaster>();
        var isOne = person is not { Region: null, Audience: null, Crops.Count: 0 };
        var all = isOne
            ? await forecaster.LookAheadForAsync(person, first, days)
            : await forecaster.LookAheadAsync(first, days);
        var entries = from is null ? [.. all.Where(e => e.DueAt >= now)] : all; // of today only what is still to come
        if (json)
        {
            Printing.Json(entries.Select(e => Row(e, catalog)));
        }
        else
        {
            Print(entries, catalog, first, days);
        }

        return CommandLine.Done;
    }

    private static object Row(ForecastEntry e, ContentCatalog catalog) => new
    {
        at = e.LeavesAt,
        due = e.DueAt,
        schedule = e.Schedule,
        content = e.Content,
        title = e.Title,
        why = e.Why,
        daysLeft = e.DaysLeft,
        audience = e.Audience,
        channels = e.PerChannel,
        hours = Math.Round(e.Takes.TotalHours, 4),
        obstacles = e.Obstacles.Select(o => new { o.Kind, message = catalog.Say(o.Message) }),
    };

    private static void Print(IReadOnlyList<ForecastEntry> entries, ContentCatalog catalog, DateOnly from, int days)
    {
        foreach (var e in entries)
        {
            var at = e.LeavesAt;
            var what = e.Content is null ? "-" : $"{e.Title} ({e.Content})";
            var to = e.Content is null ? "" : Text($"  {e.Audience} people ({string.Join(", ", e.PerChannel.Select(c => Text($"{c.Key} {c.Value}")))}), {Length(e.Takes)}");
            Console.WriteLine(Text($"{at:yyyy-MM-dd} 周{Weekdays[(int)at.DayOfWeek]} {at:HH:mm}  {e.Schedule}: {what}{to}"));
            foreach (var obstacle in e.Obstacles)
            {
                Console.WriteLine($"    ! {catalog.Say(obstacle.Message)}");
            }
        }

        var leaving = entries.Where(e => e.Content is not null).Select(e => DateOnly.FromDateTime(e.LeavesAt.DateTime)).Distinct().ToArray();
        Console.WriteLine(entries.Count == 0
            ? "Nothing will leave: content/schedules.yaml has no rule that still comes due in these days."
            : Text($"{entries.Count(e => e.Content is not null)} messages on {leaving.Length} of {days} days, longest time without any: {Gap(leaving, from, days)} days; {entries.Count(e => e.Content is null)} times nothing leaves."));
    }

    /// <summary>Days from one day with something to the next, or from the beginning or to the end.</summary>
    private static int Gap(IReadOnlyList<DateOnly> leaving, DateOnly from, int days)
    {
        DateOnly[] marks = [from.AddDays(-1), .. leaving, from.AddDays(days)];
        return marks.Zip(marks.Skip(1), (a, b) => b.DayNumber - a.DayNumber).Max();
    }

    private static string Length(TimeSpan takes) =>
        takes < TimeSpan.FromMinutes(1) ? "under a minute"
        : takes < TimeSpan.FromHours(1) ? Text($"{takes.TotalMinutes:0} min")
        : Text($"{takes.TotalHours:0.0} h");

    private static string? Unknown(Traits person, ContentCatalog catalog) =>
        person.Region is { } region && catalog.Regions.Find(region) is null ? $"There is no region with the code '{region}'. See content/regions.yaml."
        : person.Crops.FirstOrDefault(c => !catalog.Crops.ContainsKey(c)) is { } crop ? $"There is no crop '{crop}'. Known: {string.Join(", ", catalog.Crops.Keys)}."
        : person.Audience is { } audience && !catalog.Audiences.ContainsKey(audience) ? $"There is no audience '{audience}'. Known: {string.Join(", ", catalog.Audiences.Keys)}."
        : null;

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"'{text}' is no day. Write year-month-day, such as 2026-12-01.");
        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
