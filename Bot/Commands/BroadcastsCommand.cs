using System.CommandLine;
using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;

namespace Bot.Commands;

/// <summary><c>broadcasts list</c> and <c>broadcasts show</c>.</summary>
internal static class BroadcastsCommand
{
    public static Command Create() => new("broadcasts", "What is being sent, and what became of it.") { List(), Show() };

    private static Command List()
    {
        var json = Printing.JsonOption();
        var command = new Command("list", "The newest broadcasts.") { json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var broadcasts = await services.GetRequiredService<IBroadcastStore>().ListAsync(50);
            if (parsed.GetValue(json))
            {
                Printing.Json(broadcasts.Select(b => new { b.Id, b.Status, b.StatusReason, b.Content, b.Title, b.Occurrence, b.DueAt, b.StartedAt, b.FinishedAt }));
                return CommandLine.Done;
            }

            foreach (var b in broadcasts)
            {
                Console.WriteLine($"{b.Id,6}  {b.Status,-10} {Local(services, b.DueAt)}  {b.Content}  {b.Title}");
            }

            if (broadcasts.Count == 0)
            {
                Console.WriteLine("Nothing was sent yet. Send a tip with: send CONTENT_ID, or add a rule to content/schedules.yaml.");
            }

            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<long>("ID") { Description = "The number that 'send' or 'broadcasts list' prints." };
        var json = Printing.JsonOption();
        var command = new Command("show", "One broadcast: how many got it, how many did not, and why.") { id, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services => ShowAsync(services, parsed.GetRequiredValue(id), parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, long id, bool json)
    {
        if (await services.GetRequiredService<IBroadcastStore>().FindAsync(id) is not { } broadcast)
        {
            await Console.Error.WriteLineAsync($"There is no broadcast {id}. See: broadcasts list.");
            return CommandLine.WrongUse;
        }

        var counts = await services.GetRequiredService<IDeliveryLedger>().CountAsync(id);
        if (json)
        {
            Printing.Json(new
            {
                broadcast.Id,
                broadcast.Status,
                broadcast.StatusReason,
                broadcast.Content,
                broadcast.Title,
                audience = counts.Total,
                pending = counts[DeliveryState.Pending],
                sending = counts[DeliveryState.Sending],
                sent = counts[DeliveryState.Sent],
                retrying = counts[DeliveryState.Retrying],
                failed = counts[DeliveryState.Failed],
                skipped = counts[DeliveryState.Skipped],
                inDoubt = counts[DeliveryState.InDoubt],
                maybeTwice = counts.MaybeTwice,
                reasons = counts.ByReason,
                broadcast.DueAt,
                broadcast.StartedAt,
                broadcast.FinishedAt,
            });
            return CommandLine.Done;
        }

        Console.WriteLine($"Broadcast {broadcast.Id}: {broadcast.Title} ({broadcast.Content})");
        Console.WriteLine($"{broadcast.Status}{(broadcast.StatusReason is { } why ? $": {why}" : "")}, due {Local(services, broadcast.DueAt)}, {counts.Total} recipients");
        foreach (var (state, count) in counts.ByState.OrderBy(s => s.Key))
        {
            Console.WriteLine($"  {state,-10} {count.ToString(CultureInfo.InvariantCulture),8}");
        }

        if (counts.MaybeTwice > 0)
        {
            Console.WriteLine($"  of these sent, perhaps twice: {counts.MaybeTwice}");
        }

        foreach (var (reason, count) in counts.ByReason)
        {
            Console.WriteLine($"  because {reason}: {count}");
        }

        return CommandLine.Done;
    }

    private static string Local(IServiceProvider services, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, services.GetRequiredService<TimeZoneInfo>()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
