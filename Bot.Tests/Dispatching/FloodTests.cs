using Bot.Subscribers;
using Bot.Tests.Fakes;
using Bot.Tests.Journeys;

namespace Bot.Tests.Dispatching;

/// <summary>One script cannot keep everybody else waiting, nor be kept from leaving.</summary>
public class FloodTests : TelegramJourney
{
    private protected override ManualClock Clock { get; } = new(new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Sixty_messages_a_minute_are_answered_and_no_more()
    {
        for (var i = 0; i < 65; i++)
        {
            Telegram.Says(Wang, "/help");
        }

        await Eventually.HoldsAsync(async () => await IgnoredAsync() == 5, "the last five are ignored");
        await Eventually.HoldsAsync(() => Telegram.Messages.Count == 60, "the first sixty are answered");
        (await SaysAsync(Telegram.NewUser("李"), "/help")).Text.ShouldContain("您可以发这些字", customMessage: "others are answered meanwhile");

        Clock.Advance(TimeSpan.FromMinutes(1));
        await SaysAsync(Wang, "/help");
    }

    [Fact]
    public async Task Who_floods_is_still_noticed_when_they_block()
    {
        await SubscribesAsync(Wang);
        for (var i = 0; i < 60; i++)
        {
            Telegram.Says(Wang, "/help");
        }

        Telegram.Blocks(Wang);

        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);
    }

    [Fact]
    public async Task Small_talk_in_a_busy_group_does_not_drown_its_admin()
    {
        var group = Telegram.NewGroup("群", Wang);
        Telegram.AddsBotTo(group, Wang);
        var help = await SaysAsync(Wang, "/help", group);
        var guest = Telegram.NewUser("客");
        for (var i = 0; i < 70; i++)
        {
            Telegram.Says(guest, $"哈哈 {i}", group, replyTo: help);
        }

        (await SaysAsync(Wang, "/tip", group)).Text.ShouldContain("标题 first");
    }

    private async Task<long> IgnoredAsync() => (await QueryAsync<long>("select count(*) from updates where state = 3")).Single();
}
