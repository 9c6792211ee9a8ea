using Bot.Tests.Fakes;
using Bot.Tests.Journeys;

namespace Bot.Tests.Channels.Telegram;

/// <summary>No update is lost between Telegram and its handler, whenever the bot dies.</summary>
public class StoringUpdatesTests : TelegramJourney
{
    public StoringUpdatesTests() => ErrorsAreExpected = true;

    private protected override ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task What_could_not_be_stored_stays_with_Telegram_and_is_asked_for_again()
    {
        using (new FullDisk(Bot, "insert", "updates"))
        {
            Telegram.Says(Wang, "/help");
            await LogsAsync("could not be stored");
            Telegram.PendingUpdates.ShouldBe(1, "it is not confirmed");
        }

        await ClockRunsUntilAsync(() => Telegram.Messages.Count > 0, "an answer");

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
        await Eventually.HoldsAsync(() => Telegram.PendingUpdates == 0, "it is confirmed now");
    }

    [Fact]
    public async Task What_was_not_stored_when_the_bot_died_is_handled_after_the_next_start()
    {
        using (new FullDisk(Bot, "insert", "updates"))
        {
            Telegram.Says(Wang, "/help");
            await LogsAsync("could not be stored");
            await StopAsync();
        }

        await Bot.StartAsync();

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
    }

    [Fact]
    public async Task What_was_stored_but_not_handled_when_the_bot_died_is_handled_after_the_next_start()
    {
        using (new FullDisk(Bot, "update", "updates"))
        {
            Telegram.Says(Wang, "/help");
            await LogsAsync("it stays open");
            await Eventually.HoldsAsync(() => Telegram.PendingUpdates == 0, "Telegram has done its part");
            await StopAsync();
            Telegram.Messages.ShouldBeEmpty("what is not recorded is not answered");
        }

        await Bot.StartAsync();

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
        (await QueryAsync<long>("select count(*) from updates where state = 1")).Single().ShouldBe(1);
    }

    [Fact]
    public async Task What_was_handled_but_not_confirmed_when_the_bot_died_is_not_handled_again()
    {
        await SaysAsync(Wang, "/help");
        await StopAsync();
        Telegram.JumpsUpdateId(-1);
        Telegram.Says(Wang, "/help"); // the same update once more
        await Bot.StartAsync();

        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("标题 first");
        Telegram.Messages.Count.ShouldBe(2);
    }

    private async Task StopAsync()
    {
        var stop = Bot.StopAsync();
        await ClockRunsUntilAsync(() => stop.IsCompleted, "the bot has stopped");
        await stop;
    }

    private Task LogsAsync(string what) => Eventually.HoldsAsync(() => Bot.Log.Any(line => line.Contains(what, StringComparison.Ordinal)), $"the log says “{what}”");

    private Task ClockRunsUntilAsync(Func<bool> condition, string what) => Eventually.HoldsAsync(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what);
}
