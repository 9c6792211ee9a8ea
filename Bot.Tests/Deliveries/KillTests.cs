using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>The real program, killed in the middle of its work as by a power cut.</summary>
public class KillTests
{
    private const int People = 1500;
    private const int InFlight = 16;
    private const int Kills = 4;

    [Fact]
    public async Task Killed_four_times_in_a_broadcast_it_misses_nobody_and_owns_up_to_everything_sent_twice()
    {
        await using var telegram = await FakeTelegram.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(5) });
        using var content = new ContentFolder().Tip("news");
        using var shell = new BotShell(content);
        Connect(shell, telegram);
        var (calls, resets) = (0, 0);
        telegram.FaultFor = call => call.Method != "sendMessage" ? FaultKind.None : (Interlocked.Increment(ref calls) % 100) switch
        {
            33 => FaultKind.ServerError,
            66 when Interlocked.Increment(ref resets) > 0 => FaultKind.ResetAfterAccept,
            _ => FaultKind.None,
        };
        (await shell.RunAsync("subscribers", "import", Csv(shell, telegram.NewUsers(People)))).ExitCode.ShouldBe(0);
        (await shell.RunAsync("send", "news", "--json")).Output.ShouldContain($"\"audience\":{People}");

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var bot = await shell.ServeAsync();
            var until = telegram.Messages.Count + Random.Shared.Next(1, People / (Kills + 1));
            await Eventually.HoldsAsync(() => telegram.Messages.Count >= until, $"{until} messages", TimeSpan.FromSeconds(30));
            await bot.DieAsync();
            telegram.Got().Count.ShouldBeLessThan(People, "the broadcast was to be still under way");
        }

        await using var ledger = new LedgerUnderTest(shell.Database);
        await using (await shell.ServeAsync())
        {
            await ledger.CompletesAsync(1);
        }

        var rows = await ledger.RowsByChatAsync(1);
        telegram.ShouldBeServed(rows, People);
        var twice = telegram.Got().Values.Sum(times => times - 1);
        TestContext.Current.SendDiagnosticMessage("{0} were sent twice, {1} answers were reset", twice, resets);
        twice.ShouldBeLessThanOrEqualTo((Kills * InFlight) + resets);
        rows.Values.Sum(r => r.Doubts).ShouldBeLessThanOrEqualTo((Kills * InFlight) + (calls / 50) + 1);
    }

    [Fact]
    public async Task A_second_process_beside_a_running_one_sends_nothing_and_says_why()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var others = await FakeTelegram.StartAsync(); // what the second process would reach
        using var content = new ContentFolder().Tip("news");
        using var shell = new BotShell(content);
        Connect(shell, telegram);
        await using var first = await shell.ServeAsync();
        shell.Settings["Telegram__BaseUrl"] = others.BaseUrl;
        await using var second = await shell.ServeAsync();
        await second.SaysAsync("Another process sends from this database");

        await using var ledger = new LedgerUnderTest(shell.Database);
        foreach (var (one, other) in telegram.NewUsers(50).Zip(others.NewUsers(50)))
        {
            one.Id.ShouldBe(other.Id);
            await ledger.AddAsync($"{one.Id}");
        }

        var id = await ledger.BroadcastAsync();
        await ledger.CompletesAsync(id);
        telegram.ShouldBeServedOnce(await ledger.RowsByChatAsync(id), 50);
        others.Messages.ShouldBeEmpty();
    }

    private static void Connect(BotShell shell, FakeTelegram telegram)
    {
        shell.Settings["Telegram__Token"] = telegram.Token;
        shell.Settings["Telegram__BaseUrl"] = telegram.BaseUrl;
        shell.Settings["Telegram__MessagesPerSecond"] = "0";
        shell.Settings["Telegram__MessagesPerChatPerSecond"] = "0";
        shell.Settings["Telegram__MaxInFlight"] = $"{InFlight}";
    }

    private static string Csv(BotShell shell, IEnumerable<FakeUser> people) =>
        shell.Write("people.csv", "channel,address\n" + string.Concat(people.Select(p => $"telegram,{p.Id}\n")));
}
