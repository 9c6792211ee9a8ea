using Bot.Content.Seasons;
using Bot.Tests.Builders;
using FsCheck.Fluent;

namespace Bot.Tests.Content.Seasons;

/// <summary>Stretches of days that come back every year.</summary>
public class SeasonWindows
{
    [Theory]
    [InlineData("03-01", "03-31", "2026-02-28", false)]
    [InlineData("03-01", "03-31", "2026-03-01", true)]
    [InlineData("03-01", "03-31", "2026-03-31", true)]
    [InlineData("03-01", "03-31", "2026-04-01", false)]
    [InlineData("11-15", "02-10", "2026-11-14", false)]
    [InlineData("11-15", "02-10", "2026-11-15", true)]
    [InlineData("11-15", "02-10", "2026-12-31", true)]
    [InlineData("11-15", "02-10", "2027-01-01", true)]
    [InlineData("11-15", "02-10", "2027-02-10", true)]
    [InlineData("11-15", "02-10", "2027-02-11", false)]
    [InlineData("05-01", "05-01", "2026-05-01", true)]
    [InlineData("05-01", "05-01", "2026-05-02", false)]
    [InlineData("02-20", "02-29", "2026-02-28", true)]
    [InlineData("02-20", "02-29", "2026-03-01", false)]
    [InlineData("02-20", "02-29", "2028-02-29", true)]
    [InlineData("02-29", "03-10", "2026-02-27", false)]
    [InlineData("02-29", "03-10", "2026-02-28", true)] // the last of February
    [InlineData("02-29", "03-10", "2026-03-01", true)]
    [InlineData("02-29", "02-29", "2026-02-28", true)]
    [InlineData("02-29", "02-29", "2028-02-28", false)]
    [InlineData("01-01", "12-31", "2028-02-29", true)]
    public void Both_ends_belong_to_it_and_it_may_cross_the_new_year(string from, string until, string day, bool inside) =>
        new SeasonWindow(Advice.Day(from), Advice.Day(until)).Contains(Instants.Day(day)).ShouldBe(inside);

    [Fact]
    public void What_is_not_in_a_window_is_in_the_rest_of_the_year()
    {
        var day = Gen.Choose(0, 365 * 4).Select(n => new DateOnly(2024, 1, 1).AddDays(n));
        Always.Holds(Gen.Three(day), 1000, days =>
        {
            var (first, last, today) = days;
            var window = new SeasonWindow(Day(first), Day(last));
            var (next, before) = (last.AddDays(1), first.AddDays(-1));
            // The 29th of February is the 28th in other years, so it can be the end of one and the beginning of the other.
            if (new[] { first, last, next, before }.Any(d => d is { Month: 2, Day: 29 }))
            {
                return;
            }

            if (next.Month == first.Month && next.Day == first.Day)
            {
                return; // the whole year: there is no rest
            }

            var rest = new SeasonWindow(Day(next), Day(before));
            if (today is not { Month: 2, Day: 29 })
            {
                (window.Contains(today) ^ rest.Contains(today)).ShouldBeTrue($"{window} {rest} {today}");
            }
        });
    }

    private static SeasonDay Day(DateOnly day) => new(new SeasonAnchor.Date(day.Month, day.Day));
}
