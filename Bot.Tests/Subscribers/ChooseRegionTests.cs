using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class ChooseRegionTests : TelegramJourney
{
    [Fact]
    public async Task A_region_is_chosen_from_the_province_down()
    {
        await SubscribesAsync(Wang);
        var region = await SaysAsync(Wang, "/region");

        await TapsInPlaceAsync(Wang, region, "山东省");
        region.Text.ShouldBe("已选 山东省。还能选得更细：");
        (await KnownAsync(Wang)).Region.ShouldBe("37", "every tap is saved at once");
        await TapsInPlaceAsync(Wang, region, "兰陵县");

        region.Text.ShouldBe("记下了。您的地区：山东省 兰陵县。");
        region.Buttons.ShouldBeEmpty();
        (await KnownAsync(Wang)).Region.ShouldBe("371324");
    }

    [Fact]
    public async Task One_may_stop_half_way_down()
    {
        await SubscribesAsync(Wang);
        var region = await SaysAsync(Wang, "/region");
        await TapsInPlaceAsync(Wang, region, "山东省");

        await TapsInPlaceAsync(Wang, region, "就选到这里");

        region.Text.ShouldBe("记下了。您的地区：山东省。");
        (await KnownAsync(Wang)).Region.ShouldBe("37");
    }

    [Fact]
    public async Task A_region_can_be_taken_back()
    {
        await SubscribesAsync(Wang);
        var region = await SaysAsync(Wang, "/region");
        await TapsInPlaceAsync(Wang, region, "河南省");

        var again = await SaysAsync(Wang, "/region");
        await TapsInPlaceAsync(Wang, again, "先不选");

        again.Text.ShouldBe("记下了。您的地区：没填。");
        (await KnownAsync(Wang)).Region.ShouldBeNull();
    }

    [Fact]
    public async Task Turning_the_page_chooses_nothing()
    {
        // A county with more villages than fit on one page, in the only province there is.
        Content.Write("regions.yaml", "regions:\n  - code: \"37\"\n    name: 山东省\n    english: Shandong\n    level: province\n    children:\n"
            + string.Concat(Enumerable.Range(1, 61).Select(i => $"      - {{code: \"37{i:D4}\", name: 第{i}县, english: County {i}, level: county}}\n")));
        TakesContent();
        await SubscribesAsync(Wang);
        var region = await SaysAsync(Wang, "/region");
        region.Buttons.SelectMany(row => row).Select(b => b.Text).ShouldNotContain("第61县");

        await TapsInPlaceAsync(Wang, region, "»");

        region.Text.ShouldContain("您在哪里");
        region.Buttons.SelectMany(row => row).Select(b => b.Text).ShouldBe(["第61县", "先不选"]);
        (await KnownAsync(Wang)).Region.ShouldBeNull();
        await TapsInPlaceAsync(Wang, region, "第61县");
        (await KnownAsync(Wang)).Region.ShouldBe("370061");
    }

    [Fact]
    public async Task Where_no_regions_are_set_up_nobody_is_asked()
    {
        Content.Write("regions.yaml", "regions: []\n");
        TakesContent();

        (await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "都要")).Text.ShouldContain("您是？");
        (await SaysAsync(Wang, "/region")).Text.ShouldContain("不用选");
    }
}
