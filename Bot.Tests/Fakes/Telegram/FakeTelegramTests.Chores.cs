namespace Bot.Tests.Fakes.Telegram;

public sealed partial class FakeTelegramTests
{
    [Fact]
    public async Task A_message_may_be_deleted_for_48_hours()
    {
        var id = await _bot.SendAsync(_wang.Id, "谷雨");
        (await _bot.CallAsync("deleteMessage", new { chat_id = _wang.Id, message_id = id })).Code.ShouldBe(200);
        _telegram.Messages.Single().Deleted.ShouldBeTrue();
        (await _bot.CallAsync("deleteMessage", new { chat_id = _wang.Id, message_id = id })).Description.ShouldBe("Bad Request: message to delete not found");
        var old = await _bot.SendAsync(_wang.Id, "立夏");
        _clock.Advance(TimeSpan.FromHours(48));
        (await _bot.CallAsync("deleteMessage", new { chat_id = _wang.Id, message_id = old })).Description.ShouldBe("Bad Request: message can't be deleted for everyone");
    }

    [Fact]
    public async Task Up_to_100_messages_are_deleted_at_once()
    {
        long[] ids = [await _bot.SendAsync(_wang.Id, "一"), await _bot.SendAsync(_wang.Id, "二")];
        (await _bot.CallAsync("deleteMessages", new { chat_id = _wang.Id, message_ids = ids.Append(77) })).Code.ShouldBe(200);
        _telegram.Messages.ShouldAllBe(m => m.Deleted);
        (await _bot.CallAsync("deleteMessages", new { chat_id = _wang.Id, message_ids = Enumerable.Range(1, 101) })).Code.ShouldBe(400);
        (await _bot.CallAsync("deleteMessages", new { chat_id = _wang.Id, message_ids = Array.Empty<int>() })).Code.ShouldBe(400);
    }

    [Fact]
    public async Task Message_ids_of_a_supergroup_run_apart()
    {
        var group = _telegram.NewGroup("红旗村", _wang);
        _telegram.AddsBotTo(group, _wang);
        var there = _telegram.MigratesToSupergroup(group);
        (await _bot.SendAsync(there, "二")).ShouldBeLessThan(await _bot.SendAsync(_wang.Id, "一"));
    }

    [Theory]
    [InlineData("tip", "今日提示", "zh", 200)]
    [InlineData("Tip", "今日提示", "zh", 400)]
    [InlineData("每日", "今日提示", "zh", 400)]
    [InlineData("tip", "", "zh", 400)]
    [InlineData("tip", "今日提示", "zh-hans", 400)]
    public async Task Commands_have_small_names_a_description_and_a_language_of_two_letters(string command, string description, string language_code, int code)
    {
        var commands = new[] { new { command, description } };
        (await _bot.CallAsync("setMyCommands", new { commands, language_code, scope = new { type = "all_private_chats" } })).Code.ShouldBe(code);
        if (code == 200)
            (await _bot.CallAsync("getMyCommands", new { language_code, scope = new { type = "all_private_chats" } })).Result[0].GetProperty("command").GetString().ShouldBe(command);
    }

    [Fact]
    public async Task There_are_at_most_100_commands_and_no_scope_of_fancy()
    {
        var commands = Enumerable.Range(1, 101).Select(i => new { command = $"c{i}", description = "提示" });
        (await _bot.CallAsync("setMyCommands", new { commands })).Code.ShouldBe(400);
        (await _bot.CallAsync("setMyCommands", new { commands = commands.Take(100) })).Code.ShouldBe(200);
        (await _bot.CallAsync("setMyCommands", new { commands = commands.Take(1), scope = new { type = "village" } })).Code.ShouldBe(400);
        (await _bot.CallAsync("setMyCommands", new { commands = commands.Take(1), scope = new { type = "chat" } })).Code.ShouldBe(400);
    }

    [Fact]
    public async Task Descriptions_have_their_lengths()
    {
        (await _bot.CallAsync("setMyDescription", new { description = new string('谷', 512), language_code = "zh" })).Code.ShouldBe(200);
        (await _bot.CallAsync("setMyDescription", new { description = new string('谷', 513) })).Code.ShouldBe(400);
        (await _bot.CallAsync("setMyShortDescription", new { short_description = new string('谷', 120) })).Code.ShouldBe(200);
        (await _bot.CallAsync("setMyShortDescription", new { short_description = new string('谷', 121) })).Code.ShouldBe(400);
        _telegram.Descriptions["zh"].Length.ShouldBe(512);
        _telegram.ShortDescriptions[""].Length.ShouldBe(120);
    }

    [Theory]
    [InlineData("typing", 200)]
    [InlineData("thinking", 400)]
    public async Task A_chat_action_must_be_a_known_one(string action, int code) =>
        (await _bot.CallAsync("sendChatAction", new { chat_id = _wang.Id, action })).Code.ShouldBe(code);

    [Fact]
    public async Task A_vote_in_a_named_quiz_is_told()
    {
        (await SendQuizAsync(options: [new { text = "甲" }, new { text = "乙" }], is_anonymous: false)).Code.ShouldBe(200);
        var quiz = await _telegram.NextMessageAsync(_wang.Id);
        _telegram.Votes(_wang, quiz, 1);
        var answer = (await UpdatesAsync()).Single(u => u.TryGetProperty("poll_answer", out _)).GetProperty("poll_answer");
        answer.GetProperty("option_ids")[0].GetInt32().ShouldBe(1);
        answer.GetProperty("poll_id").GetString().ShouldBe(quiz.Poll!.Id);
        Should.Throw<InvalidOperationException>(() => _telegram.Votes(_wang, quiz, 0));
    }

    [Fact]
    public async Task A_vote_in_an_anonymous_quiz_is_not_told()
    {
        (await SendQuizAsync()).Code.ShouldBe(200);
        _telegram.Votes(_wang, await _telegram.NextMessageAsync(_wang.Id), 1);
        (await UpdatesAsync()).Where(u => u.TryGetProperty("poll_answer", out _)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiz_keeps_its_limits()
    {
        (await SendQuizAsync(question: new string('问', 300))).Code.ShouldBe(200);
        (await SendQuizAsync(question: new string('问', 301))).Code.ShouldBe(400);
        (await SendQuizAsync(options: [new { text = "甲" }])).Code.ShouldBe(400);
        (await SendQuizAsync(options: [.. Enumerable.Range(1, 13).Select(i => new { text = $"{i}" })])).Code.ShouldBe(400);
        (await SendQuizAsync(options: ["甲", "乙"])).Code.ShouldBe(400);
        (await SendQuizAsync(options: [new { text = new string('甲', 101) }, new { text = "乙" }])).Code.ShouldBe(400);
        (await SendQuizAsync(correct: [2])).Code.ShouldBe(400);
        (await SendQuizAsync(correct: [])).Code.ShouldBe(400);
        (await SendQuizAsync(explanation: new string('因', 201))).Code.ShouldBe(400);
        (await SendQuizAsync(explanation: "一\n二\n三\n四")).Code.ShouldBe(400);
        (await SendQuizAsync(open_period: 4)).Code.ShouldBe(400);
    }

    private Task<RawAnswer> SendQuizAsync(string question = "小麦何时返青？", object[]? options = null, int[]? correct = null,
        string explanation = "见教材", bool is_anonymous = true, int open_period = 600) => _bot.CallAsync("sendPoll", new
        {
            chat_id = _wang.Id,
            question,
            options = options ?? [new { text = "春" }, new { text = "秋" }],
            type = "quiz",
            correct_option_ids = correct ?? [0],
            explanation,
            is_anonymous,
            open_period,
        });
}
