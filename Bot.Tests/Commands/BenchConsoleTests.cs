using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Commands;

/// <summary><c>bench console</c>, at a size that is made in a moment.</summary>
public class BenchConsoleTests
{
    [Fact]
    public async Task It_reads_every_page_and_prints_how_long_each_took()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content) { Patience = TimeSpan.FromMinutes(3) };
        shell.Settings["Content__Path"] = Path.Combine(Repository.Root, "content");

        var outcome = await shell.RunAsync("bench", "console", "--subscribers", "100", "--enquiries", "100", "--responses", "1000", "--times", "1");

        outcome.ExitCode.ShouldBe(0, outcome.Errors);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldMatch("^subscribers +100.00 of [1-9][0-9]* different traits$");
        lines[1].ShouldMatch("^ *first ms +median ms +longest ms +CPU ms +KB +status +address$");
        lines[2..].ShouldAllBe(l => System.Text.RegularExpressions.Regex.IsMatch(l, "^( *[0-9,]+\\.[0-9]){5} +[234][0-9]{2}  /"));
        foreach (var page in new[] { "/staff", "/staff/calendar", "/staff/subscribers", "/staff/enquiries/missing?days=365", "/api/v1/calendar", "/health/live" })
        {
            lines.ShouldContain(l => l.EndsWith($" {page}", StringComparison.Ordinal) || l.EndsWith($" {page}/", StringComparison.Ordinal));
        }
    }
}
