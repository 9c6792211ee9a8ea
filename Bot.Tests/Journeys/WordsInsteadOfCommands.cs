using Bot.Subscribers;

namespace Bot.Tests.Journeys;

/// <summary>Most people type words, not commands.</summary>
public class WordsInsteadOfCommands : TelegramJourney
{
    [Fact]
    public async Task The_words_for_start_tip_stop_and_help_do_what_they_say()
    {
        (await SaysAsync(Wang, "帮助")).Text.ShouldContain("您可以发这些字");
        var region = await TapsAsync(Wang, await SaysAsync(Wang, "开始"), "都要");
        await TapsAsync(Wang, region, "先不选");
        (await SaysAsync(Wang, "科普")).Text.ShouldContain("标题 first");
        (await SaysAsync(Wang, "退订")).Text.ShouldContain("已经退订");
        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Stopped);
        (await SaysAsync(Wang, "开始")).Text.ShouldContain("欢迎回来");
    }

    [Fact]
    public async Task The_spelling_of_a_command_is_forgiven()
    {
        await SubscribesAsync(Wang);
        foreach (var spelling in new[] { "/help", "/HELP", " /help ", "/help@science_test_bot", "/help please", "／help", "Help", " 帮助\n", "ｈｅｌｐ" })
        {
            (await SaysAsync(Wang, spelling)).Text.ShouldContain("您可以发这些字", customMessage: $"for “{spelling}”");
        }
    }

    [Fact]
    public async Task A_deep_link_starts_like_start()
    {
        (await SaysAsync(Wang, "/start poster-17")).Text.ShouldContain("科普小助手");
    }

    [Theory]
    [InlineData("今天收了三亩麦子", "zh-hans", "还没有靠得住的答案")]
    [InlineData("What about my cows?", "en", "no answer to this")]
    [InlineData("/teleport", "zh-hans", "我没看懂")]
    [InlineData("/", "zh-hans", "我没看懂")]
    public async Task What_nobody_understands_gets_a_helpful_answer(string text, string app, string answer)
    {
        (await SaysAsync(Telegram.NewUser("谁", app), text)).Text.ShouldContain(answer);
    }

    [Fact]
    public async Task A_photo_without_a_word_gets_a_helpful_answer()
    {
        var wang = Telegram.NewUser("王", started: true);
        Telegram.InjectsRawUpdate($$"""
            {"message": {"message_id": 7, "date": 1772000000,
             "from": {"id": {{wang.Id}}, "is_bot": false, "first_name": "王", "language_code": "zh-hans"},
             "chat": {"id": {{wang.Id}}, "type": "private", "first_name": "王"},
             "photo": [{"file_id": "AgAC", "file_unique_id": "AQAD", "width": 90, "height": 67}], "caption": "这是什么虫？"} }
            """);

        (await Telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("发 帮助");
    }

    [Fact]
    public async Task Settings_are_explained_to_somebody_who_has_not_subscribed()
    {
        foreach (var command in new[] { "/topics", "/region", "/crops", "/me", "/language", "/stop" })
        {
            (await SaysAsync(Wang, command)).Text.ShouldContain("您还没有订阅", customMessage: $"for {command}");
        }

        (await FindAsync(Wang.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_stranger_gets_a_tip_without_being_subscribed_by_it()
    {
        (await SaysAsync(Wang, "/tip")).Text.ShouldContain("标题 first");
        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Joining);
        await SubscribesAsync(Telegram.NewUser("李"));

        await BroadcastAsync("first");

        Telegram.Messages.Count(m => m.ChatId == Wang.Id).ShouldBe(1, "no broadcast for somebody who never subscribed");
    }
}
