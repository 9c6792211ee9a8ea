using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class ChooseCropsTests : TelegramJourney
{
    [Fact]
    public async Task Crops_are_ticked_and_named_at_the_end()
    {
        await SubscribesAsync(Wang);
        var crops = await SaysAsync(Wang, "作物");
        await TapsInPlaceAsync(Wang, crops, "⬜ 水稻");
        await TapsInPlaceAsync(Wang, crops, "⬜ 小麦");
        (await KnownAsync(Wang)).Crops.ShouldBe(["rice", "wheat"], ignoreOrder: true);
        await TapsInPlaceAsync(Wang, crops, "✅ 小麦");

        await TapsInPlaceAsync(Wang, crops, "选好了");

        crops.Text.ShouldBe("记下了。您的作物：水稻。");
        (await KnownAsync(Wang)).Crops.ShouldBe(["rice"]);
    }

    [Fact]
    public async Task All_crops_can_be_taken_back_at_once()
    {
        await SubscribesAsync(Wang);
        var crops = await SaysAsync(Wang, "/crops");
        await TapsInPlaceAsync(Wang, crops, "⬜ 水稻");

        await TapsInPlaceAsync(Wang, crops, "都不种");

        crops.Text.ShouldBe("记下了。您的作物：没填。");
        (await KnownAsync(Wang)).Crops.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tip_for_another_crop_is_not_given()
    {
        Content.Tip("a-for-wheat", extra: "crops: [wheat]").Tip("b-for-rice", extra: "crops: [rice]");
        TakesContent();
        await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "农事");
        await TapsInPlaceAsync(Wang, await SaysAsync(Wang, "/crops"), "⬜ 水稻");

        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("标题 b-for-rice");
        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("标题 first");
        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("标题 b-for-rice", customMessage: "the one given longest ago comes again");
    }
}
