using Bot.Subscribers;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

/// <summary>A group that becomes a supergroup gets another id, and takes its subscription along.</summary>
public class MovingTests : TelegramJourney
{
    private FakeGroup group = null!;
    private long oldId;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        group = Telegram.NewGroup("群", Wang);
        oldId = group.Id;
        Telegram.AddsBotTo(group, Wang);
        await TapsAsync(Wang, await SaysAsync(Wang, "/start", group), "健康");
        Content.Tip("salt", topic: "health");
        TakesContent();
    }

    [Fact]
    public async Task The_news_of_it_moves_the_subscription()
    {
        var newId = Telegram.MigratesToSupergroup(group);

        await BecomesAsync(newId, SubscriberStatus.Active);
        (await FindAsync(newId))!.Topics.ShouldBe(["health"]);
        (await FindAsync(oldId)).ShouldBeNull();
        await BroadcastAsync("salt");
        (await Telegram.NextMessageAsync(newId)).Text.ShouldContain("标题 salt");
    }

    [Fact]
    public async Task Where_the_news_was_lost_a_send_learns_it_and_arrives_all_the_same()
    {
        var newId = await MigratesUnnoticedAsync();

        await BroadcastAsync("salt");

        (await Telegram.NextMessageAsync(newId)).Text.ShouldContain("标题 salt");
        (await FindAsync(newId))!.Topics.ShouldBe(["health"]);
        (await FindAsync(oldId)).ShouldBeNull();
        Telegram.Messages.Count(m => m.Text.Contains("标题 salt", StringComparison.Ordinal)).ShouldBe(1);
        Telegram.Blocked.Single().Description.ShouldContain("upgraded to a supergroup");
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_move_goes_to_the_new_address()
    {
        await Bot.StopAsync();
        Telegram.Says(Wang, "/tip", group);
        var newId = Telegram.MigratesToSupergroup(group);

        await Bot.StartAsync();

        (await Telegram.NextMessageAsync(newId)).Text.ShouldContain("标题 salt");
        await BecomesAsync(newId, SubscriberStatus.Active);
    }

    [Fact]
    public async Task Moving_to_where_the_group_is_known_already_leaves_one_subscription()
    {
        var newId = await MigratesUnnoticedAsync();
        await TapsAsync(Wang, await SaysAsync(Wang, "/start", group), "农事");

        Telegram.InjectsRawUpdate($$"""
            {"message": {"message_id": 901, "date": 1, "migrate_to_chat_id": {{newId}}, "from": {"id": {{Wang.Id}}, "first_name": "王"},
             "chat": {"id": {{oldId}}, "type": "group", "title": "群"} } }
            """);

        await Fakes.Eventually.HoldsAsync(async () => await FindAsync(oldId) is null, "the old subscription is gone");
        (await FindAsync(newId))!.Topics.ShouldBe(["agriculture"]);
    }

    /// <summary>The group moves while the bot is down for so long that Telegram has forgotten the updates.</summary>
    private async Task<long> MigratesUnnoticedAsync()
    {
        await Bot.StopAsync();
        var newId = Telegram.MigratesToSupergroup(group);
        using var raw = new RawCaller(Telegram);
        await raw.CallAsync("getUpdates", new { offset = int.MaxValue });
        Telegram.PendingUpdates.ShouldBe(0);
        await Bot.StartAsync();
        return newId;
    }
}
