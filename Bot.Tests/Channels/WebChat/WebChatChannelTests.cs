using System.Net;
using System.Text.RegularExpressions;
using Bot.Channels.WebChat;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Fakes;

namespace Bot.Tests.Channels.WebChat;

public sealed partial class WebChatChannelTests : ChannelContract
{
    private protected override string Name => "webchat";

    private protected override (ChannelAddress One, ChannelAddress Other) People { get; } = (new("webchat", "one"), new("webchat", "other"));

    [Fact]
    public async Task What_the_visitor_wrote_cannot_be_changed()
    {
        var (own, _) = await Bot.Get<IWebChatStore>().AddAsync("one", new() { Html = "<p>我写的</p>", At = TimeProvider.System.GetUtcNow() });

        (await Channel.EditAsync(People.One, $"{own.Id}", Text("别的"), TestContext.Current.CancellationToken)).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.Stale);

        (await ArrivedAsync()).Single().Text.ShouldBe("我写的");
    }

    [Fact]
    public async Task An_open_page_sees_a_message_and_its_change()
    {
        using var page = Bot.Get<WebChatHub>().Open("one").ShouldNotBeNull();
        using var others = Bot.Get<WebChatHub>().Open("other").ShouldNotBeNull();

        var id = Id(await SendAsync(Text("谷雨")));
        await Channel.EditAsync(People.One, id, Text("立夏"), TestContext.Current.CancellationToken);

        (await page.Events.ReadAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(e => e.Kind.ShouldBe("message"), e => e.Message.Html.ShouldContain("谷雨"));
        (await page.Events.ReadAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(e => e.Kind.ShouldBe("edit"), e => e.Message.Html.ShouldContain("立夏"));
        others.Events.TryRead(out _).ShouldBeFalse();
    }

    private protected override Task<BotUnderTest> ConnectAsync() => BotUnderTest.StartAsync(Content);

    private protected override async Task<IReadOnlyList<(string Text, string Buttons, byte[]? Picture)>> ArrivedAsync()
    {
        using var http = new HttpClient { BaseAddress = Bot.Address };
        var seen = new List<(string, string, byte[]?)>();
        foreach (var message in await Bot.Get<IWebChatStore>().PageAsync("one", null, 100))
        {
            seen.Add((
                WebUtility.HtmlDecode(Tag().Replace(message.Html, "")),
                string.Join(" | ", (message.Choices ?? []).Select(row => string.Join(' ', row.Select(c => $"{c.Label}={c.Code}")))),
                message.Image is null ? null : await http.GetByteArrayAsync(new Uri(message.Image, UriKind.Relative), TestContext.Current.CancellationToken)));
        }

        return seen;
    }

    private protected override Task<long> CallsAsync() =>
        Bot.Get<Database>().ReadAsync(session => session.ScalarAsync<long>("select coalesce(sum(version + 1), 0) from webchat_messages"));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
