using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bot.Tests.Fakes.Shell;

/// <summary>A process that serves.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    public RunningBot(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where the chat page is served.</summary>
    public Uri Address => new(lines.First(IsAddress).Split(' ')[^1]);

    /// <summary>Everything it printed and logged.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    public async Task IsUpAsync()
    {
        await Eventually.HoldsAsync(() => process.HasExited || lines.Any(IsAddress), "the process to be up");
        process.HasExited.ShouldBeFalse(string.Join('\n', lines));
    }

    public Task SaysAsync(string words) => Eventually.HoldsAsync(() => lines.Any(l => l.Contains(words, StringComparison.Ordinal)), $"the process to say: {words}");

    /// <summary>Asks it to end, as Ctrl+C and service managers do.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        return process.ExitCode;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task DieAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await DieAsync();
        }

        process.Dispose();
    }

    private static bool IsAddress(string line) => line.StartsWith("ScienceBot is running", StringComparison.Ordinal);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
