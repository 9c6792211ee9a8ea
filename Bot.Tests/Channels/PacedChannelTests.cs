using Bot.Channels;
using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>A channel behind its pacer.</summary>
public sealed class PacedChannelTests : IDisposable
{
    private static readonly ChannelAddress Wang = new("scripted", "wang");
    private static readonly OutboundMessage Hello = new(new("好", "好", "好"));

    private readonly PacerBench bench = new(new(30, 0, 0, 0, 1));
    private readonly CancellationTokenSource cancelling = new();

    [Fact]
    public async Task A_reply_waits_a_pause_out_and_goes_again()
    {
        var channel = new ScriptedChannel(Asks(seconds: 5), Takes("7"));
        var sending = Send(channel, Lane.Reply);
        bench.Advance(TimeSpan.FromSeconds(4.9));
        (sending.IsCompleted, channel.Calls).ShouldBe((false, 1));
        bench.Advance(TimeSpan.FromSeconds(0.2));
        (await Ended(sending)).ShouldBe(new SendResult.Sent("7"));
        channel.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_broadcast_message_is_handed_back_at_once_and_the_next_one_waits()
    {
        var channel = new ScriptedChannel(Asks(seconds: 5), Takes("7"));
        (await Ended(Send(channel, Lane.Bulk))).ShouldBe(new SendResult.RateLimited(TimeSpan.FromSeconds(5)));
        var next = Send(channel, Lane.Bulk);
        bench.Advance(TimeSpan.FromSeconds(4.9));
        channel.Calls.ShouldBe(1);
        bench.Advance(TimeSpan.FromSeconds(1));
        (await Ended(next)).ShouldBe(new SendResult.Sent("7"));
    }

    [Fact]
    public async Task A_reply_that_is_refused_again_and_again_is_given_up()
    {
        var channel = new ScriptedChannel(Asks(seconds: 1));
        var sending = Send(channel, Lane.Reply);
        bench.Advance(TimeSpan.FromSeconds(30));
        (await Ended(sending)).ShouldBeOfType<SendResult.RateLimited>();
        channel.Calls.ShouldBe(6);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled_but_no_call_can_be_cut_short()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var channel = new ScriptedChannel(() => answer.Task);
        var underWay = Send(channel, Lane.Bulk);
        var waiting = Send(channel, Lane.Bulk);
        bench.Do(cancelling.Cancel);
        waiting.IsCanceled.ShouldBeTrue();
        underWay.IsCompleted.ShouldBeFalse();
        channel.CouldBeCutShort.ShouldBeFalse();

        bench.Do(() => answer.SetResult(new SendResult.Sent("7")));
        (await Ended(underWay)).ShouldBe(new SendResult.Sent("7"));
        channel.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_throws_gives_its_place_back()
    {
        var channel = new ScriptedChannel(() => throw new InvalidOperationException("a bug"), Takes("7"));
        await Should.ThrowAsync<InvalidOperationException>(() => Send(channel, Lane.Bulk));
        bench.Advance(TimeSpan.FromSeconds(1));
        (await Ended(Send(channel, Lane.Bulk))).ShouldBe(new SendResult.Sent("7"));
    }

    [Fact]
    public async Task An_edit_waits_its_turn_like_a_reply()
    {
        var channel = new ScriptedChannel(Asks(seconds: 5), Takes("7"));
        var paced = Paced(channel);
        (await Ended(Send(channel, Lane.Bulk))).ShouldBeOfType<SendResult.RateLimited>();
        var editing = bench.Start(() => paced.EditAsync(Wang, "7", Hello, cancelling.Token));
        bench.Advance(TimeSpan.FromSeconds(4.9));
        editing.IsCompleted.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(0.2));
        (await Ended(editing)).ShouldBe(new SendResult.Sent("7"));
    }

    [Fact]
    public async Task Taps_are_acknowledged_at_once_but_not_during_a_pause()
    {
        var channel = new ScriptedChannel(Takes("7"));
        await Acknowledge(channel);
        channel.Acknowledged.ShouldBe(1);
        bench.Hold(TimeSpan.FromSeconds(5));
        await Acknowledge(channel);
        channel.Acknowledged.ShouldBe(1);
        bench.Advance(TimeSpan.FromSeconds(5));
        await Acknowledge(channel);
        channel.Acknowledged.ShouldBe(2);
    }

    public void Dispose()
    {
        cancelling.Dispose();
        bench.Dispose();
    }

    private static Func<Task<SendResult>> Asks(int seconds) => () => Task.FromResult<SendResult>(new SendResult.RateLimited(TimeSpan.FromSeconds(seconds)));

    private static Func<Task<SendResult>> Takes(string id) => () => Task.FromResult<SendResult>(new SendResult.Sent(id));

    private static Task<SendResult> Ended(Task<SendResult> sending)
    {
        sending.IsCompleted.ShouldBeTrue();
        return sending;
    }

    private PacedChannel Paced(ScriptedChannel channel) => new(channel, bench.Pacer, _ => false, bench.Time);

    private Task<SendResult> Send(ScriptedChannel channel, Lane lane) =>
        bench.Start(() => Paced(channel).SendAsync(Wang, Hello, lane, cancelling.Token));

    private Task Acknowledge(ScriptedChannel channel) => bench.Start(async () =>
    {
        await Paced(channel).AcknowledgeAsync(new() { Id = "1", Conversation = Wang, Kind = UpdateKind.Choice }, cancelling.Token);
        return true;
    });
}
