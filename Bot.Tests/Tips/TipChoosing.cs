using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tips;

namespace Bot.Tests.Tips;

/// <summary>Which tip comes next.</summary>
public class TipChoosing
{
    private static readonly DateOnly Today = new(2026, 12, 20);
    private static readonly Traits Anybody = new([], null, null, []);

    [Fact]
    public void What_was_never_given_comes_first_then_what_was_given_longest_ago()
    {
        Tip[] tips = [Tip("a"), Tip("b"), Tip("c")];
        Next(tips).ShouldBe("a");
        Next(tips, ("a", 1)).ShouldBe("b");
        Next(tips, ("a", 1), ("b", 5)).ShouldBe("c");
        Next(tips, ("a", 1), ("b", 5), ("c", 9)).ShouldBe("c");
    }

    [Fact]
    public void Everything_has_its_turn_before_anything_comes_again()
    {
        Tip[] tips = [Tip("a"), Tip("b"), Tip("c"), Tip("d", "12-01", "12-24")];
        var given = new List<(string, int)>();
        var turns = Enumerable.Range(0, 8).Select(day =>
        {
            var next = Next(tips, [.. given])!;
            given.RemoveAll(g => g.Item1 == next);
            given.Add((next, -day));
            return next;
        });
        turns.ShouldBe(["d", "a", "b", "c", "d", "a", "b", "c"]);
    }

    [Fact]
    public void Among_equals_the_one_whose_season_ends_soonest_comes_first() =>
        Next([Tip("a"), Tip("b", "12-01", "12-31"), Tip("z", "12-01", "12-24")]).ShouldBe("z");

    [Fact]
    public void A_season_over_new_year_ends_in_the_next_year() =>
        Next([Tip("a", "12-01", "01-05"), Tip("b", "12-01", "12-31")]).ShouldBe("b");

    [Fact]
    public void A_season_that_ends_today_comes_before_one_that_ends_tomorrow() =>
        Next([Tip("a", "12-01", "12-21"), Tip("b", "12-01", "12-20")]).ShouldBe("b");

    [Theory]
    [InlineData("2026-02-25", "b")] // not a leap year: both end on the 28th, the id decides
    [InlineData("2028-02-25", "c")] // a leap year: the 28th is sooner
    public void A_season_until_the_29th_of_February_ends_on_the_last_day_of_February(string today, string first) =>
        TipChoice.Next([Tip("b", "02-01", "02-29"), Tip("c", "02-01", "02-28")], Anybody, Instants.Day(today), _ => null, Advice.Catalog()).ShouldNotBeNull().Tip.Id.ShouldBe(first);

    [Fact]
    public void With_a_season_comes_before_without() => Next([Tip("a"), Tip("b", "12-01", "11-30")]).ShouldBe("b");

    [Fact]
    public void What_is_out_of_season_or_overdue_or_does_not_fit_is_left_out()
    {
        var overdue = Tip("a") with { Review = new("somebody", new(2025, 1, 1), new(2026, 12, 19)) };
        Next([overdue, Tip("b", "03-01", "04-01"), Tip("c") with { Regions = ["37"] }, Tip("d")]).ShouldBe("d");
        Next([overdue, Tip("b", "03-01", "04-01")]).ShouldBeNull();
    }

    private static Tip Tip(string id, string? from = null, string? until = null) => Advice.Tip(id, from: from, until: until);

    private static string? Next(Tip[] tips, params (string Tip, int HoursAgo)[] given) =>
        TipChoice.Next(tips, Anybody, Today, id => given.Any(g => g.Tip == id) ? Instants.At("2026-12-20").AddHours(-given.First(g => g.Tip == id).HoursAgo) : null, Advice.Catalog())?.Tip.Id;
}
