using System.CommandLine;
using System.Globalization;
using Bot.Enquiries;
using Bot.Staff.Auditing;

namespace Bot.Commands;

/// <summary><c>enquiries</c>: the questions people handed to a person, and what is missing in the content.</summary>
internal static class EnquiriesCommand
{
    /// <summary>Who acts, where nobody has signed in.</summary>
    private const string CommandLineName = "command line";

    public static Command Create() => new("enquiries", "The questions that wait for a person, and what the content lacks.")
    {
        List(),
        Show(),
        Answer(),
        Act("decline", "Says that it will not be answered, and why; the asker is told.", Text("REASON", "Why, in words for the asker."), (desk, id, reason) => desk.DeclineAsync(id, reason, CommandLineName), "is declined"),
        Act("assign", "Gives it to somebody to look after.", Text("NAME", "Who."), (desk, id, name) => desk.AssignAsync(id, name, CommandLineName), "is assigned"),
        Act("file", "Says what topic it belongs to.", Text("TOPIC", "The topic's id."), (desk, id, topic) => desk.FileAsync(id, topic, CommandLineName), "is filed"),
        Duplicate(),
        Draft(),
        EnquiriesMissing.Create(),
    };

    private static Argument<long> Id() => new("ID") { Description = "The number that 'enquiries list' prints." };

    private static Argument<string> Text(string name, string description) => new(name) { Description = description };

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = "Settled ones as well." };
        var topic = new Option<string?>("--topic") { Description = "Only this topic, and those without one." };
        var json = Printing.JsonOption();
        var command = new Command("list", "What waits for an answer, the oldest first.") { all, topic, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var settledToo = parsed.GetValue(all);
            var found = await services.GetRequiredService<EnquiryStore>().ListAsync(new()
            {
                Statuses = settledToo ? [] : EnquiryFilter.Open,
                Topics = parsed.GetValue(topic) is { } one ? [one] : null,
                OldestFirst = !settledToo,
            });
            if (parsed.GetValue(json))
            {
                Printing.Json(found);
                return CommandLine.Done;
            }

            foreach (var e in found)
            {
                Console.WriteLine($"{e.Id,6}  {e.Status,-9} {Local(services, e.AskedAt)}  {e.Topic ?? "-",-12} {e.AssignedTo ?? "-",-10} {e.Text}");
            }

            if (found.Count == 0)
            {
                Console.WriteLine("Nothing waits.");
            }

            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var json = Printing.JsonOption();
        var command = new Command("show", "One enquiry, with what became of it.") { id, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var number = parsed.GetRequiredValue(id);
            var store = services.GetRequiredService<EnquiryStore>();
            if (await store.FindAsync(number) is not { } e)
            {
                return Refuse($"There is no enquiry {number}. See: enquiries list.");
            }

            var reply = await services.GetRequiredService<EnquiryReplies>().StateAsync(number);
            var joined = await store.ListDuplicatesAsync(number);
            if (parsed.GetValue(json))
            {
                Printing.Json(new { enquiry = e, reply, joined = joined.Select(j => j.Id) });
                return CommandLine.Done;
            }

            Console.WriteLine($"Enquiry {e.Id}: {e.Text}");
            Console.WriteLine($"{e.Status}, asked {Local(services, e.AskedAt)} by {e.Address}, topic {e.Topic ?? "-"}, region {e.Region ?? "-"}, with {e.AssignedTo ?? "nobody"}");
            Say(e.DuplicateOf is { } of ? $"asks the same as {of}" : null);
            Say(joined.Count > 0 ? $"asked again as {string.Join(", ", joined.Select(j => j.Id))}" : null);
            Say(e.Answer is { } answer ? $"answered by {e.SettledBy}:\n{answer}" : null);
            Say(e.Reason is { } reason ? $"declined by {e.SettledBy}: {reason}" : null);
            Say(reply is { } state ? $"reply: {state}" : null);
            Say(e.Useful is { } useful ? (useful ? "it helped" : "it did not help") : null);
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Answer()
    {
        var (id, text) = (Id(), Text("TEXT", "The answer, in Markdown; @FILE reads it from a file."));
        var by = new Option<string>("--by") { Description = "Who answers.", DefaultValueFactory = _ => CommandLineName };
        var command = new Command("answer", "Answers it; the reply goes to whoever asked this, on their channel.") { id, text, by };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var written = parsed.GetRequiredValue(text);
            if (written.StartsWith('@') && !File.Exists(written[1..]))
            {
                return Refuse($"There is no file {written[1..]}.");
            }

            var answer = written.StartsWith('@') ? await File.ReadAllTextAsync(written[1..]) : written;
            return await ReportAsync(await services.GetRequiredService<EnquiryDesk>().AnswerAsync(parsed.GetRequiredValue(id), answer, parsed.GetRequiredValue(by)), parsed.GetRequiredValue(id), "is answered", services);
        }));
        return command;
    }

    private static Command Duplicate()
    {
        var (id, of) = (Id(), new Argument<long>("OF") { Description = "The number of the one that asks the same." });
        var command = new Command("duplicate", "Joins it to another that asks the same.") { id, of };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services => await ReportAsync(
            await services.GetRequiredService<EnquiryDesk>().JoinAsync(parsed.GetRequiredValue(id), parsed.GetRequiredValue(of), CommandLineName),
            parsed.GetRequiredValue(id),
            "is joined",
            services)));
        return command;
    }

    private static Command Draft()
    {
        var id = Id();
        var command = new Command("draft", "Writes an answered enquiry into the content folder, for an editor to finish as an FAQ answer.") { id };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var (path, problem) = await services.GetRequiredService<FaqDraft>().WriteAsync(parsed.GetRequiredValue(id));
            if (problem is not null)
            {
                return Refuse(services.Say(problem));
            }

            Console.WriteLine($"Written to {path}. Add its source and other wordings, rename it, and move it to faq/.");
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Act(string name, string description, Argument<string> text, Func<EnquiryDesk, long, string, Task<DeskProblem?>> act, string done)
    {
        var id = Id();
        var command = new Command(name, description) { id, text };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services => await ReportAsync(
            await act(services.GetRequiredService<EnquiryDesk>(), parsed.GetRequiredValue(id), parsed.GetRequiredValue(text)), parsed.GetRequiredValue(id), done, services)));
        return command;
    }

    private static async Task<int> ReportAsync(DeskProblem? problem, long id, string done, IServiceProvider services)
    {
        if (problem is { } why)
        {
            return Refuse(services.Say(DeskProblems.Say(why)));
        }

        await services.GetRequiredService<AuditLog>().AddAsync(CommandLineName, "enquiry.command", string.Create(CultureInfo.InvariantCulture, $"enquiries/{id}"), null, done);
        Console.WriteLine($"Enquiry {id} {done}.{(CommandHost.IsSomebodySending(services) ? "" : " Nobody is sending now: start ScienceBot for replies to leave.")}");
        return CommandLine.Done;
    }

    private static void Say(string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"  {line}");
        }
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommandLine.FoundProblems;
    }

    private static string Local(IServiceProvider services, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, services.GetRequiredService<TimeZoneInfo>()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
