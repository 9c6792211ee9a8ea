using Bot.Dispatching;
using Bot.Messaging;
using Bot.Tests.Builders;

namespace Bot.Tests.Dispatching;

/// <summary>What every store of updates must do.</summary>
public abstract class UpdateStoreContract
{
    private static readonly DateTimeOffset Now = Instants.At("2026-03-02T07:00:00Z");

    private protected abstract IUpdateStore Store { get; }

    [Fact]
    public async Task What_came_before_is_not_new_again_even_in_one_batch()
    {
        (await Store.AddAsync([Update("1"), Update("2")], Now)).ShouldBe([Update("1"), Update("2")]);
        (await Store.AddAsync([Update("2"), Update("3"), Update("3"), Update("1")], Now)).ShouldBe([Update("3")]);
        (await Store.AddAsync([Update("1", channel: "webchat")], Now)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(UpdateOutcome.Handled)]
    [InlineData(UpdateOutcome.Failed)]
    [InlineData(UpdateOutcome.Ignored)]
    internal async Task Closed_it_is_open_no_more_and_still_known(UpdateOutcome outcome)
    {
        await Store.AddAsync([Update("1"), Update("2")], Now);
        await Store.CloseAsync(Update("1"), outcome, "why", Now);
        (await Store.ListOpenAsync()).ShouldBe([Update("2") with { ReceivedAt = Now }]);
        (await Store.AddAsync([Update("1")], Now)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ones_come_oldest_first_and_by_number_where_they_came_together()
    {
        await Store.AddAsync([Update("8"), Update("9"), Update("10"), Update("11")], Now);
        await Store.AddAsync([Update("7")], Now.AddSeconds(1));
        (await Store.ListOpenAsync()).Select(u => u.Id).ShouldBe(["8", "9", "10", "11", "7"]);
    }

    [Fact]
    public async Task Only_what_has_ended_before_is_forgotten()
    {
        await Store.AddAsync([Update("old"), Update("late"), Update("open")], Now);
        await Store.CloseAsync(Update("old"), UpdateOutcome.Handled, null, Now);
        await Store.CloseAsync(Update("late"), UpdateOutcome.Handled, null, Now.AddDays(2));
        (await Store.ForgetAsync(Now)).ShouldBe(0, "not those of that very instant");
        (await Store.ForgetAsync(Now.AddDays(1))).ShouldBe(1);
        (await Store.ListOpenAsync()).ShouldBe([Update("open") with { ReceivedAt = Now }]);
        (await Store.AddAsync([Update("old"), Update("late"), Update("open")], Now)).ShouldBe([Update("old")]);
    }

    private static InboundUpdate Update(string id, string channel = "telegram") => new(channel, id, $"{{\"id\":\"{id}\"}}");
}
