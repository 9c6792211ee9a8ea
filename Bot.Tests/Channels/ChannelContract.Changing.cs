using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <content>Changing and taking back what was sent.</content>
public abstract partial class ChannelContract
{
    [Fact]
    public async Task A_message_can_be_changed_but_not_into_one_too_long()
    {
        var id = Id(await SendAsync(Text("谷雨") with { Choices = [[new("好", "q:1")]] }));

        (await EditAsync(id, Text("立夏"))).ShouldBe(new SendResult.Sent(id));
        await IsRefusedWithoutACallAsync(() => EditAsync(id, Text(new string('字', Channel.Capabilities.MaxText + 1))));

        (await ArrivedAsync()).ShouldBe([("立夏", "", null)]);
    }

    [Theory]
    [InlineData("987654")]
    [InlineData("no number")]
    public async Task A_message_that_is_not_there_is_stale(string id)
    {
        (await EditAsync(id, Text("立夏"))).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.Stale);
        (await RecallAsync(id)).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.Stale);
    }

    [Fact]
    public async Task A_message_to_somebody_else_cannot_be_changed()
    {
        var id = Id(await SendAsync(Text("谷雨")));

        (await Channel.EditAsync(People.Other, id, Text("立夏"), TestContext.Current.CancellationToken)).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.Stale);

        (await ArrivedAsync()).Single().Text.ShouldBe("谷雨");
    }

    [Fact]
    public async Task A_message_can_be_taken_back()
    {
        var id = Id(await SendAsync(Text("谷雨")));

        (await RecallAsync(id)).ShouldBe(new SendResult.Sent(id));

        (await ArrivedAsync()).ShouldNotContain(m => m.Text == "谷雨");
    }

    private Task<SendResult> EditAsync(string id, OutboundMessage message) => Channel.EditAsync(People.One, id, message, TestContext.Current.CancellationToken);

    private Task<SendResult> RecallAsync(string id) => Channel.RecallAsync(People.One, id, TestContext.Current.CancellationToken);
}
