using Bot.Deliveries;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

public class FairShareTests
{
    private static readonly Arbitrary<(int Room, int[] Weights, int Turn)> Any = (
        from room in Gen.Choose(-2, 100)
        from weights in Gen.Choose(1, 50).ArrayOf()
        from turn in Gen.Choose(0, 1000)
        select (room, weights, turn)).ToArbitrary();

    [Fact]
    public void All_of_the_room_is_given_and_no_more() => Prop.ForAll(Any, any =>
    {
        var shares = FairShare.Split(any.Room, any.Weights, any.Turn);
        shares.Length.ShouldBe(any.Weights.Length);
        shares.ShouldAllBe(s => s >= 0);
        shares.Sum().ShouldBe(any.Weights.Length == 0 ? 0 : Math.Max(0, any.Room));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_gets_less_than_their_weight_is_due() => Prop.ForAll(Any, any =>
    {
        var shares = FairShare.Split(any.Room, any.Weights, any.Turn);
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i].ShouldBeGreaterThanOrEqualTo(Math.Max(0, any.Room) * any.Weights[i] / any.Weights.Sum());
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_small_the_room_everybody_gets_something_within_a_round_of_turns() => Prop.ForAll(Any, any =>
    {
        var all = new int[any.Weights.Length];
        for (var turn = any.Turn; turn < any.Turn + all.Length; turn++)
        {
            var shares = FairShare.Split(Math.Max(1, any.Room), any.Weights, turn);
            all = [.. all.Zip(shares, (sum, share) => sum + share)];
        }

        all.ShouldAllBe(sum => sum > 0);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(15, new[] { 1 }, new[] { 15 })]
    [InlineData(15, new[] { 1, 1 }, new[] { 8, 7 })]
    [InlineData(16, new[] { 3, 1 }, new[] { 12, 4 })]
    [InlineData(1, new[] { 10, 1 }, new[] { 1, 0 })]
    public void Shares_follow_the_weights(int room, int[] weights, int[] shares) => FairShare.Split(room, weights, turn: 0).ShouldBe(shares);
}
