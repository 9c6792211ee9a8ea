using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Broadcasts;

/// <summary>What keeps a broadcast from being sent: the night, the day's measure, its own age.</summary>
public class RestraintTests
{
    [Theory]
    [InlineData("21:00-07:00", "20:59", false)]
    [InlineData("21:00-07:00", "21:00", true)]
    [InlineData("21:00-07:00", "03:00", true)]
    [InlineData("21:00-07:00", "07:00", false)]
    [InlineData("12:00-14:00", "13:00", true)]
    [InlineData("12:00-14:00", "22:00", false)]
    [InlineData("", "03:00", false)]
    public void Quiet_hours_may_cross_midnight(string hours, string time, bool quiet) =>
        QuietHours.TryParse(hours)!.Contains(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(quiet);

    [Theory]
    [InlineData("21-7")]
    [InlineData("21:00")]
    [InlineData("25:00-07:00")]
    public void Quiet_hours_that_cannot_be_read_are_refused_by_name(string hours) =>
        new BroadcastsOptions { QuietHours = hours }.Problem()!.ShouldContain("Broadcasts:QuietHours");

    [Fact]
    public async Task In_quiet_hours_only_what_is_urgent_goes_and_the_rest_goes_when_they_end()
    {
        // A quarter of an hour before the end of the night in Shanghai.
        var clock = new ManualClock(new(2026, 3, 1, 6, 45, 0, TimeSpan.FromHours(8)));
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("ordinary").Tip("frost");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock, new() { ["Broadcasts:QuietHours"] = "21:00-07:00" });
        await bot.SubscribeAsync(telegram.NewUsers(1));
        var ordinary = await bot.BroadcastAsync("ordinary");
        await bot.BroadcastAsync("frost", new SendingTerms { Urgent = true });

        await PassAsync(clock, () => telegram.Messages.Count == 1, TimeSpan.FromMinutes(2));
        telegram.Messages.Single().Text!.ShouldContain("frost");

        await PassAsync(clock, () => telegram.Messages.Count == 2, TimeSpan.FromMinutes(20));
        telegram.Messages[^1].Text!.ShouldContain("ordinary");
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).Hour.ShouldBe(7);
        (await bot.ReportAsync(ordinary)).Counts[DeliveryState.Failed].ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_gets_more_than_the_days_measure_however_many_broadcasts_there_are()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("a").Tip("b").Tip("c").Tip("d");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Broadcasts:MaxPerSubscriberPerDay"] = "2" });
        await bot.SubscribeAsync(telegram.NewUsers(10));
        var ids = new List<long>();
        foreach (var tip in new[] { "a", "b", "c", "d" })
        {
            ids.Add(await bot.BroadcastAsync(tip));
        }

        foreach (var id in ids)
        {
            await bot.BecomesAsync(id, BroadcastStatus.Completed);
        }

        telegram.Messages.GroupBy(m => m.ChatId).Select(g => g.Count()).ShouldAllBe(count => count == 2);
        var skipped = 0L;
        foreach (var id in ids)
        {
            skipped += (await bot.ReportAsync(id)).Counts.ByReason.GetValueOrDefault(DeliveryReasons.DailyLimit);
        }

        skipped.ShouldBe(20);
    }

    [Fact]
    public async Task A_restored_old_backup_does_not_send_last_weeks_tips()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("old");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "1" });
        await bot.SubscribeAsync(telegram.NewUsers(20));
        var id = await bot.BroadcastAsync("old", staleAfter: TimeSpan.FromSeconds(4));
        await Eventually.HoldsAsync(() => telegram.Messages.Count > 0, "the first message");
        await bot.StopAsync();
        var backup = bot.Database + ".backup";
        File.Copy(bot.Database, backup);
        var sentBefore = telegram.Messages.Count;

        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, TestContext.Current.CancellationToken); // a week, in small
        File.Delete(bot.Database + "-wal");
        File.Move(backup, bot.Database, overwrite: true);
        await bot.StartAsync();

        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Messages.Count.ShouldBe(sentBefore);
        (await bot.ReportAsync(id)).Counts.ByReason[DeliveryReasons.Stale].ShouldBe(20 - sentBefore);
    }

    [Fact]
    public async Task A_broadcast_that_mostly_fails_pauses_itself_and_says_why()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(Enumerable.Range(0, 300).Select(i => telegram.NewUser($"shy {i}"))); // none of them pressed start

        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Paused);

        var report = await bot.ReportAsync(id);
        report.Broadcast.StatusReason!.InEnglish().ShouldContain("deliveries failed");
        report.Counts[DeliveryState.Failed].ShouldBeLessThan(300);
        bot.Log.ShouldContain(line => line.Contains("pauses itself", StringComparison.Ordinal));
    }

    private static async Task PassAsync(ManualClock clock, Func<bool> until, TimeSpan atMost)
    {
        for (var end = clock.GetUtcNow() + atMost; !until() && clock.GetUtcNow() < end;)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        until().ShouldBeTrue($"not by {clock.GetUtcNow():u}");
    }
}
