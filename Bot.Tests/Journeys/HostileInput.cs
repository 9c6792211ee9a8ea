using System.Text.Json;
using Bot.Subscribers;
using Bot.Tests.Fakes;

namespace Bot.Tests.Journeys;

/// <summary>Whatever strangers write or call themselves, Telegram never has to refuse what we say about it.</summary>
public class HostileInput : TelegramJourney
{
    [Fact]
    public async Task Any_name_is_shown_as_it_is()
    {
        foreach (var name in new[]
        {
            "<b>&\"", "</i></b><a href=\"javascript:alert(1)\">看</a>", "&lt;b&gt; &amp;", "**粗** `x` [链](http://x.cn)",
            "{since} {address} {name}", "'); drop table subscribers; --", "\u202Egnirts\u202C \u200B", "😀",
        })
        {
            var stranger = Telegram.NewUser(name);
            await SubscribesAsync(stranger);

            (await SaysAsync(stranger, "/me")).Text.Split('\n').ShouldContain($"• 名字：{name}");
        }
    }

    [Fact]
    public async Task A_name_is_not_cut_in_the_middle_of_a_character()
    {
        var stranger = Telegram.NewUser(new string('王', 63) + "😀😀");
        await SubscribesAsync(stranger);

        (await SaysAsync(stranger, "/me")).Text.ShouldContain($"名字：{new string('王', 63)}\n");
        (await KnownAsync(stranger)).Name.ShouldBe(new string('王', 63));
    }

    [Fact]
    public async Task Huge_texts_get_an_answer()
    {
        await SubscribesAsync(Wang);
        foreach (var text in new[]
        {
            new string('<', 4096), string.Concat(Enumerable.Repeat("😀", 2048)), "/" + new string('a', 4095), "/me@" + new string('x', 4000),
            new string('\n', 4000) + "帮", "/start " + new string('&', 4000), "/tip " + new string('"', 4000),
        })
        {
            (await SaysAsync(Wang, text)).Text.ShouldNotBeEmpty();
        }

        (await KnownAsync(Wang)).Status.ShouldBe(SubscriberStatus.Active);
    }

    [Fact]
    public async Task A_button_of_another_age_is_answered_and_changes_nothing()
    {
        await SubscribesAsync(Wang);
        var before = await KnownAsync(Wang);
        foreach (var code in new[]
        {
            "nonsense", ":", "first-topic:nothing", "first-region:99/7", "first-region:/-1", "place:00000", "place:37/999999999999", "place:371324/3",
            "topic:", "crop:durian", "lang:tlh", "forget:<b>",
        })
        {
            var topics = await SaysAsync(Wang, "/topics");
            var answers = Answers();

            Telegram.InjectsRawUpdate($$"""
                {"callback_query": {"id": "17", "data": {{JsonSerializer.Serialize(code)}}, "from": {"id": {{Wang.Id}}, "first_name": "王"},
                 "message": {"message_id": {{topics.MessageId}}, "date": 1, "chat": {"id": {{Wang.Id}}, "type": "private", "first_name": "王"} } } }
                """);

            await Eventually.HoldsAsync(() => Answers() > answers, $"an answer to “{code}”");
            (await KnownAsync(Wang)).ShouldBeEquivalentTo(before, code);
            if (Telegram.Messages[^1].MessageId != topics.MessageId)
            {
                await Telegram.NextMessageAsync(Wang.Id);
            }
        }

        int Answers() => Telegram.Calls.Count(call => call.Method is "sendMessage" or "editMessageText");
    }
}
