using System.Text;

namespace Bot.Tests.Fakes.Telegram;

public sealed partial class FakeTelegramTests
{
    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        using var response = await _bot.Http.GetAsync(new Uri($"{_telegram.BaseUrl}/bot1:wrong/getMe"), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe("""{"ok":false,"error_code":401,"description":"Unauthorized"}""");
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_not_found() => (await _bot.CallAsync("sendFax")).Code.ShouldBe(404);

    [Fact]
    public async Task GetMe_tells_who_the_bot_is()
    {
        var me = (await _bot.CallAsync("getMe")).Result;
        me.GetProperty("id").GetInt64().ShouldBe(_telegram.BotId);
        me.GetProperty("username").GetString().ShouldBe(_telegram.BotUsername);
    }

    [Fact]
    public async Task Unknown_wrong_and_null_parameters_are_refused()
    {
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", parseMode = "HTML" })).Description.ShouldContain("\"parseMode\" is unknown");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = 5 })).Description.ShouldContain("must be a String");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", disable_notification = "yes" })).Description.ShouldContain("must be a Boolean");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", reply_markup = (object?)null })).Description.ShouldContain("is null");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", parse_mode = "Markup" })).Description.ShouldContain("unsupported parse_mode");
        (await _bot.CallAsync("sendMessage", new { chat_id = _wang.Id, text = "谷雨", link_preview_options = new { disabled = true } })).Code.ShouldBe(400);
        (await _bot.CallAsync("sendMessage", new { text = "谷雨" })).Description.ShouldBe("Bad Request: chat_id is empty");
        _telegram.Refused.Count.ShouldBe(7);
        _telegram.Refused[0].Body.ShouldContain("parseMode");
        _telegram.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_may_come_as_a_form_as_an_upload_or_in_the_query()
    {
        Dictionary<string, string> fields = new()
        {
            ["chat_id"] = $"{_wang.Id}",
            ["text"] = "谷雨",
            ["disable_notification"] = "true",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"答","callback_data":"a"}]]}""",
        };
        using var form = new FormUrlEncodedContent(fields);
        (await _bot.PostAsync("sendMessage", form)).Code.ShouldBe(200);
        using var upload = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            upload.Add(new StringContent(value), name);
        (await _bot.PostAsync("sendMessage", upload)).Code.ShouldBe(200);
        using var nothing = new StringContent("");
        (await _bot.PostAsync($"sendMessage?chat_id={_wang.Id}&text=%E8%B0%B7%E9%9B%A8", nothing)).Code.ShouldBe(200);
        _telegram.Messages.Count(m => m.Buttons is [[{ CallbackData: "a" }]] && m.IsSilent).ShouldBe(2);
        _telegram.Messages.ShouldAllBe(m => m.Text == "谷雨");
    }

    [Fact]
    public async Task A_body_that_is_no_json_or_names_a_thing_twice_is_refused()
    {
        using var broken = new StringContent("{\"chat_id\":", Encoding.UTF8, "application/json");
        (await _bot.PostAsync("sendMessage", broken)).Code.ShouldBe(400);
        using var twice = new StringContent("{\"chat_id\":1,\"chat_id\":1,\"text\":\"a\"}", Encoding.UTF8, "application/json");
        (await _bot.PostAsync("sendMessage", twice)).Code.ShouldBe(400);
        using var plain = new StringContent("{\"chat_id\":1,\"text\":\"a\"}", Encoding.UTF8, "text/plain");
        (await _bot.PostAsync("sendMessage", plain)).Code.ShouldBe(400);
    }

    [Fact]
    public async Task A_photo_is_uploaded_once_and_sent_again_by_its_id()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        (await UploadAsync(jpeg, "<b>图</b>")).Result.GetProperty("caption").GetString().ShouldBe("图");
        var photo = _telegram.Messages.Single();
        photo.PhotoBytes.ToArray().ShouldBe(jpeg);
        photo.PhotoName.ShouldBe("wheat.jpg");
        photo.Caption.ShouldBe("图");
        (await _bot.CallAsync("sendPhoto", new { chat_id = _wang.Id, photo = photo.FileId })).Code.ShouldBe(200);
        (await _bot.CallAsync("sendPhoto", new { chat_id = _wang.Id, photo = "https://kx.cn/a.jpg" })).Code.ShouldBe(200);
        (await _bot.CallAsync("sendPhoto", new { chat_id = _wang.Id, photo = "nonsense" })).Description.ShouldContain("wrong file identifier");
    }

    [Fact]
    public async Task A_photo_must_be_a_picture_of_at_most_10_MB_with_a_short_caption()
    {
        (await UploadAsync([1, 2, 3, 4])).Description.ShouldBe("Bad Request: IMAGE_PROCESS_FAILED");
        (await UploadAsync([])).Description.ShouldBe("Bad Request: file must be non-empty");
        var big = new byte[(10 * 1024 * 1024) + 1];
        new byte[] { 0xFF, 0xD8, 0xFF }.CopyTo(big, 0);
        (await UploadAsync(big)).Description.ShouldContain("too big for a photo");
        (await UploadAsync([0xFF, 0xD8, 0xFF], new string('谷', 1024))).Code.ShouldBe(200);
        (await UploadAsync([0xFF, 0xD8, 0xFF], new string('谷', 1025))).Description.ShouldBe("Bad Request: message caption is too long");
    }

    [Fact]
    public async Task Every_sent_message_answers_with_itself()
    {
        var message = (await _bot.CallAsync("sendMessage", new { chat_id = $"{_wang.Id}", text = "谷雨" })).Result;
        message.GetProperty("chat").GetProperty("id").GetInt64().ShouldBe(_wang.Id);
        message.GetProperty("date").GetInt64().ShouldBe(_clock.GetUtcNow().ToUnixTimeSeconds());
        message.GetProperty("from").GetProperty("is_bot").GetBoolean().ShouldBeTrue();
    }

    private async Task<RawAnswer> UploadAsync(byte[] bytes, string caption = "")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{_wang.Id}"), "chat_id" },
            { new StringContent(caption), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new ByteArrayContent(bytes), "photo", "wheat.jpg" },
        };
        return await _bot.PostAsync("sendPhoto", form);
    }
}
