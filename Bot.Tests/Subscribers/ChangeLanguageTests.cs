using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class ChangeLanguageTests : TelegramJourney
{
    [Fact]
    public async Task The_language_changes_at_once_and_for_everything_after()
    {
        await SubscribesAsync(Wang);
        var languages = await SaysAsync(Wang, "语言");
        languages.Text.ShouldBe("请选择语言 / Choose a language");

        await TapsInPlaceAsync(Wang, languages, "English");

        languages.Text.ShouldBe("All right, English from now on.");
        (await KnownAsync(Wang)).Locale.ShouldBe("en");
        (await SaysAsync(Wang, "help")).Text.ShouldStartWith("Send one of these words");
        (await SaysAsync(Wang, "/me")).Text.ShouldContain("Language: English");
        await TapsInPlaceAsync(Wang, await SaysAsync(Wang, "/language"), "中文");
        (await SaysAsync(Wang, "/help")).Text.ShouldStartWith("您可以发这些字");
    }

    [Fact]
    public async Task Broadcasts_come_in_the_chosen_language()
    {
        Content.Tip("news").Write("tips/agriculture/news.en.md", "---\nid: news\ntitle: Harvest news\nsummary: In short.\n---\nMore.\n");
        TakesContent();
        await SubscribesAsync(Wang);
        await TapsInPlaceAsync(Wang, await SaysAsync(Wang, "/language"), "English");

        await BroadcastAsync("news");

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldStartWith("Harvest news");
    }
}
