using System.CommandLine;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Staff.Quizzing;

namespace Bot.Commands;

/// <summary><c>questions corrections</c>: keys that staff have put right at the console, and what belongs into the folder.</summary>
internal static class QuestionsCorrectionsCommand
{
    public static Command Create()
    {
        var json = Printing.JsonOption();
        var command = new Command("corrections", "Shows the keys that staff have corrected, and what to write into their files. Exit code 1 = a file does not have one yet.") { json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services => Task.FromResult(Run(services, parsed.GetValue(json)))));
        return command;
    }

    private static int Run(IServiceProvider services, bool json)
    {
        var all = services.GetRequiredService<ContentLibrary>().Current.Amendments.Values.OrderBy(a => a.InFile?.File, StringComparer.Ordinal).ThenBy(a => a.InFile?.Line).ToArray();
        if (json)
        {
            Printing.Json(all.Select(a => new
            {
                a.Amendment.Question, a.Standing, file = a.InFile?.File, line = a.InFile?.Line, a.Amendment.Why, a.Amendment.Author, a.Amendment.ReleasedBy, a.Amendment.At, write = Text(a),
            }));
        }
        else
        {
            all.ToList().ForEach(Print);
            Console.WriteLine($"{all.Length} corrections, {all.Count(a => a.Standing == AmendmentStanding.InForce)} of them are not in the folder yet.");
        }

        return all.All(a => a.Standing == AmendmentStanding.InFile) ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static void Print(Amended amended)
    {
        var (amendment, standing, inFile) = (amended.Amendment, amended.Standing, amended.InFile);
        Console.WriteLine($"{inFile?.File ?? "?"}:{inFile?.Line ?? 0} {amendment.Question}: {Standing(standing)} {amendment.At:yyyy-MM-dd}, {amendment.Author}, released by {amendment.ReleasedBy}: {amendment.Why}");
        if (Text(amended) is { } text)
        {
            Console.WriteLine(text);
        }
    }

    private static string? Text(Amended amended) => amended.Standing == AmendmentStanding.InForce ? KeyYaml.Of(amended.InFile!, amended.Amendment) : null;

    private static string Standing(AmendmentStanding standing) => standing switch
    {
        AmendmentStanding.InForce => "the file does not have it yet; write this.",
        AmendmentStanding.InFile => "the file has it.",
        _ => "the question was changed since; the file counts. Look whether its key is right, then drop the correction at the console.",
    };
}
