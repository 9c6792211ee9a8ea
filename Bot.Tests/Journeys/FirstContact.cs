using Bot.Subscribers;

namespace Bot.Tests.Journeys;

/// <summary>From a first hello to a first tip.</summary>
public class FirstContact : TelegramJourney
{
    [Fact]
    public async Task Three_taps_bring_a_tip_that_fits_what_was_tapped()
    {
        Content
            .Tip("a-elders-only", topic: "health", extra: "audiences: [elder]")
            .Tip("b-elsewhere", topic: "health", extra: "regions: [\"41\"]")
            .Tip("c-fits", topic: "health", extra: "audiences: [farmer]\nregions: [\"37\"]");
        TakesContent();

        var hello = await SaysAsync(Wang, "/start");
        hello.Text.ShouldContain("科普小助手");
        var region = await TapsAsync(Wang, hello, "健康");
        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Active, "the first tap subscribes");
        var audience = await TapsAsync(Wang, region, "山东省");
        (await TapsAsync(Wang, audience, "农民")).Text.ShouldContain("健康");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("标题 c-fits");

        var wang = await KnownAsync(Wang);
        wang.Topics.ShouldBe(["health"]);
        (wang.Region, wang.Audience).ShouldBe(("37", "farmer"));
    }

    [Fact]
    public async Task No_first_tip_is_announced_where_none_fits()
    {
        var region = await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "健康");

        var done = await TapsAsync(Wang, await TapsAsync(Wang, region, "先不选"), "都不是");

        done.Text.ShouldContain("好了！以后有新的小知识（健康），我会发到这里。");
        done.Text.ShouldNotContain("先送您一条");
        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("眼下没有适合您的内容");
    }

    [Fact]
    public async Task An_English_app_is_spoken_to_in_English()
    {
        Content.Write("tips/agriculture/first.en.md", "---\nid: first\ntitle: Sow in time\nsummary: Look at the soil first.\n---\nMore.\n");
        TakesContent();
        var ann = Telegram.NewUser("Ann", "en");

        var hello = await SaysAsync(ann, "/start");
        hello.Text.ShouldContain("I am the science helper");
        var region = await TapsAsync(ann, hello, "Farming");
        region.Text.ShouldContain("Where are you?");
        var audience = await TapsAsync(ann, region, "Shandong");
        audience.Text.ShouldContain("Who are you?");
        (await TapsAsync(ann, audience, "Farmer")).Text.ShouldContain("Done! New tips (Farming)");
        var tip = await Telegram.NextMessageAsync(ann.Id);
        tip.Text.ShouldStartWith("Sow in time");
        tip.Text.ShouldContain("Source:");
    }

    [Fact]
    public async Task The_language_of_the_app_decides_the_language_of_the_greeting()
    {
        foreach (var (app, greeting) in new[] { ("zh-hans", "您好"), ("zh-hant", "您好"), ("", "您好"), ("en-GB", "Hello!"), ("de", "Hello!") })
        {
            (await SaysAsync(Telegram.NewUser("谁", app), "/start")).Text.ShouldStartWith(greeting, customMessage: $"an app in “{app}”");
        }
    }

    [Fact]
    public async Task Tapping_old_buttons_again_is_harmless()
    {
        var hello = await SaysAsync(Wang, "/start");
        var region = await TapsAsync(Wang, hello, "农事");
        var audience = await TapsAsync(Wang, region, "山东省");
        await TapsAsync(Wang, audience, "农民");
        await Telegram.NextMessageAsync(Wang.Id);
        var before = await KnownAsync(Wang);

        (await TapsAsync(Wang, hello, "农事")).Text.ShouldContain("您在哪里");
        (await TapsAsync(Wang, region, "山东省")).Text.ShouldContain("您是？");
        (await TapsAsync(Wang, audience, "农民")).Text.ShouldContain("好了");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("标题 first");

        var after = await KnownAsync(Wang);
        (after with { Topics = before.Topics, Crops = before.Crops }).ShouldBe(before);
        after.Topics.ShouldBe(before.Topics);
        Telegram.CallbackAnswers.Count.ShouldBe(6, "every tap is acknowledged");
    }

    [Fact]
    public async Task Two_quick_taps_on_one_button_make_one_subscriber()
    {
        var hello = await SaysAsync(Wang, "/start");
        Telegram.Taps(Wang, hello, "农事");
        Telegram.Taps(Wang, hello, "农事");
        await Telegram.NextMessageAsync(Wang.Id);
        await Telegram.NextMessageAsync(Wang.Id);

        (await QueryAsync<long>("select count(*) from subscribers")).Single().ShouldBe(1);
        (await KnownAsync(Wang)).Topics.ShouldBe(["agriculture"]);
    }

    [Fact]
    public async Task Starting_again_after_stopping_brings_a_welcome_back_and_keeps_the_choices()
    {
        var region = await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "健康");
        await TapsAsync(Wang, region, "河南省");
        await SaysAsync(Wang, "/stop");
        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Asked);

        (await SaysAsync(Wang, "/start")).Text.ShouldContain("欢迎回来");

        var wang = await KnownAsync(Wang);
        (wang.Status, wang.StatusReason, wang.Region).ShouldBe((SubscriberStatus.Active, null, "41"));
        wang.Topics.ShouldBe(["health"]);
    }
}
