namespace Bot.Tests.Fakes.Telegram;

/// <summary>The fake keeps Telegram's rules: texts, markup, calls as such. Other files of this class: updates, people, faults.</summary>
public sealed partial class FakeTelegramTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero));
    private FakeTelegram _telegram = null!;
    private RawCaller _bot = null!;
    private FakeUser _wang = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await FakeTelegram.StartAsync(new() { Time = _clock });
        _bot = new(_telegram);
        _wang = _telegram.NewUser(started: true);
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        await _telegram.DisposeAsync();
    }

    [Theory]
    [InlineData("<b>谷雨", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b><i>谷雨</b></i>", "Unmatched end tag at byte offset 12, expected \"</i>\", found \"</b>\"")]
    [InlineData("谷雨</b>", "Unexpected end tag at byte offset 6")]
    [InlineData("<p>谷雨</p>", "Unsupported start tag \"p\" at byte offset 0")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("谷雨<b", "Unclosed start tag at byte offset 6")]
    [InlineData("<span>谷雨</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=http://x.cn/>谷雨</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("肥料 & 农药", "character '&' must be escaped as &amp; at byte offset 7")]
    [InlineData("a&nbsp;b", "character '&' must be escaped as &amp; at byte offset 1")]
    [InlineData("1 > 2", "character '>' must be escaped as &gt; at byte offset 2")]
    [InlineData("<a href='javascript:x'>谷雨</a>", "Telegram would drop the link \"javascript:x\"")]
    public async Task Html_that_Telegram_can_not_read_is_refused(string html, string complaint)
    {
        var answer = await SendHtmlAsync(html);
        answer.Code.ShouldBe(400);
        answer.Description.ShouldBe("Bad Request: can't parse entities: " + complaint);
        _telegram.Refused.Single().Description.ShouldBe(answer.Description);
        _telegram.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<b>谷</b><i>雨</i>", "谷雨")]
    [InlineData("&lt;b&gt; &amp; &quot;&#20113;&#x4E91;&quot;", "<b> & \"云云\"")]
    [InlineData("<a href=\"https://kx.cn/?a=1&amp;b=2\">链接</a>", "链接")]
    [InlineData("<blockquote expandable>引<tg-spoiler>文</tg-spoiler></blockquote>", "引文")]
    [InlineData("<pre><code class=\"language-c\">x</code></pre>", "x")]
    [InlineData("<span class=\"tg-spoiler\">答案</span> <del>旧</del><ins>新</ins>", "答案 旧新")]
    [InlineData("  <u>谷雨</u> \n", "谷雨")]
    public async Task Html_is_shown_without_its_tags(string html, string visible)
    {
        (await SendHtmlAsync(html)).Result.GetProperty("text").GetString().ShouldBe(visible);
        _telegram.Messages.Single().Text.ShouldBe(visible);
        _telegram.Messages.Single().Html.ShouldBe(html);
    }

    [Fact]
    public async Task Entities_are_counted_in_utf16_units()
    {
        var entities = (await SendHtmlAsync("😀<b>谷雨</b> <a href=\"https://kx.cn/\">x</a>")).Result.GetProperty("entities");
        entities.GetRawText().ShouldBe("""[{"offset":2,"length":2,"type":"bold"},{"offset":5,"length":1,"type":"text_link","url":"https://kx.cn/"}]""");
    }

    [Fact]
    public async Task A_text_may_be_4096_units_after_parsing_and_not_one_more()
    {
        (await SendHtmlAsync($"<b>{new string('谷', 4096)}</b>")).Code.ShouldBe(200);
        (await SendHtmlAsync(new string('谷', 4097))).Description.ShouldBe("Bad Request: message is too long");
        (await SendHtmlAsync(string.Concat(Enumerable.Repeat("😀", 2049)))).Description.ShouldBe("Bad Request: message is too long");
    }

    [Fact]
    public async Task An_empty_text_is_refused()
    {
        (await SendHtmlAsync("")).Description.ShouldBe("Bad Request: message text is empty");
        (await SendHtmlAsync("<b> \n</b>")).Description.ShouldBe("Bad Request: text must be non-empty");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id })).Description.ShouldBe("Bad Request: message text is empty");
    }

    [Fact]
    public async Task Callback_data_is_measured_in_bytes()
    {
        (await SendButtonAsync(new { text = "答", callback_data = new string('a', 64) })).Code.ShouldBe(200);
        (await SendButtonAsync(new { text = "答", callback_data = new string('答', 22) })).Description.ShouldBe("Bad Request: BUTTON_DATA_INVALID");
        (await SendButtonAsync(new { text = "答", callback_data = "" })).Description.ShouldBe("Bad Request: BUTTON_DATA_INVALID");
    }

    [Fact]
    public async Task An_inline_button_has_a_text_and_exactly_one_action()
    {
        (await SendButtonAsync(new { text = "网站", url = "https://kx.cn" })).Code.ShouldBe(200);
        (await SendButtonAsync(new { text = "", callback_data = "a" })).Code.ShouldBe(400);
        (await SendButtonAsync(new { text = "答" })).Description.ShouldContain("Text buttons are unallowed");
        (await SendButtonAsync(new { text = "答", callback_data = "a", url = "https://kx.cn" })).Code.ShouldBe(400);
        (await SendButtonAsync(new { text = "答", callback_data = "a", url = (string?)null })).Description.ShouldContain("is null");
        (await SendButtonAsync(new { text = "答", url = "http://localhost:5000" })).Description.ShouldContain("Wrong HTTP URL");
        (await SendButtonAsync(new { text = "答", callbackData = "a" })).Description.ShouldContain("has no field");
    }

    [Theory]
    [InlineData(1, 8, 200)]
    [InlineData(1, 9, 400)]
    [InlineData(20, 5, 200)]
    [InlineData(21, 5, 400)]
    public async Task A_keyboard_has_at_most_8_buttons_a_row_and_100_in_all(int rows, int columns, int code)
    {
        var button = new { text = "答", callback_data = "a" };
        var keyboard = Enumerable.Repeat(Enumerable.Repeat(button, columns), rows);
        (await SendMarkupAsync(new { inline_keyboard = keyboard })).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_reply_keyboard_may_be_shown_and_taken_away()
    {
        (await SendMarkupAsync(new { keyboard = new object[][] { ["今日一题", new { text = "帮助" }] }, resize_keyboard = true })).Code.ShouldBe(200);
        (await SendMarkupAsync(new { remove_keyboard = true })).Code.ShouldBe(200);
        (await SendMarkupAsync(new { remove_keyboard = true, keyboard = new string[][] { ["一"] } })).Code.ShouldBe(400);
        _telegram.Messages[0].ReplyKeyboard.Single().ShouldBe(["今日一题", "帮助"]);
        _telegram.Messages[1].RemovesKeyboard.ShouldBeTrue();
    }

    private Task<RawAnswer> SendHtmlAsync(string text) =>
        _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text, parse_mode = "HTML" });

    private Task<RawAnswer> SendButtonAsync(object button) => SendMarkupAsync(new { inline_keyboard = new[] { new[] { button } } });

    private Task<RawAnswer> SendMarkupAsync(object markup) =>
        _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", reply_markup = markup });
}
