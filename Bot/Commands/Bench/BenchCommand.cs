using System.CommandLine;
using System.Globalization;

namespace Bot.Commands.Bench;

/// <summary><c>bench</c>: measures a broadcast on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var recipients = NumberOption.Create("--recipients", "How many subscribers, 100 to 2000000.", 100, 2_000_000, 50_000);
        var rate = new Option<double>("--rate") { Description = "Messages a second; 0 = no limit.", DefaultValueFactory = _ => 0 };
        var json = Printing.JsonOption();
        var command = new Command("bench", "Broadcasts for real to a server in this process and measures it beside a bare loop.") { recipients, rate, json, Quiz(), ConsolePages() };
        command.SetAction(async (parsed, _) =>
        {
            var result = await BenchRun.RunAsync(parsed.GetValue(recipients), parsed.GetValue(rate), line => Console.Error.WriteLine(line));
            if (parsed.GetValue(json))
            {
                Printing.Json(result);
            }
            else
            {
                Say(result);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Quiz()
    {
        var members = NumberOption.Create("--members", "How many members answer, 100 to 1000000.", 100, 1_000_000, 20_000);
        var atOnce = NumberOption.Create("--at-once", "Requests under way at once, 1 to 1000; Telegram makes 40.", 1, 1000, 40);
        var responses = NumberOption.Create("--responses", "Responses in the database when boards are looked at, 50 to 50000000.", 50, 50_000_000, 5_000_000);
        var json = Printing.JsonOption();
        var command = new Command("quiz", "Answers a question of the day through the webhook, and looks at boards and cards of 100,000 members.") { members, atOnce, responses, json };
        command.SetAction(async (parsed, _) =>
        {
            var result = await QuizBench.RunAsync(parsed.GetValue(members), parsed.GetValue(atOnce), parsed.GetValue(responses), line => Console.Error.WriteLine(line));
            if (parsed.GetValue(json))
            {
                Printing.Json(result);
            }
            else
            {
                Say(result);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command ConsolePages()
    {
        var subscribers = NumberOption.Create("--subscribers", "How many subscribers, 100 to 1000000.", 100, 1_000_000, 100_000);
        var enquiries = NumberOption.Create("--enquiries", "How many enquiries, 100 to 1000000.", 100, 1_000_000, 20_000);
        var responses = NumberOption.Create("--responses", "How many answers in quizzes, 1000 to 50000000.", 1000, 50_000_000, 100_000);
        var only = new Option<string>("--only") { Description = "Reads only addresses with this in them.", DefaultValueFactory = _ => "" };
        var changing = new Option<bool>("--changing") { Description = "A subscriber changes before each time, so that people are counted again." };
        var times = NumberOption.Create("--times", "How often each page is read after the first time, 1 to 20.", 1, 20, 10);
        var json = Printing.JsonOption();
        var command = new Command("console", "Reads every page of the console and every address of the API, of a large installation made up for it.") { subscribers, enquiries, responses, times, only, changing, json };
        command.SetAction(async (parsed, _) =>
        {
            var size = new ConsoleBenchSize(parsed.GetValue(subscribers), parsed.GetValue(enquiries), parsed.GetValue(responses));
            var result = await ConsoleBench.RunAsync(size, parsed.GetValue(times), parsed.GetValue(only)!, parsed.GetValue(changing), line => Console.Error.WriteLine(line));
            if (parsed.GetValue(json))
            {
                Printing.Json(result);
            }
            else
            {
                Say(result);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static void Say(ConsoleBenchResult result)
    {
        Line("subscribers", result.Size.Subscribers, string.Create(CultureInfo.InvariantCulture, $"of {result.Kinds} different traits"));
        Console.WriteLine($"{"first ms",10} {"median ms",10} {"longest ms",10} {"CPU ms",8} {"KB",8} {"status",6}  address");
        foreach (var page in result.Pages.Append(result.Bare))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{page.FirstMilliseconds,10:N1} {page.MedianMilliseconds,10:N1} {page.LongestMilliseconds,10:N1} {page.CpuMilliseconds,8:N1} {page.Kilobytes,8:N1} {page.Status,6}  {page.Address}"));
        }
    }

    private static void Say(QuizBenchResult result)
    {
        Line("members", result.Members, "");
        Line("bare inserts", result.BareInsertsPerSecond, "rows/s, SQLite alone, each its own commit");
        Line("answers", result.AnswersPerSecond, "answers/s, each stored, counted and replied to");
        Line("ratio", result.Ratio, "answers to a bare insert");
        Times(result);
        Line("steady", result.Steady!.AnswersPerSecond, "answers/s");
        Times(result.Steady);
        Line("responses", result.Responses, "");
        Line("leaderboard", result.LeaderboardMilliseconds, "ms (p95 of 100)");
        Line("units", result.UnitsMilliseconds, "ms");
        Line("due cards", result.DueCardsMilliseconds, "ms");
    }

    private static void Times(QuizBenchResult result)
    {
        Line("  CPU", result.CpuMicrosecondsPerAnswer, "us/answer (those who tap and the platform included)");
        Line("  webhook p95", result.WebhookMilliseconds95, "ms until stored");
        Line("  reply p50", result.ReplyMilliseconds50, "ms from stored to answered");
        Line("  reply p95", result.ReplyMilliseconds95, "ms");
    }

    private static void Say(BenchResult result)
    {
        Line("recipients", result.Recipients, "");
        Line("freeze", result.FreezeSeconds, "s");
        Line("broadcast", result.MessagesPerSecond, "messages/s");
        Line("bare loop", result.BareMessagesPerSecond, "messages/s");
        Line("ratio", result.Ratio, "");
        Line("CPU", result.CpuMicrosecondsPerMessage, "us/message (server included)");
        Line("HTTP call", result.HttpMillisecondsPerMessage, "ms/message");
        Line("wait in pacer", result.PacerMillisecondsPerMessage, "ms/message");
        Line("ledger", result.LedgerShare * 100, $"% of the time in one of {result.LedgerTransactions} transactions, beside sending");
        Line("peak memory", result.PeakMemoryMegabytes, "MB");
        Line("database", result.DatabaseBytesPerRecipient, "bytes/recipient");
    }

    private static void Line(string name, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {value,12:N2} {unit}"));
}
