using System.CommandLine;
using Bot.Commands.Bench;
using Bot.Storage;

namespace Bot.Commands;

/// <summary>The command line. Exit codes: 0 done, 1 found problems, 2 wrong use.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("ScienceBot sends farming and health tips by chat. Without a command it runs: the same as 'serve'.")
        {
            serve,
            CheckCommand.Create(),
            ContentCommand.Create(),
            SubscribersCommand.Create(),
            SendCommand.Create(),
            ForecastCommand.Create(),
            TermsCommand.Create(),
            BroadcastsCommand.Create(),
            QuestionsCommand.Create(),
            AskCommand.Create(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            EnquiriesCommand.Create(),
            StaffCommand.Create(),
            HealthCommand.Create(),
            BenchCommand.Create(),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(cancellationToken));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Add --help to see what can be written here.");
            return WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return WrongUse;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            // A file to read or to write that somebody named, or a content folder that may only be read.
            await Console.Error.WriteLineAsync($"{problem.Message} Check that this user may use it and that there is room.");
            return WrongUse;
        }
    }
}
