using System.Text.Json;
using Bot.Subscribers;

namespace Bot.Tests.Journeys;

/// <summary>Whatever strangers write or call themselves, Telegram never has to refuse what we say about it.</summary>
public class HostileInput : TelegramJourney
{
    [Theory]
    [InlineData("<b>&\"")]
    [InlineData("</i></b><a href=\"javascript:alert(1)\">看</a>")]
    [InlineData("&lt;b&gt; &amp;")]
    [InlineData("**粗** `x` [链](http://x.cn)")]
    [InlineData("{since} {address} {name}")]
    [InlineData("'); drop table subscribers; --")]
    [InlineData("\u202Egnirts\u202C \u200B")]
    [InlineData("😀")]
    public async Task Any_name_is_shown_as_it_is(string name)
    {
        var stranger = Telegram.NewUser(name);
        await SubscribesAsync(stranger);

        (await SaysAsync(stranger, "/me")).Text.Split('\n').ShouldContain(line => line.EndsWith($"名字：{name.Trim()}", StringComparison.Ordinal));
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

    [Theory]
    [InlineData("nonsense")]
    [InlineData(":")]
    [InlineData("first-topic:nothing")]
    [InlineData("first-region:99/7")]
    [InlineData("first-region:/-1")]
    [InlineData("place:00000")]
    [InlineData("place:37/999999999999")]
    [InlineData("place:371324/3")]
    [InlineData("topic:")]
    [InlineData("crop:durian")]
    [InlineData("lang:tlh")]
    [InlineData("forget:<b>")]
    public async Task A_button_of_another_age_is_answered_and_changes_nothing(string code)
    {
        await SubscribesAsync(Wang);
        var before = await KnownAsync(Wang);
        var topics = await SaysAsync(Wang, "/topics");
        var answered = Telegram.Calls.Count(IsAnswer);

        Telegram.InjectsRawUpdate($$"""
            {"callback_query": {"id": "17", "data": {{JsonSerializer.Serialize(code)}}, "from": {"id": {{Wang.Id}}, "first_name": "王"},
             "message": {"message_id": {{topics.MessageId}}, "date": 1, "chat": {"id": {{Wang.Id}}, "type": "private", "first_name": "王"} } } }
            """);

        await Fakes.Eventually.HoldsAsync(() => Telegram.Calls.Count(IsAnswer) > answered, "an answer to the tap");
        (await KnownAsync(Wang)).ShouldBeEquivalentTo(before);

        static bool IsAnswer(Fakes.Telegram.ReceivedCall call) => call.Method is "sendMessage" or "editMessageText";
    }
}
