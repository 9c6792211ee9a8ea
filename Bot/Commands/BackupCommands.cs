using System.CommandLine;
using Bot.Content;
using Bot.Content.Parsing;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    public static Command CreateBackup()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where the copy goes; a file that is there is not written over." };
        var command = new Command("backup", "Copies the database as it is at one moment; the bot may run.") { file };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var target = parsed.GetRequiredValue(file).FullName;
            if (services.GetRequiredService<Backup>().Write(target) is { } problem)
            {
                await Console.Error.WriteLineAsync(Say(problem));
                return CommandLine.WrongUse;
            }

            Console.WriteLine($"Wrote {target} ({new FileInfo(target).Length / 1024} KB) and checked it.");
            return CommandLine.Done;
        }));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A copy made by 'backup'." };
        var command = new Command("restore", "Puts a copy in the place of the database and keeps what was there. Stop the bot first.") { file };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            // Held until the copy is in its place: a bot that starts meanwhile waits for it.
            using var senderLock = new SenderLock(services.GetRequiredService<SqliteConnections>());
            if (!senderLock.TryTake())
            {
                await Console.Error.WriteLineAsync("A ScienceBot runs on this database. Stop it first, then restore.");
                return CommandLine.WrongUse;
            }

            var (kept, problem) = services.GetRequiredService<Backup>().Restore(parsed.GetRequiredValue(file).FullName);
            if (problem is not null)
            {
                await Console.Error.WriteLineAsync(Say(problem));
                return CommandLine.WrongUse;
            }

            Console.WriteLine(kept is null ? "Restored." : $"Restored. What was there is kept as {kept}.");
            return CommandLine.Done;
        }));
        return command;
    }

    /// <summary>What the folder alone has is enough to say it: the database may be what is missing or broken.</summary>
    private static string Say(Phrase problem)
    {
        var settings = BotHome.Settings();
        return new CatalogParser(new ContentFiles(Path.GetFullPath(settings.Content.Path, BotHome.Find())), settings.Content.DefaultLocale, settings.Zone).Parse().Say(problem);
    }
}
