using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tips;

namespace Bot.Tests.Tips;

/// <summary>What every history of tips must do.</summary>
public abstract class TipHistoryContract
{
    private protected abstract ITipHistory History { get; }

    private protected abstract Crowd Crowd { get; }

    [Fact]
    public async Task What_somebody_asked_for_is_remembered_with_its_last_time()
    {
        var wang = await Crowd.JoinAsync("1");
        var li = await Crowd.JoinAsync("2");
        await History.NoteAsync(wang.Id, "one", Crowd.Now);
        await History.NoteAsync(wang.Id, "one", Crowd.Now.AddDays(2));
        await History.NoteAsync(wang.Id, "two", Crowd.Now.AddDays(1));
        (await History.OfAsync(wang.Id)).OrderBy(h => h.Key).Select(h => (h.Key, h.Value)).ShouldBe([("one", Crowd.Now.AddDays(2)), ("two", Crowd.Now.AddDays(1))]);
        (await History.OfAsync(li.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_broadcast_brought_counts_too_and_what_it_did_not_bring_does_not()
    {
        var wang = await Crowd.JoinAsync("1");
        var li = await Crowd.JoinAsync("2");
        var claims = await Crowd.ClaimAsync(await Crowd.BroadcastAsync("sent"));
        await Crowd.SettleAsync(claims[0], DeliveryState.Sent);
        await Crowd.SettleAsync(claims[1], DeliveryState.Failed);
        (await History.OfAsync(wang.Id)).ShouldHaveSingleItem().ShouldBe(new("sent", Crowd.Now));
        (await History.OfAsync(li.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_broadcast_and_an_answer_the_later_counts()
    {
        var wang = await Crowd.JoinAsync("1");
        await Crowd.SettleAsync((await Crowd.ClaimAsync(await Crowd.BroadcastAsync("one")))[0], DeliveryState.Sent);
        await History.NoteAsync(wang.Id, "one", Crowd.Now.AddDays(-1));
        (await History.OfAsync(wang.Id))["one"].ShouldBe(Crowd.Now);
    }
}
