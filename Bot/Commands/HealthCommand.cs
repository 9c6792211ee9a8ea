using System.CommandLine;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>health</c>: whether the bot on this machine is up and can read its database. What containers ask, without a program of their own.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("health", "Asks the bot that runs on this machine whether it is well.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var urls = BotHome.Settings().Urls.Split(';');
        // The certificate of a https address is made out to another name than this machine's.
        var address = urls.FirstOrDefault(u => u.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            ?? throw new StartRefusedException($"Urls is '{urls[0]}': only an address with http can be asked from this machine. Add one to Urls, such as http://127.0.0.1:5080.");
        var asked = new Uri($"{ListenAddresses.Reachable(address)}/health/ready");
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(asked, cancellationToken);
            Console.WriteLine($"{asked}: {(answer.IsSuccessStatusCode ? "ready" : $"not ready ({(int)answer.StatusCode})")}");
            return answer.IsSuccessStatusCode ? CommandLine.Done : CommandLine.FoundProblems;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine($"{asked}: no answer ({problem.Message})");
            return CommandLine.FoundProblems;
        }
    }
}
