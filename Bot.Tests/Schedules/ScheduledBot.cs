using Bot.Channels.WebChat;
using Bot.Schedules;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;

namespace Bot.Tests.Schedules;

/// <summary>A bot on a clock that stands still until a test moves it, with subscribers in the web chat.</summary>
internal sealed class ScheduledBot : IAsyncDisposable
{
    /// <summary>Hundreds of times what it takes, for a machine that is busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ScheduledBot(ManualClock clock, BotUnderTest bot) => (Clock, Bot) = (clock, bot);

    public ManualClock Clock { get; }

    public BotUnderTest Bot { get; }

    public static async Task<ScheduledBot> StartAsync(ContentFolder content, string now, string zone = "Asia/Shanghai")
    {
        var clock = new ManualClock(Instants.At(now));
        var bot = new ScheduledBot(clock, await BotUnderTest.StartAsync(content, clock: clock, settings: new() { ["TimeZone"] = zone }));
        foreach (var rule in bot.Bot.Get<global::Bot.Content.ContentLibrary>().Current.Schedules)
        {
            // A new rule owes nothing for the time before it was first looked at.
            await Eventually.HoldsAsync(async () => await bot.Bot.Get<IOccurrenceStore>().ThroughAsync(rule.Id) is not null, $"'{rule.Id}' is looked at", Patience);
        }

        return bot;
    }

    /// <summary>Adds an active subscriber of everything.</summary>
    public Task<Subscriber> SubscribeAsync(string name, string? region = null, params string[] crops) => Bot.Get<ISubscriberStore>().SaveAsync(new()
    {
        Address = new(WebChatChannel.ChannelName, name),
        Locale = "zh-CN",
        Region = region,
        Crops = crops,
        Status = SubscriberStatus.Active,
        Since = Clock.GetUtcNow(),
    });

    /// <summary>Lets the clock run, a second or more at a time, until a condition holds.</summary>
    public Task RunUntilAsync(Func<Task<bool>> condition, string what, int seconds = 1) => Eventually.HoldsAsync(
        async () =>
        {
            if (await condition())
            {
                return true;
            }

            Clock.Advance(TimeSpan.FromSeconds(seconds));
            return false;
        },
        what,
        Patience);

    /// <summary>Lets the clock run to an instant and a little on, and waits until the rule is accounted for up to there.</summary>
    public async Task RunPastAsync(string rule, string instant)
    {
        var target = Instants.At(instant);
        if (target - Clock.GetUtcNow() > TimeSpan.FromSeconds(2))
        {
            Clock.Jump(target - TimeSpan.FromSeconds(1));
        }

        await RunUntilAsync(async () => await Bot.Get<IOccurrenceStore>().ThroughAsync(rule) >= target, $"'{rule}' is accounted for up to {instant}", seconds: 5);
    }

    /// <summary>Stops once the rule is accounted for up to now, and starts again at an instant.</summary>
    public async Task DownUntilAsync(string rule, string instant)
    {
        var now = Clock.GetUtcNow();
        await RunUntilAsync(async () => await Bot.Get<IOccurrenceStore>().ThroughAsync(rule) >= now, $"'{rule}' is accounted for up to now", seconds: 5);
        await Bot.StopAsync();
        Clock.Jump(Instants.At(instant));
        await Bot.StartAsync();
    }

    /// <summary>Changes the schedules and waits until the change is in use.</summary>
    public async Task EditSchedulesAsync(string entries)
    {
        var inUse = Bot.Get<global::Bot.Content.ContentLibrary>().Current;
        Bot.Content.Schedules(entries);
        await RunUntilAsync(() => Task.FromResult(Bot.Get<global::Bot.Content.ContentLibrary>().Current != inUse), "the edit is in use");
    }

    /// <summary>What became of a rule's occurrences, oldest first.</summary>
    public async Task<IReadOnlyList<Occurrence>> OccurrencesAsync(string rule) =>
        [.. (await Bot.Get<IOccurrenceStore>().ListAsync(1000)).Where(o => o.Schedule == rule).Reverse()];

    /// <summary>The messages somebody has received.</summary>
    public Task<IReadOnlyList<WebChatMessage>> ReceivedAsync(string name) => Bot.Get<IWebChatStore>().PageAsync(name, null, 1000);

    /// <summary>Waits until somebody has received so many messages.</summary>
    /// <returns>The newest of them, as web HTML.</returns>
    public async Task<string> ReceivesAsync(string name, int count)
    {
        await RunUntilAsync(async () => (await ReceivedAsync(name)).Count >= count, $"{name} receives message {count}");
        return (await ReceivedAsync(name))[^1].Html;
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
