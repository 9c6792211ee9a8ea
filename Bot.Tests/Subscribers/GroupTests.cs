using Bot.Subscribers;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

/// <summary>In a group its admins decide, and everybody may ask.</summary>
public class GroupTests : TelegramJourney
{
    private FakeGroup group = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        group = Telegram.NewGroup("向城镇 <农>&\"群\"", Wang);
        Telegram.AddsBotTo(group, Wang);
    }

    [Fact]
    public async Task An_admin_subscribes_the_group()
    {
        await SubscribesGroupAsync();

        var known = (await FindAsync(group.Id)).ShouldNotBeNull();
        (known.IsGroup, known.Name, known.Status).ShouldBe((true, group.Title, SubscriberStatus.Active));
        (await SaysAsync(Wang, "/me", group)).Text.ShouldContain(group.Title);
        await BroadcastAsync("first");
        (await Telegram.NextMessageAsync(group.Id)).Text.ShouldContain("标题 first");
        (await FindAsync(Wang.Id)).ShouldBeNull("the admin is not subscribed by that");
    }

    [Fact]
    public async Task Somebody_else_is_told_politely_that_admins_decide()
    {
        var hello = await SubscribesGroupAsync();
        var (zhao, ann) = (Telegram.NewUser("赵"), Telegram.NewUser("Ann", "en"));

        (await SaysAsync(zhao, "/stop", group)).Text.ShouldContain("由群管理员");
        (await SaysAsync(ann, "/topics", group)).Text.ShouldContain("only its admins");
        (await TapsAsync(zhao, hello, "健康")).Text.ShouldContain("由群管理员");

        var known = (await FindAsync(group.Id)).ShouldNotBeNull();
        (known.Status, known.Topics.Count).ShouldBe((SubscriberStatus.Active, 0));
    }

    [Fact]
    public async Task Whoever_is_promoted_may_decide_and_so_may_an_admin_who_hides_behind_the_group()
    {
        await SubscribesGroupAsync();
        var zhao = Telegram.NewUser("赵");
        Telegram.Promotes(zhao, group);

        (await SaysAsync(zhao, "/stop", group)).Text.ShouldContain("已经退订");
        Telegram.InjectsRawUpdate($$"""
            {"message": {"message_id": 900, "date": 1, "text": "/start", "chat": {"id": {{group.Id}}, "type": "group", "title": "群"},
             "from": {"id": 1087968824, "is_bot": true, "first_name": "Group"}, "sender_chat": {"id": {{group.Id}}, "type": "group", "title": "群"} } }
            """);

        (await Telegram.NextMessageAsync(group.Id)).Text.ShouldContain("欢迎回来");
    }

    [Fact]
    public async Task Everybody_in_the_group_may_ask_for_a_tip_or_help()
    {
        var zhao = Telegram.NewUser("赵");

        (await SaysAsync(zhao, "/tip", group)).Text.ShouldContain("标题 first");
        (await SaysAsync(zhao, "/help", group)).Text.ShouldContain("您可以发这些字");
    }

    [Fact]
    public async Task Small_talk_in_the_group_is_ignored()
    {
        var help = await SaysAsync(Wang, "/help", group);
        Telegram.Says(Wang, "哈哈，这个机器人真有意思", group, replyTo: help);
        Telegram.Says(Wang, "/dance", group);

        (await SaysAsync(Wang, "/tip", group)).Text.ShouldContain("标题 first");

        Telegram.Messages.Count.ShouldBe(2, "one for the help, one for the tip");
    }

    [Fact]
    public async Task A_group_that_throws_the_bot_out_is_stopped_and_one_that_lets_it_in_again_is_back()
    {
        await SubscribesGroupAsync();
        Telegram.KicksBotFrom(group, Wang);
        await BecomesAsync(group.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);

        await BroadcastAsync("first");
        Telegram.Blocked.ShouldBeEmpty("nothing is sent where we were thrown out");
        Telegram.AddsBotTo(group, Wang);

        await BecomesAsync(group.Id, SubscriberStatus.Active);
    }

    [Fact]
    public async Task A_group_that_was_deleted_is_stopped_by_the_next_broadcast()
    {
        await SubscribesGroupAsync();
        Telegram.DeletesGroup(group);

        await BroadcastAsync("first");

        await BecomesAsync(group.Id, SubscriberStatus.Stopped, StatusReasons.Blocked);
    }

    private async Task<SentMessage> SubscribesGroupAsync()
    {
        var hello = await SaysAsync(Wang, "/start@science_test_bot", group);
        hello.Text.ShouldContain("请群管理员");
        var region = await TapsAsync(Wang, hello, "都要");
        await TapsAsync(Wang, region, "先不选");
        return hello;
    }
}
