using System.CommandLine;
using Bot.Content;
using Bot.Quizzes.Corrections;

namespace Bot.Commands;

/// <summary><c>questions regrade</c>: a key was wrong and is right now.</summary>
internal static class QuestionsRegradeCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The question whose key was corrected in its file." };
        var command = new Command("regrade", "Grades every answer to a question again by the key it has now, puts rankings right, and tells those concerned.") { id };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services => RunAsync(services, parsed.GetRequiredValue(id))));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string id)
    {
        if (!services.GetRequiredService<ContentLibrary>().Current.Questions.TryGetValue(id, out var question))
        {
            await Console.Error.WriteLineAsync($"There is no question '{id}' (or it has problems of its own: see check).");
            return CommandLine.WrongUse;
        }

        var regraded = await services.GetRequiredService<Regrading>().RunAsync(question);
        Console.WriteLine($"{regraded.Answers} answers have another worth now; {regraded.People} people are told.");
        if (regraded.LeftAlone > 0)
        {
            Console.WriteLine($"It was asked in {regraded.LeftAlone} forms that are answered in another way: those answers keep their points.");
        }

        foreach (var contest in regraded.UnknownContests)
        {
            Console.WriteLine($"The contest '{contest}' is not in quizzes/ any more: its attempts count anew, its ranking is as it was. Put its file back and run this again.");
        }

        if (regraded.People > 0 && !CommandHost.IsSomebodySending(services))
        {
            Console.WriteLine("No bot is running: they are told when one is, within three days.");
        }

        return regraded.UnknownContests.Count == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }
}
