using System.CommandLine;
using Bot.Content;
using Bot.Messaging;
using Bot.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot.Commands;

/// <summary><c>serve</c>: runs the bot until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs the bot until it is stopped (Ctrl+C).");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var app = BotHost.Build(BotHome.Find());
        // Whatever keeps us from starting is said in one sentence, before anything runs.
        app.Services.GetRequiredService<Database>();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException problem)
        {
            throw new StartRefusedException($"The address in Urls cannot be used: {problem.Message} Stop the other program, or set Urls to another address.");
        }

        await SayWhereAsync(app);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    private static async Task SayWhereAsync(WebApplication app)
    {
        var catalog = app.Services.GetRequiredService<ContentLibrary>().Current;
        var channels = app.Services.GetRequiredService<ChannelDirectory>().All.Select(c => c.Name);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            await Console.Out.WriteLineAsync($"ScienceBot is running. Chat with it at {address}/chat");
        }

        await Console.Out.WriteLineAsync($"Channels: {string.Join(", ", channels)}. Content: {catalog.Tips.Count} tips, {catalog.Schedules.Count} schedules, {catalog.Problems.Count} problems. Stop with Ctrl+C.");
    }
}
