using Bot.Deliveries;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

/// <summary>Whatever happens, in whatever order: see <see cref="LedgerLife"/> for what holds after each step.</summary>
public class LedgerHistoryTests
{
    private const int People = 8;

    private static readonly Arbitrary<(bool ResendDoubted, LedgerStep[] Steps)> Histories = (
        from resend in Gen.Elements(true, false)
        from steps in LedgerStep.Any.ArrayOf()
        select (resend, steps)).ToArbitrary();

    [Fact]
    public void Every_history_keeps_the_ledger_straight_and_comes_to_an_end() => Prop.ForAll(Histories, async history =>
    {
        await using var under = new LedgerUnderTest();
        var people = await under.AddManyAsync(People);
        var broadcast = await under.BroadcastAsync(history.ResendDoubted);
        var life = new LedgerLife(under, broadcast, history.ResendDoubted, people);
        foreach (var step in history.Steps)
        {
            await life.PlayAsync(step);
        }

        await life.EndAsync();
        (await under.Ledger.HasOpenAsync(broadcast)).ShouldBeFalse();
        var counts = await under.Ledger.CountAsync(broadcast);
        counts.Total.ShouldBe(People);
        (counts[DeliveryState.Pending] + counts[DeliveryState.Sending] + counts[DeliveryState.Retrying]).ShouldBe(0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithEndSize(60));
}
