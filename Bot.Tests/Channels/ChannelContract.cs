using Bot.Channels;
using Bot.Content.Rendering;
using Bot.Messaging;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels;

/// <summary>What every channel promises, whatever platform is behind it.</summary>
public abstract partial class ChannelContract : IAsyncLifetime
{
    private const string Picture = "images/less-salt.png";

    private protected ContentFolder Content { get; } = new();

    private protected BotUnderTest Bot { get; private set; } = null!;

    private protected IChannel Channel => Bot.Get<ChannelDirectory>().Find(Name)!;

    private protected abstract string Name { get; }

    /// <summary>Somebody who can be written to, and somebody else.</summary>
    private protected abstract (ChannelAddress One, ChannelAddress Other) People { get; }

    public virtual async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Content.Root, "images"));
        File.Copy(Path.Combine(Repository.Root, "content", "images", "health-less-salt.png"), Path.Combine(Content.Root, Picture));
        Bot = await ConnectAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Content.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_arrives_and_its_id_is_known()
    {
        var first = await SendAsync(Text("谷雨"));
        var second = await SendAsync(Text("立夏"));

        Id(first).ShouldNotBe(Id(second));
        (await ArrivedAsync()).Select(m => m.Text).ShouldBe(["谷雨", "立夏"]);
    }

    [Fact]
    public async Task Markup_is_shown_and_what_only_looks_like_it_is_text()
    {
        await SendAsync(Text("**粗** <b>&\"</b> 1 < 2"));

        (await ArrivedAsync()).Single().Text.ShouldBe("粗 <b>&\"</b> 1 < 2");
    }

    [Fact]
    public async Task Buttons_arrive_in_their_rows()
    {
        await SendAsync(Text("?") with { Choices = [[new("是 <&>", "q:1"), new("否", "q:2")], [new("不知道", "q:3")]] });

        (await ArrivedAsync()).Single().Buttons.ShouldBe("是 <&>=q:1 否=q:2 | 不知道=q:3");
    }

    [Fact]
    public async Task The_longest_text_arrives_and_a_longer_one_is_refused_without_a_call()
    {
        (await SendAsync(Text(new string('<', Channel.Capabilities.MaxText)))).ShouldBeOfType<SendResult.Sent>();

        await IsRefusedWithoutACallAsync(() => SendAsync(Text(new string('字', Channel.Capabilities.MaxText + 1))));
    }

    [Fact]
    public async Task A_text_too_long_beside_a_picture_is_refused_without_a_call() =>
        await IsRefusedWithoutACallAsync(() => SendAsync(Text(new string('字', Channel.Capabilities.MaxCaption + 1)) with { Image = Picture }));

    [Fact]
    public async Task A_picture_arrives_with_its_text_and_buttons()
    {
        (await SendAsync(Text("少吃**盐**") with { Image = Picture, Choices = [[new("好", "q:1")]] })).ShouldBeOfType<SendResult.Sent>();

        var (text, buttons, picture) = (await ArrivedAsync()).Single();
        (text, buttons).ShouldBe(("少吃盐", "好=q:1"));
        picture.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(Content.Root, Picture), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_message_that_still_waits_can_be_called_off()
    {
        Bot.Services.GetRequiredKeyedService<Pacer>(Name).Hold(TimeSpan.FromHours(1));
        using var cancel = new CancellationTokenSource();
        var send = Channel.SendAsync(People.One, Text("谷雨"), Lane.Bulk, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => send);

        (await ArrivedAsync()).ShouldBeEmpty();
    }

    private protected abstract Task<BotUnderTest> ConnectAsync();

    /// <summary>What the first person sees, oldest first; buttons as <c>label=code</c>, rows parted by a stroke.</summary>
    private protected abstract Task<IReadOnlyList<(string Text, string Buttons, byte[]? Picture)>> ArrivedAsync();

    /// <summary>How often the platform was bothered.</summary>
    private protected abstract Task<long> CallsAsync();

    private protected Task<SendResult> SendAsync(OutboundMessage message) => Channel.SendAsync(People.One, message, Lane.Reply, TestContext.Current.CancellationToken);

    private protected static OutboundMessage Text(string markdown) => new(MarkdownRenderer.Render(markdown));

    private protected static string Id(SendResult result) => result.ShouldBeOfType<SendResult.Sent>().MessageId;

    private async Task IsRefusedWithoutACallAsync(Func<Task<SendResult>> send)
    {
        var before = await CallsAsync();
        (await send()).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.BadContent);
        (await CallsAsync()).ShouldBe(before);
    }
}
