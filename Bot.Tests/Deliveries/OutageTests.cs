using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>Nobody listens at the other end.</summary>
public class OutageTests
{
    [Fact]
    public async Task While_the_server_is_down_nobody_storms_it_and_afterwards_everybody_is_served()
    {
        var clock = new QuickClock(15);
        await using var telegram = await FakeTelegram.StartAsync(new() { Time = clock });
        using var content = new ContentFolder().Tip("news");
        using var notReached = new NotReached();
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock, new() { ["Telegram:BaseUrl"] = ClosedPort(), ["Telegram:MaxInFlight"] = "16" });
        await bot.SubscribeAsync(telegram.NewUsers(500));
        var id = await bot.BroadcastAsync("news");
        var began = clock.GetUtcNow();
        await Eventually.HoldsAsync(() => clock.GetUtcNow() - began > TimeSpan.FromSeconds(60), "a minute to pass");

        // Sixteen at once, and then pauses of 1, 2, 4, 8, 16 and 32 seconds.
        notReached.Count.ShouldBeInRange(16, 8 * 16);
        var report = await bot.ReportAsync(id);
        (report.Open, report.Counts[DeliveryState.Failed]).ShouldBe((500, 0));
        bot.Log.ShouldContain(l => l.Contains("Nothing gets through on telegram", StringComparison.Ordinal));

        await bot.StopAsync();
        bot.Settings["Telegram:BaseUrl"] = telegram.BaseUrl;
        await bot.StartAsync();
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 500);
    }

    [Fact]
    public async Task When_the_server_is_back_sending_goes_on_by_itself()
    {
        var clock = new QuickClock(15);
        await using var telegram = await FakeTelegram.StartAsync(new() { Time = clock });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock, new() { ["Telegram:MaxInFlight"] = "16" });
        await bot.SubscribeAsync(telegram.NewUsers(100));
        telegram.FaultFor = call => call.Method == "sendMessage" ? FaultKind.BadGatewayPage : FaultKind.None;
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => bot.Log.Any(l => l.Contains("Nothing gets through", StringComparison.Ordinal)), "the outage to be noticed");
        telegram.FaultFor = null;
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.ShouldBeServed(await bot.RowsAsync(id), 100);
    }

    private static string ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    /// <summary>Counts the sends that reached nobody; no other test has any.</summary>
    private sealed class NotReached : IDisposable
    {
        private readonly MeterListener listener = new();
        private int count;

        public NotReached()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == BotMetrics.MeterName && instrument.Name == "sciencebot.sends")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    Interlocked.Add(ref count, tag.Value is nameof(SendResult.NotReached) ? (int)value : 0);
                }
            });
            listener.Start();
        }

        public int Count => Volatile.Read(ref count);

        public void Dispose() => listener.Dispose();
    }
}
