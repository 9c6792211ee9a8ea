using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class ChooseTopicsTests : TelegramJourney
{
    [Fact]
    public async Task Topics_are_ticked_on_and_off_in_place()
    {
        await SubscribesAsync(Wang);
        var topics = await SaysAsync(Wang, "/topics");
        Labels(topics).ShouldBe(["✅ 农事", "✅ 健康", "选好了"]);

        await TapsInPlaceAsync(Wang, topics, "✅ 农事");
        Labels(topics).ShouldBe(["⬜ 农事", "✅ 健康", "选好了"]);
        (await KnownAsync(Wang)).Topics.ShouldBe(["health"]);
        await TapsInPlaceAsync(Wang, topics, "⬜ 农事");
        (await KnownAsync(Wang)).Topics.ShouldBeEmpty("all ticked means all, also those that are still to come");

        await TapsInPlaceAsync(Wang, topics, "选好了");
        topics.Text.ShouldBe("记下了。您订的是：都要。");
        topics.Buttons.ShouldBeEmpty();
        Telegram.Messages.Count(m => m.ChatId == Wang.Id).ShouldBe(6, "nothing is said anew while ticking");
    }

    [Fact]
    public async Task One_topic_has_to_stay()
    {
        await SubscribesAsync(Wang);
        var topics = await SaysAsync(Wang, "/topics");
        await TapsInPlaceAsync(Wang, topics, "✅ 农事");

        await TapsInPlaceAsync(Wang, topics, "✅ 健康");

        topics.Text.ShouldContain("至少要留一类");
        Labels(topics).ShouldBe(["⬜ 农事", "✅ 健康", "选好了"]);
        (await KnownAsync(Wang)).Topics.ShouldBe(["health"]);
    }

    [Fact]
    public async Task A_button_of_a_topic_that_is_gone_changes_nothing()
    {
        Content.Write("topics.yaml", """
            topics:
              - {id: agriculture, name: 农事, english: Farming}
              - {id: health, name: 健康, english: Health}
              - {id: safety, name: 安全, english: Safety}
            """);
        TakesContent();
        await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "健康");
        var topics = await SaysAsync(Wang, "/topics");
        Content.Write("topics.yaml", "topics:\n  - {id: agriculture, name: 农事, english: Farming}\n  - {id: health, name: 健康, english: Health}\n");
        TakesContent();

        await TapsInPlaceAsync(Wang, topics, "⬜ 安全");

        Labels(topics).ShouldBe(["⬜ 农事", "✅ 健康", "选好了"]);
        (await KnownAsync(Wang)).Topics.ShouldBe(["health"]);
    }

    private static IEnumerable<string> Labels(SentMessage message) => message.Buttons.SelectMany(row => row).Select(b => b.Text);
}
