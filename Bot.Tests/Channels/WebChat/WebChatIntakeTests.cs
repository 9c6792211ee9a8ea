using System.Net;
using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Channels.WebChat;

/// <summary>What a visitor may write or tap, and what is refused.</summary>
public class WebChatIntakeTests
{
    [Fact]
    public async Task Only_a_button_that_stands_under_that_very_message_can_be_tapped()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        var own = await visitor.SaysAsync("/start");
        var topics = await visitor.AnswerAsync();
        await visitor.SaysAsync("/help");
        var help = await visitor.AnswerAsync();
        var farming = topics.Code("农事");

        await RefusedAsync(visitor, new { choice = farming, message = help.Id });
        await RefusedAsync(visitor, new { choice = farming, message = own });
        await RefusedAsync(visitor, new { choice = farming, message = topics.Id + 1000 });
        await RefusedAsync(visitor, new { choice = "forget:yes", message = topics.Id });
        await RefusedAsync(visitor, new { choice = farming });
        await RefusedAsync(visitor, new { choice = farming, message = topics.Id, text = "/start" });

        await visitor.TapsAsync(topics, "农事");
        (await visitor.AnswerAsync()).Html.ShouldContain("您在哪里");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"text\":")]
    [InlineData("{\"text\":\"  \\n \"}")]
    [InlineData("{\"text\":7}")]
    [InlineData("{\"choice\":\"x\",\"message\":\"1\"}")]
    [InlineData("{\"choice\":\"x\",\"message\":99999999999999999999}")]
    public async Task Nonsense_is_refused_with_a_sentence(string body)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);

        using var answer = await visitor.PostAsync(body, "application/json");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Refusals.SentenceAsync(answer)).ShouldBe(Refusals.Sentence(bot, "zh-CN", TextKeys.WebChatBadRequest));
        (await visitor.HistoryAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task What_another_sites_form_could_send_is_refused(string contentType)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);

        using var answer = await visitor.PostAsync("{\"text\":\"/start\"}", contentType);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.HistoryAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thousand_characters_are_taken_and_one_more_is_not()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address, "en");

        await visitor.SaysAsync(new string('农', 1000));
        using var answer = await visitor.PostAsync(new { text = new string('x', 1001) });

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Refusals.SentenceAsync(answer)).ShouldBe(Refusals.Sentence(bot, "en", TextKeys.WebChatTooLong, ("max", "1000")));
    }

    [Fact]
    public async Task A_body_of_more_than_eight_kilobytes_is_not_even_read()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        const string json = "{\"text\":\"/help\"}";

        using var fits = await visitor.PostAsync(json.PadRight(8 * 1024), "application/json");
        using var tooBig = await visitor.PostAsync(json.PadRight((8 * 1024) + 1), "application/json");

        fits.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        tooBig.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_request_that_the_browser_repeats_is_one_message_with_one_answer()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        using var neighbour = await WebVisitor.ArriveAsync(bot.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.PostAsync(new { text = "/help" }, key: "0123abcd")));
        await visitor.AnswerAsync();
        await visitor.SaysAsync("/help"); // whatever a repetition would say has been said when this is answered
        await visitor.AnswerAsync();

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        bodies.Distinct().Count().ShouldBe(1);
        (await visitor.HistoryAsync()).Select(m => m.From).ShouldBe(["me", "bot", "me", "bot"]);

        // Another visitor's page may happen on the same key.
        (await neighbour.PostAsync(new { text = "/help" }, key: "0123abcd")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await neighbour.HistoryAsync()).ShouldContain(m => m.From == "me");
    }

    [Fact]
    public async Task What_was_written_is_stored_as_text_however_it_looks()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);

        await visitor.SaysAsync("<img src=x onerror=alert(1)>\n\"&'");
        await visitor.AnswerAsync();

        (await visitor.HistoryAsync())[0].Html.ShouldBe("<p>&lt;img src=x onerror=alert(1)&gt;<br>&quot;&amp;'</p>");
    }

    private static async Task RefusedAsync(WebVisitor visitor, object message)
    {
        using var answer = await visitor.PostAsync(message);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, message.ToString());
    }

}
