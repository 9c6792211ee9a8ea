namespace Bot.Tests.Fakes.Telegram;

public sealed partial class FakeTelegramTests
{
    [Fact]
    public async Task Nobody_can_be_written_to_before_they_start_or_after_they_block()
    {
        var li = _telegram.NewUser("李明");
        (await SendToAsync(li.Id)).Description.ShouldBe("Forbidden: bot can't initiate conversation with a user");
        _telegram.Says(li, "/start");
        (await SendToAsync(li.Id)).Code.ShouldBe(200);
        _telegram.Blocks(li);
        var blocked = await SendToAsync(li.Id);
        blocked.Code.ShouldBe(403);
        blocked.Description.ShouldBe("Forbidden: bot was blocked by the user");
        _telegram.Unblocks(li);
        (await SendToAsync(li.Id)).Code.ShouldBe(200);
        _telegram.DeletesAccount(li);
        (await SendToAsync(li.Id)).Description.ShouldBe("Forbidden: user is deactivated");
        _telegram.Blocked.Count.ShouldBe(3);
        _telegram.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_chat_is_not_found()
    {
        (await SendToAsync(42)).Description.ShouldBe("Bad Request: chat not found");
        (await _bot.CallAsync("sendMessage", new { chat_id = "@nobody", text = "谷雨" })).Description.ShouldBe("Bad Request: chat not found");
    }

    [Fact]
    public async Task Blocking_and_unblocking_is_told_by_my_chat_member()
    {
        _telegram.Blocks(_wang);
        _telegram.Unblocks(_wang);
        var updates = await UpdatesAsync();
        updates.Select(u => u.GetProperty("my_chat_member").GetProperty("new_chat_member").GetProperty("status").GetString()).ShouldBe(["kicked", "member"]);
    }

    [Fact]
    public async Task In_a_group_the_bot_hears_commands_for_it_only()
    {
        var group = _telegram.NewGroup("红旗村", _wang);
        (await SendToAsync(group.Id)).Description.ShouldBe("Bad Request: chat not found");
        _telegram.AddsBotTo(group, _wang);
        _telegram.Says(_wang, "大家好", group);
        _telegram.Says(_wang, "/tip@other_bot", group);
        _telegram.Says(_wang, $"/tip@{_telegram.BotUsername} 小麦", group);
        var updates = await UpdatesAsync();
        updates.Length.ShouldBe(3);
        updates[0].GetProperty("my_chat_member").GetProperty("chat").GetProperty("type").GetString().ShouldBe("group");
        updates[1].GetProperty("message").TryGetProperty("new_chat_members", out _).ShouldBeTrue();
        updates[2].GetProperty("message").GetProperty("entities")[0].GetProperty("length").GetInt32().ShouldBe(5 + _telegram.BotUsername.Length);
        (await SendToAsync(group.Id)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_bot_that_was_kicked_or_left_can_not_write_to_the_group()
    {
        var group = _telegram.NewGroup("红旗村", _wang);
        _telegram.AddsBotTo(group, _wang);
        _telegram.KicksBotFrom(group, _wang);
        (await SendToAsync(group.Id)).Description.ShouldBe("Forbidden: bot was kicked from the group chat");
        _telegram.AddsBotTo(group, _wang);
        (await _bot.CallAsync("leaveChat", new { chat_id = group.Id })).Code.ShouldBe(200);
        (await SendToAsync(group.Id)).Description.ShouldBe("Forbidden: bot is not a member of the group chat");
    }

    [Fact]
    public async Task A_migrated_group_names_its_new_id()
    {
        var group = _telegram.NewGroup("红旗村", _wang);
        _telegram.AddsBotTo(group, _wang);
        var old = group.Id;
        var now = _telegram.MigratesToSupergroup(group);
        $"{now}".ShouldStartWith("-100");
        var answer = await SendToAsync(old);
        answer.Code.ShouldBe(400);
        answer.Parameters.GetProperty("migrate_to_chat_id").GetInt64().ShouldBe(now);
        (await SendToAsync(now)).Code.ShouldBe(200);
        (await UpdatesAsync())[2].GetProperty("message").GetProperty("migrate_to_chat_id").GetInt64().ShouldBe(now);
        _telegram.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_of_a_group_have_their_status()
    {
        var group = _telegram.NewGroup("红旗村", _wang);
        _telegram.AddsBotTo(group, _wang);
        var (li, zhao, chen) = (_telegram.NewUser("李"), _telegram.NewUser("赵"), _telegram.NewUser("陈"));
        _telegram.Promotes(li, group);
        _telegram.Joins(zhao, group);
        foreach (var (user, status) in new[] { (_wang, "creator"), (li, "administrator"), (zhao, "member"), (chen, "left") })
            (await _bot.CallAsync("getChatMember", new { chat_id = group.Id, user_id = user.Id })).Result.GetProperty("status").GetString().ShouldBe(status);
        (await _bot.CallAsync("getChatAdministrators", new { chat_id = group.Id })).Result.GetArrayLength().ShouldBe(2);
        (await _bot.CallAsync("getChatAdministrators", new { chat_id = _wang.Id })).Code.ShouldBe(400);
    }

    [Fact]
    public async Task A_tap_is_answered_once_and_within_150_seconds()
    {
        var message = await SendWithButtonAsync();
        var tap = _telegram.Taps(_wang, message, "甲");
        (await UpdatesAsync()).Single().GetProperty("callback_query").GetProperty("data").GetString().ShouldBe("a");
        (await AnswerAsync(tap, new string('答', 201))).Description.ShouldBe("Bad Request: MESSAGE_TOO_LONG");
        (await AnswerAsync(tap, "答对了")).Code.ShouldBe(200);
        (await _telegram.AnswerToAsync(tap)).Text.ShouldBe("答对了");
        (await AnswerAsync(tap, "答对了")).Description.ShouldBe("Bad Request: query is too old and response timeout expired or query ID is invalid");
        var late = _telegram.Taps(_wang, message, "甲");
        _clock.Advance(TimeSpan.FromSeconds(151));
        (await AnswerAsync(late, "")).Code.ShouldBe(400);
        _telegram.TooOld.Count.ShouldBe(2);
        Should.Throw<InvalidOperationException>(() => _telegram.Taps(_wang, message, "丁"));
    }

    [Fact]
    public async Task An_edit_changes_the_message_and_an_empty_edit_is_not_modified()
    {
        var message = await SendWithButtonAsync();
        var id = message.MessageId;
        (await _bot.CallAsync("editMessageText", new { chat_id = _wang.Id, message_id = id, text = "<b>对</b>", parse_mode = "HTML" })).Code.ShouldBe(200);
        (await _telegram.NextEditAsync(_wang.Id)).Text.ShouldBe("对");
        message.Buttons.ShouldBeEmpty();
        (await _bot.CallAsync("editMessageText", new { chat_id = _wang.Id, message_id = id, text = "<b>对</b>", parse_mode = "HTML" }))
            .Description.ShouldStartWith("Bad Request: message is not modified");
        (await _bot.CallAsync("editMessageReplyMarkup", new { chat_id = _wang.Id, message_id = id })).Code.ShouldBe(400);
        (await _bot.CallAsync("editMessageText", new { chat_id = _wang.Id, message_id = 999, text = "对" })).Description.ShouldBe("Bad Request: message to edit not found");
        (await _bot.CallAsync("editMessageCaption", new { chat_id = _wang.Id, message_id = id, caption = "对" })).Description.ShouldBe("Bad Request: there is no caption in the message to edit");
        (await _bot.CallAsync("editMessageText", new { chat_id = _wang.Id, message_id = _telegram.Says(_wang, "我"), text = "对" })).Description.ShouldBe("Bad Request: message can't be edited");
        message.Edits.ShouldBe(1);
        _telegram.NotModified.Count.ShouldBe(2);
    }

    private Task<RawAnswer> SendToAsync(long chatId) => _bot.CallAsync("sendMessage", new { chat_id = chatId, text = "谷雨" });

    private Task<RawAnswer> AnswerAsync(string tap, string text) => _bot.CallAsync("answerCallbackQuery", new { callback_query_id = tap, text });

    private async Task<SentMessage> SendWithButtonAsync()
    {
        (await SendButtonAsync(new { text = "甲", callback_data = "a" })).Code.ShouldBe(200);
        return await _telegram.NextMessageAsync(_wang.Id);
    }
}
