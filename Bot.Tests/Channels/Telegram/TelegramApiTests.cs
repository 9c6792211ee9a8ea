using Bot.Channels.Telegram;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SentMessage = Bot.Channels.Telegram.SentMessage;

namespace Bot.Tests.Channels.Telegram;

/// <summary>The client of the Bot API throws for nothing that the server or the network does, and knows what may have arrived.</summary>
public sealed class TelegramApiTests : IAsyncLifetime
{
    private static readonly byte[] Body = """{"text":"谷雨"}"""u8.ToArray();

    private readonly ManualClock clock = new(TimeProvider.System.GetUtcNow());
    private FakeTelegram telegram = null!;
    private TelegramApi api = null!;
    private FakeUser wang = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        api = new(new() { Token = telegram.Token, BaseUrl = telegram.BaseUrl }, clock);
        wang = telegram.NewUser(started: true);
    }

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await telegram.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(FaultKind.ServerError), 0)]
    [InlineData(nameof(FaultKind.BadGatewayPage), 0)]
    [InlineData(nameof(FaultKind.ResetBeforeAccept), 0)]
    [InlineData(nameof(FaultKind.ResetAfterAccept), 1)]
    [InlineData(nameof(FaultKind.HalfBody), 1)]
    public async Task Whatever_the_server_heard_may_have_arrived(string fault, int arrived)
    {
        telegram.FaultFor = _ => Enum.Parse<FaultKind>(fault);

        (await SendAsync()).ShouldBeOfType<ApiResult<SentMessage>.NoAnswer>().MayHaveArrived.ShouldBeTrue();
        telegram.Messages.Count.ShouldBe(arrived);
    }

    [Fact]
    public async Task Half_a_minute_of_silence_is_no_answer()
    {
        telegram.FaultFor = _ => FaultKind.SilenceAfterAccept;
        var send = SendAsync();
        await Eventually.HoldsAsync(() => telegram.Messages.Count == 1, "the message has arrived");
        clock.Advance(TimeSpan.FromSeconds(29));
        send.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));

        (await send).ShouldBeOfType<ApiResult<SentMessage>.NoAnswer>().MayHaveArrived.ShouldBeTrue();
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_arrived()
    {
        using var nowhere = new TelegramApi(new() { Token = telegram.Token, BaseUrl = "http://127.0.0.1:9" }, TimeProvider.System);

        (await nowhere.GetMeAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<ApiResult<BotUser>.NoAnswer>().MayHaveArrived.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_is_the_only_thing_that_throws()
    {
        telegram.FaultFor = _ => FaultKind.SilenceBeforeAccept;
        using var cancel = new CancellationTokenSource();
        var call = api.GetMeAsync(cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(200, "text/html", "<html>Please log in to the network</html>")]
    [InlineData(403, "text/html; charset=gb2312", "<html>Forbidden by the proxy</html>")]
    [InlineData(200, "application/json; charset=klingon", "{\"ok\":true,\"result\":{\"id\":1}}")]
    [InlineData(200, "", "")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "{\"ok\":true,\"result\":\"not a user\"}")]
    public async Task What_is_no_answer_of_Telegrams_is_no_answer(int status, string type, string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var proxy = builder.Build();
        proxy.Run(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type.Length > 0 ? type : null;
            await context.Response.WriteAsync(body);
        });
        await proxy.StartAsync(TestContext.Current.CancellationToken);
        using var behind = new TelegramApi(new() { Token = "1:x", BaseUrl = proxy.Urls.Single() }, TimeProvider.System);

        (await behind.GetMeAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<ApiResult<BotUser>.NoAnswer>();
    }

    private Task<ApiResult<SentMessage>> SendAsync() => api.SendMessageAsync(wang.Id, Body, TestContext.Current.CancellationToken);
}
