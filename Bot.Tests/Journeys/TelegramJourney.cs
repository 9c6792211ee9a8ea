using Bot.Broadcasts;
using Bot.Content;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Journeys;

/// <summary>
/// A bot connected to a fake Telegram, and 王 who talks to it. At the end of every journey Telegram must have refused nothing,
/// and the log must speak of no error, unless the journey is about one.
/// </summary>
public abstract class TelegramJourney : IAsyncLifetime
{
    private protected ContentFolder Content { get; } = new ContentFolder().Tip("first");

    private protected FakeTelegram Telegram { get; private set; } = null!;

    private protected BotUnderTest Bot { get; private set; } = null!;

    private protected FakeUser Wang { get; private set; } = null!;

    /// <summary>The bot's clock; null = the real one.</summary>
    private protected virtual ManualClock? Clock => null;

    private protected virtual Dictionary<string, string?> Settings => [];

    private protected virtual FakeTelegramOptions TelegramOptions => new();

    private protected bool ErrorsAreExpected { get; set; }

    private protected bool RefusalsAreExpected { get; set; }

    private protected bool PausesAreExpected { get; set; }

    public virtual async ValueTask InitializeAsync()
    {
        Telegram = await FakeTelegram.StartAsync(TelegramOptions);
        Bot = await BotUnderTest.StartAsync(Content, Telegram, Clock, Settings, AddServices);
        Wang = Telegram.NewUser("王");
    }

    public async ValueTask DisposeAsync()
    {
        var stop = Bot.DisposeAsync().AsTask();
        while (await Task.WhenAny(stop, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != stop)
        {
            Clock?.Advance(TimeSpan.FromSeconds(1));
        }

        await stop;
        await Telegram.DisposeAsync();
        Content.Dispose();
        Telegram.Refused.Where(_ => !RefusalsAreExpected).ShouldBeEmpty();
        Telegram.Throttled.Where(_ => !PausesAreExpected).ShouldBeEmpty();
        if (!ErrorsAreExpected)
        {
            Bot.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)).ShouldBeEmpty();
        }

        GC.SuppressFinalize(this);
    }

    private protected virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Lets the bot see what was changed in <see cref="Content"/>, without waiting until it looks.</summary>
    private protected void TakesContent()
    {
        Bot.Get<ContentLibrary>().Refresh();
        Bot.Get<ContentLibrary>().Refused.ShouldBeEmpty();
    }

    /// <summary>Writes, and waits for the answer.</summary>
    private protected Task<SentMessage> SaysAsync(FakeUser user, string text)
    {
        Telegram.Says(user, text);
        return Telegram.NextMessageAsync(user.Id);
    }

    /// <summary>Writes into a group, and waits for the answer there.</summary>
    private protected Task<SentMessage> SaysAsync(FakeUser user, string text, FakeGroup group)
    {
        Telegram.Says(user, text, group);
        return Telegram.NextMessageAsync(group.Id);
    }

    /// <summary>Taps, and waits for a new message.</summary>
    private protected Task<SentMessage> TapsAsync(FakeUser user, SentMessage message, string button)
    {
        Telegram.Taps(user, message, button);
        return Telegram.NextMessageAsync(message.ChatId);
    }

    /// <summary>Taps, and waits until a message is changed in place.</summary>
    private protected Task<SentMessage> TapsInPlaceAsync(FakeUser user, SentMessage message, string button)
    {
        Telegram.Taps(user, message, button);
        return Telegram.NextEditAsync(message.ChatId);
    }

    /// <summary>The three taps of somebody who wants everything and says nothing about themselves, up to the first tip.</summary>
    private protected async Task SubscribesAsync(FakeUser user)
    {
        var region = await TapsAsync(user, await SaysAsync(user, "/start"), "都要");
        var audience = await TapsAsync(user, region, "先不选");
        (await TapsAsync(user, audience, "都不是")).Text.ShouldContain("好了");
        await Telegram.NextMessageAsync(user.Id);
    }

    /// <summary>Joins the staff at the console and links a chat.</summary>
    private protected async Task<LinkedStaff> LinkAsync(string name, Role role)
    {
        var visitor = await StaffVisitor.JoinAsync(Bot, role, name);
        var user = Telegram.NewUser(name, "en", started: true);
        (await SaysAsync(user, await visitor.LinkCommandAsync())).Text.ShouldContain("Linked");
        return new(visitor, user);
    }

    private protected Task<Subscriber?> FindAsync(long chat) => Bot.Get<ISubscriberStore>().FindAsync(new("telegram", $"{chat}"));

    private protected async Task<Subscriber> KnownAsync(FakeUser user) => (await FindAsync(user.Id)).ShouldNotBeNull();

    private protected Task BecomesAsync(long chat, SubscriberStatus status, string? reason = null) => Eventually.HoldsAsync(
        async () => await FindAsync(chat) is { } now && now.Status == status && now.StatusReason == reason, $"{chat} is {status} ({reason})");

    private protected Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => Bot.Get<Database>().ReadAsync(session => session.QueryAsync<T>(sql));

    /// <summary>Sends a tip to everybody it fits, and waits until nobody is left to send it to.</summary>
    private protected async Task BroadcastAsync(string tip)
    {
        var now = TimeProvider.System.GetUtcNow();
        var made = await Bot.Get<BroadcastMaker>().MakeAsync(Bot.Get<ContentLibrary>().Current.Tips[tip], new AudienceFilter(), now, now.AddDays(1), null, new() { Urgent = true });
        await Eventually.HoldsAsync(
            async () => (await Bot.Get<IBroadcastStore>().FindAsync(made!.Value.Broadcast.Id))!.Status == BroadcastStatus.Completed, $"the broadcast of {tip} is completed");
    }
}
