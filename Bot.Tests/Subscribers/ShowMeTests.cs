using Bot.Subscribers;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class ShowMeTests : TelegramJourney
{
    [Fact]
    public async Task Everything_known_of_a_person_is_shown_to_them()
    {
        var region = await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "健康");
        await TapsAsync(Wang, await TapsAsync(Wang, region, "河南省"), "老人");
        await TapsInPlaceAsync(Wang, await SaysAsync(Wang, "/crops"), "⬜ 水稻");

        var card = (await SaysAsync(Wang, "/me")).Text;

        var today = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Asia/Shanghai");
        foreach (var line in new[] { "名字：王", "订阅：健康", "地区：河南省", "身份：老人", "作物：水稻", "单位：没填", "语言：中文", $"加入日期：{today:yyyy-MM-dd}", $"编号：telegram:{Wang.Id}" })
        {
            card.ShouldContain(line);
        }
    }

    [Fact]
    public async Task Nothing_is_deleted_without_a_second_tap()
    {
        await SubscribesAsync(Wang);
        var card = await SaysAsync(Wang, "/me");
        await TapsInPlaceAsync(Wang, card, "删除我的全部信息");
        card.Text.ShouldContain("确定删除吗");

        await TapsInPlaceAsync(Wang, card, "不删了");

        card.Text.ShouldContain("没有删");
        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Active);
    }

    [Fact]
    public async Task Everything_of_one_person_can_be_deleted()
    {
        var li = Telegram.NewUser("李");
        foreach (var person in new[] { Wang, li })
        {
            await SubscribesAsync(person);
            await TapsInPlaceAsync(person, await SaysAsync(person, "/topics"), "✅ 农事");
            await TapsInPlaceAsync(person, await SaysAsync(person, "/crops"), "⬜ 小麦");
        }

        var card = await SaysAsync(Wang, "我的");
        await TapsInPlaceAsync(Wang, card, "删除我的全部信息");
        (await TapsAsync(Wang, card, "确定删除")).Text.ShouldContain("已经全部删除");

        (await FindAsync(Wang.Id)).ShouldBeNull();
        (await KnownAsync(li)).Topics.ShouldBe(["health"]);
        foreach (var table in new[] { "subscribers", "subscriber_topics", "subscriber_crops", "tip_replies" })
        {
            (await QueryAsync<long>($"select count(*) from {table}")).Single().ShouldBe(1, $"only 李 is left in {table}");
        }
    }

    [Fact]
    public async Task Old_buttons_of_somebody_who_was_deleted_bring_nothing_back()
    {
        var hello = await SaysAsync(Wang, "/start");
        var region = await TapsAsync(Wang, hello, "都要");
        var audience = await TapsAsync(Wang, region, "先不选");
        var topics = await SaysAsync(Wang, "/topics");
        var card = await SaysAsync(Wang, "/me");
        await TapsInPlaceAsync(Wang, card, "删除我的全部信息");
        await TapsAsync(Wang, card, "确定删除");

        (await TapsAsync(Wang, topics, "✅ 农事")).Text.ShouldContain("您还没有订阅");
        (await TapsAsync(Wang, audience, "农民")).Text.ShouldContain("您想收哪一类", customMessage: "a stranger begins at the beginning");
    }
}
