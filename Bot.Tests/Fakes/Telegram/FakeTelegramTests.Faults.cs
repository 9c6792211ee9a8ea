namespace Bot.Tests.Fakes.Telegram;

public sealed partial class FakeTelegramTests
{
    [Fact]
    public async Task A_broken_limit_stops_every_call_until_retry_after_has_passed()
    {
        (_telegram.Options.MessagesPerSecond, _telegram.Options.RetryAfterSeconds) = (2, 7);
        var users = _telegram.NewUsers(3);
        (await SendToAsync(users[0].Id)).Code.ShouldBe(200);
        (await SendToAsync(users[1].Id)).Code.ShouldBe(200);
        var refused = await SendToAsync(users[2].Id);
        refused.Code.ShouldBe(429);
        refused.Parameters.GetProperty("retry_after").GetInt32().ShouldBe(7);
        _clock.Advance(TimeSpan.FromSeconds(3));
        (await _bot.CallAsync("getMe")).Parameters.GetProperty("retry_after").GetInt32().ShouldBe(4);
        _clock.Advance(TimeSpan.FromSeconds(4));
        (await SendToAsync(users[2].Id)).Code.ShouldBe(200);
        _telegram.Throttled.Count.ShouldBe(2);
        _telegram.Refused.ShouldBeEmpty();
        _telegram.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_chat_takes_a_burst_and_then_one_a_second()
    {
        _telegram.Options.MessagesPerChatPerSecond = 1;
        for (var i = 0; i < 3; i++)
            (await SendToAsync(_wang.Id)).Code.ShouldBe(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await SendToAsync(_wang.Id)).Code.ShouldBe(200);
        (await SendToAsync(_wang.Id)).Code.ShouldBe(429);
    }

    [Fact]
    public async Task One_group_takes_so_many_a_minute()
    {
        _telegram.Options.MessagesPerGroupPerMinute = 2;
        var group = _telegram.NewGroup("红旗村", _wang);
        _telegram.AddsBotTo(group, _wang);
        (await SendToAsync(group.Id)).Code.ShouldBe(200);
        (await SendToAsync(group.Id)).Code.ShouldBe(200);
        (await SendToAsync(group.Id)).Code.ShouldBe(429);
        _clock.Advance(TimeSpan.FromSeconds(60));
        (await SendToAsync(group.Id)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_staged_server_error_accepts_nothing()
    {
        _telegram.FaultFor = call => call.ChatId == _wang.Id ? FaultKind.ServerError : FaultKind.None;
        (await SendToAsync(_wang.Id)).Code.ShouldBe(502);
        _telegram.Messages.ShouldBeEmpty();
        _telegram.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeAccept, 0)]
    [InlineData(FaultKind.ResetAfterAccept, 1)]
    [InlineData(FaultKind.HalfBody, 1)]
    internal async Task A_reset_leaves_the_bot_in_doubt(FaultKind fault, int accepted)
    {
        _telegram.FaultFor = call => call.Method == "sendMessage" ? fault : FaultKind.None;
        await Should.ThrowAsync<HttpRequestException>(() => SendToAsync(_wang.Id));
        _telegram.Messages.Count.ShouldBe(accepted);
    }

    [Theory]
    [InlineData(FaultKind.SilenceBeforeAccept, 0)]
    [InlineData(FaultKind.SilenceAfterAccept, 1)]
    internal async Task Silence_lasts_until_the_bot_gives_up(FaultKind fault, int accepted)
    {
        _telegram.FaultFor = _ => fault;
        _bot.Http.Timeout = TimeSpan.FromMilliseconds(200);
        await Should.ThrowAsync<OperationCanceledException>(() => SendToAsync(_wang.Id));
        _telegram.Messages.Count.ShouldBe(accepted);
    }

    [Fact]
    public async Task Shares_of_faults_fall_the_same_way_for_the_same_seed()
    {
        _telegram.Options.ServerErrorShare = 0.3;
        await using var twin = await FakeTelegram.StartAsync(new() { ServerErrorShare = 0.3 });
        using var twinBot = new RawCaller(twin);
        var user = twin.NewUser(started: true);
        var codes = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            codes.Add((await SendToAsync(_wang.Id)).Code);
            (await twinBot.CallAsync("sendMessage", new { chat_id = user.Id, text = "谷雨" })).Code.ShouldBe(codes[^1]);
        }
        codes.Count(code => code == 502).ShouldBeInRange(4, 24);
        _telegram.Messages.Count.ShouldBe(codes.Count(code => code == 200));
    }

    [Fact]
    public async Task Each_message_is_returned_once_and_waiting_has_an_end()
    {
        await _bot.SendAsync(_wang.Id, "一");
        await _bot.SendAsync(_wang.Id, "二");
        (await _telegram.NextMessageAsync(_wang.Id, m => m.Text == "二")).Text.ShouldBe("二");
        (await _telegram.NextMessageAsync(_wang.Id)).Text.ShouldBe("一");
        var nothing = await Should.ThrowAsync<TimeoutException>(() => _telegram.NextMessageAsync(_wang.Id, timeout: TimeSpan.FromMilliseconds(50)));
        nothing.Message.ShouldContain("二");
        var coming = _telegram.NextMessageAsync(_wang.Id);
        await _bot.SendAsync(_wang.Id, "三");
        (await coming).Text.ShouldBe("三");
        await _telegram.QuietAsync(TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public async Task Calls_in_flight_are_counted()
    {
        _telegram.Options.Latency = TimeSpan.FromMilliseconds(100);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendToAsync(_wang.Id)));
        _telegram.PeakConcurrency.ShouldBe(5);
        _telegram.Options.MaxActive = 2;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendToAsync(_wang.Id)));
        _telegram.Throttled.ShouldNotBeEmpty();
    }
}
