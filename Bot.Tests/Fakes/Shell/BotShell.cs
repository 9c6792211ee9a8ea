using System.Diagnostics;
using System.Text.Json;
using Bot.Tests.Builders;

namespace Bot.Tests.Fakes.Shell;

/// <summary>A terminal in which the real program is run, with content, database and settings of its own.</summary>
internal sealed class BotShell : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("sciencebot-shell-");

    public BotShell(ContentFolder content)
    {
        Settings = new()
        {
            ["Content__Path"] = content.Root,
            ["Storage__ConnectionString"] = $"Data Source={Database}",
            ["Urls"] = "http://127.0.0.1:0",
            ["Broadcasts__QuietHours"] = "", // tests run at any hour
        };
    }

    public string Database => Path.Combine(data.FullName, "bot.db");

    /// <summary>What is set in the environment; null takes a setting out of it.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>How long a command may take, and a start.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public string WorkingDirectory { get; set; } = Repository.Root;

    /// <summary>Where a file of the test's own lies.</summary>
    public string File(string name) => Path.Combine(data.FullName, name);

    /// <summary>Writes a file of the test's own.</summary>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System);
        }
        finally
        {
            process.Kill(entireProcessTree: true); // does nothing to one that has ended
        }

        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs <c>serve</c>, and waits until it says that it runs.</summary>
    public async Task<RunningBot> ServeAsync(params string[] arguments)
    {
        var bot = new RunningBot(Start(arguments.Length == 0 ? ["serve"] : arguments));
        try
        {
            await bot.IsUpAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync(); // or it would go on without its test
            throw;
        }
    }

    public void Dispose() => data.Delete(recursive: true);

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name is "Urls" or "URLS" or "TimeZone";
}

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>What it printed for programs.</summary>
    public JsonElement ReadJson() => JsonSerializer.Deserialize<JsonElement>(Output);

    /// <summary>It was wrong use: one sentence says so, and no programmer's words do.</summary>
    public void ShouldBeRefused(params string[] naming)
    {
        ExitCode.ShouldBe(2, ToString());
        Output.ShouldBeEmpty();
        var sentence = Errors.Trim();
        sentence.ShouldNotContain("\n");
        sentence.ShouldNotContain("Exception");
        sentence.ShouldEndWith(".");
        foreach (var word in naming)
        {
            sentence.ShouldContain(word);
        }
    }
}
