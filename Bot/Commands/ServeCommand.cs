using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Bot.Content;
using Bot.Messaging;
using Bot.Staff;
using Bot.Staff.Members;
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
        var urls = app.Configuration[WebHostDefaults.ServerUrlsKey]!;
        ListenAddresses.Try(urls);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or SocketException or InvalidOperationException or CryptographicException)
        {
            // What the web server alone can find out: no certificate for https, a port taken only just now.
            await EndAsync(app);
            throw ListenAddresses.Refused(urls, problem);
        }

        await SayWhereAsync(app);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    /// <summary>Lets what has begun end before the database is closed; what never began is not waited for.</summary>
    private static async Task EndAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Long enough.
        }
    }

    /// <summary>While nobody is staff, whoever can read this terminal becomes the first admin. Printed, not logged: it is a secret.</summary>
    private static async Task SaySetUpAsync(WebApplication app, IEnumerable<string> addresses)
    {
        if (app.Services.GetRequiredService<StaffOptions>().Enabled && await app.Services.GetRequiredService<StaffStore>().CountAsync() == 0)
        {
            var token = await app.Services.GetRequiredService<Invites>().SetUpAsync();
            foreach (var address in addresses)
            {
                await Console.Out.WriteLineAsync($"Set up the console for staff at {address}/staff/join/{token} (good once, for a week or until the next start)");
            }
        }
    }

    private static async Task SayWhereAsync(WebApplication app)
    {
        var catalog = app.Services.GetRequiredService<ContentLibrary>().Current;
        var channels = app.Services.GetRequiredService<ChannelDirectory>().All.Select(c => c.Name);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(ListenAddresses.Reachable).Distinct().ToArray();
        foreach (var address in addresses)
        {
            await Console.Out.WriteLineAsync($"ScienceBot is running. Chat with it at {address}/chat");
        }

        await SaySetUpAsync(app, addresses);

        await Console.Out.WriteLineAsync($"Channels: {string.Join(", ", channels)}. Content: {catalog.Tips.Count} tips, {catalog.Schedules.Count} schedules, {catalog.Problems.Count} problems. Stop with Ctrl+C.");
    }
}
