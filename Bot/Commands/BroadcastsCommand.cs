using System.CommandLine;
using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Messaging;

namespace Bot.Commands;

/// <summary><c>broadcasts</c>: what is being sent, what became of it, and what can be done about it.</summary>
internal static class BroadcastsCommand
{
    public static Command Create() => new("broadcasts", "What is being sent, what became of it, and what can be done about it.")
    {
        List(),
        Show(),
        BroadcastsExport.Create(),
        Act("release", "Lets a draft go out when it is due.", (control, id) => control.ReleaseAsync(id), "is released"),
        Act("pause", "Stops sending; resume goes on where it stopped.", (control, id) => control.PauseAsync(id), "is paused"),
        Act("resume", "Goes on sending.", (control, id) => control.ResumeAsync(id), "goes on"),
        Act("cancel", "Ends it: who has not got it does not get it.", (control, id) => control.CancelAsync(id), "is cancelled"),
        Act("recall", "Ends it and takes back what was sent, where the channel still can; see 'show' for what it could not.", (control, id) => control.RecallAsync(id), "is being taken back"),
        RetryFailed(),
    };

    public static Argument<long> IdArgument() => new("ID") { Description = "The number that 'send' or 'broadcasts list' prints." };

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
        var id = IdArgument();
        var json = Printing.JsonOption();
        var command = new Command("show", "One broadcast: how many got it, how many did not, and why.") { id, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            if (await services.GetRequiredService<BroadcastReporter>().OfAsync(parsed.GetRequiredValue(id)) is not { } report)
            {
                return Refuse($"There is no broadcast {parsed.GetRequiredValue(id)}. See: broadcasts list.");
            }

            if (parsed.GetValue(json))
            {
                Printing.Json(report.ToJson());
            }
            else
            {
                Say(services, report);
            }

            return CommandLine.Done;
        }));
        return command;
    }

    private static void Say(IServiceProvider services, BroadcastReport report)
    {
        var (broadcast, counts) = (report.Broadcast, report.Counts);
        Console.WriteLine($"Broadcast {broadcast.Id}: {broadcast.Title} ({broadcast.Content})");
        Console.WriteLine($"{broadcast.Status}{(broadcast.StatusReason is { } why ? $": {services.Say(why)}" : "")}, due {Local(services, broadcast.DueAt)}, {counts.Total} recipients");
        foreach (var (state, count) in counts.ByState.OrderBy(s => s.Key))
        {
            Console.WriteLine($"  {state,-10} {count.ToString(CultureInfo.InvariantCulture),8}");
        }

        foreach (var (reason, count) in counts.ByReason)
        {
            Console.WriteLine($"  because {services.Say(DeliveryReasons.Say(reason))}: {count}");
        }

        if (counts.MaybeTwice > 0)
        {
            Console.WriteLine($"  of those sent, perhaps twice: {counts.MaybeTwice}");
        }

        if (report.Rate > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {report.Rate:0.0} a second, done about {Local(services, report.Eta!.Value)}"));
        }

        if (broadcast.Throttled > 0)
        {
            Console.WriteLine($"  the platform asked for a pause {broadcast.Throttled} times");
        }
    }

    private static Command Act(string name, string description, Func<BroadcastControl, long, Task<Phrase?>> act, string done)
    {
        var id = IdArgument();
        var command = new Command(name, description) { id };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var number = parsed.GetRequiredValue(id);
            if (await act(services.GetRequiredService<BroadcastControl>(), number) is { } problem)
            {
                return Refuse(services.Say(problem));
            }

            Console.WriteLine($"Broadcast {number} {done}.");
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command RetryFailed()
    {
        var id = IdArgument();
        var json = Printing.JsonOption();
        var command = new Command("retry-failed", "Makes a new broadcast of just those whose delivery failed.") { id, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var stale = services.GetRequiredService<BroadcastsOptions>().StaleAfter;
            var (again, audience, problem) = await services.GetRequiredService<BroadcastControl>().RetryFailedAsync(parsed.GetRequiredValue(id), stale);
            if (problem is not null)
            {
                return Refuse(services.Say(problem));
            }

            if (parsed.GetValue(json))
            {
                Printing.Json(new { again!.Id, audience });
            }
            else
            {
                Console.WriteLine($"Broadcast {again!.Id} goes to {audience} subscribers.");
            }

            return CommandLine.Done;
        }));
        return command;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommandLine.WrongUse;
    }

    private static string Local(IServiceProvider services, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, services.GetRequiredService<TimeZoneInfo>()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
