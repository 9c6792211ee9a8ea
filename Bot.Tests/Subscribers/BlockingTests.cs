using Bot.Subscribers;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class BlockingTests : TelegramJourney
{
    [Fact]
    public async Task Somebody_who_blocks_is_stopped_and_who_unblocks_is_back()
    {
        await SubscribesAsync(Wang);
        Telegram.Blocks(Wang);
        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);

        Telegram.Unblocks(Wang);

        await BecomesAsync(Wang.Id, SubscriberStatus.Active);
        await BroadcastAsync("first");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("标题 first");
    }

    [Fact]
    public async Task Somebody_who_blocked_is_back_when_they_write_whatever_they_write()
    {
        await SubscribesAsync(Wang);
        Telegram.Blocks(Wang);
        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);
        Wang.HasBlocked = false; // and the news of it was lost

        await SaysAsync(Wang, "在吗？");

        await BecomesAsync(Wang.Id, SubscriberStatus.Active);
    }

    [Fact]
    public async Task Unblocking_does_not_undo_an_unsubscription()
    {
        await SubscribesAsync(Wang);
        await SaysAsync(Wang, "/stop");
        Telegram.Blocks(Wang);
        Telegram.Unblocks(Wang);

        (await SaysAsync(Wang, "/me")).Text.ShouldContain("您现在是退订状态");

        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Asked);
    }

    [Fact]
    public async Task Unblocking_does_not_subscribe_somebody_who_never_did()
    {
        await SaysAsync(Wang, "/tip");
        Telegram.Blocks(Wang);
        Telegram.Unblocks(Wang);

        await SaysAsync(Wang, "/help");

        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Joining);
    }

    [Fact]
    public async Task A_broadcast_learns_who_cannot_be_reached_any_more()
    {
        var (blocker, gone, shy) = (Telegram.NewUser("堵"), Telegram.NewUser("走"), Telegram.NewUser("未"));
        foreach (var person in new[] { Wang, blocker, gone })
        {
            await SubscribesAsync(person);
        }

        await ImportAsync(shy.Id);
        await ImportAsync(4711);
        blocker.HasBlocked = true; // and the news of it was lost
        Telegram.DeletesAccount(gone);

        await BroadcastAsync("first");

        await BecomesAsync(Wang.Id, SubscriberStatus.Active);
        await BecomesAsync(blocker.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);
        await BecomesAsync(gone.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);
        await BecomesAsync(shy.Id, SubscriberStatus.Active); // who never wrote has not unsubscribed either
        await BecomesAsync(4711, SubscriberStatus.Unreachable);
        Telegram.Blocked.Count.ShouldBe(3);
        Telegram.Refused.Single().Description.ShouldContain("chat not found");
        RefusalsAreExpected = true;
    }

    [Fact]
    public async Task Somebody_unreachable_is_back_when_they_write()
    {
        await ImportAsync(Wang.Id);
        await Bot.Get<ISubscriberStore>().SetStatusAsync(new("telegram", $"{Wang.Id}"), SubscriberStatus.Unreachable, null);

        await SaysAsync(Wang, "在吗？");

        await BecomesAsync(Wang.Id, SubscriberStatus.Active);
    }

    private Task ImportAsync(long chat) => Bot.Get<ISubscriberStore>().SaveAsync(new()
    {
        Address = new("telegram", $"{chat}"),
        Locale = "zh-CN",
        Status = SubscriberStatus.Active,
        Since = TimeProvider.System.GetUtcNow(),
    });
}
