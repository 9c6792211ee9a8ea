using System.Globalization;
using Bot.Content.Seasons;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Seasons;

/// <summary>The 24 solar terms, against instants that were published.</summary>
public class SolarTerms
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(90);

    [Fact]
    public void Every_term_from_2024_to_2035_is_within_a_minute_and_a_half_and_on_its_day()
    {
        var published = File.ReadLines(Path.Combine(Repository.Root, "Bot.Tests/Content/Seasons/solar-terms-2024-2035.csv")).Skip(1).Select(l => l.Split(',')).ToArray();
        published.Length.ShouldBe(12 * 24);
        foreach (var line in published)
        {
            var at = DateTimeOffset.Parse($"{line[3]}T{line[4]}+08:00", CultureInfo.InvariantCulture);
            var own = SolarCalendar.At(int.Parse(line[0], CultureInfo.InvariantCulture), SolarTerm.Find(line[1])!);
            (own - at).Duration().ShouldBeLessThan(Tolerance, string.Join(' ', line));
            own.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(line[3]);
        }
    }

    [Theory]
    // Hong Kong Observatory and the Purple Mountain Observatory's tables name these days.
    [InlineData(1901, "冬至", "1901-12-22")]
    [InlineData(1949, "立春", "1949-02-04")]
    [InlineData(1985, "清明", "1985-04-05")]
    [InlineData(2000, "夏至", "2000-06-21")]
    [InlineData(2017, "立春", "2017-02-03")]
    [InlineData(2021, "冬至", "2021-12-21")]
    public void Years_outside_of_that_list_have_the_days_that_were_published(int year, string term, string day) =>
        SolarCalendar.DayOf(year, SolarTerm.Find(term)!).ShouldBe(Instants.Day(day));

    [Fact]
    public void In_each_of_two_hundred_years_the_terms_come_in_order_about_fifteen_days_apart()
    {
        for (var year = SolarCalendar.FirstYear; year <= SolarCalendar.LastYear; year++)
        {
            var terms = SolarTerm.All.Select(t => SolarCalendar.At(year, t)).ToArray();
            terms.ShouldAllBe(t => t.Year == year);
            terms.Zip(terms.Skip(1), (a, b) => (b - a).TotalDays).ShouldAllBe(d => d > 14.6 && d < 15.9);
        }
    }

    [Theory]
    [InlineData(1899)]
    [InlineData(2101)]
    public void Years_it_cannot_reckon_are_refused(int year) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SolarCalendar.At(year, SolarTerm.All[0]));

    [Theory]
    [InlineData(2026, 1, 1, "2026-02-17")] // 春节
    [InlineData(2025, 12, 8, "2026-01-26")] // 腊八
    [InlineData(2025, 8, 15, "2025-10-06")] // 中秋, after a leap sixth month
    [InlineData(2025, 6, 1, "2025-06-25")] // before it
    [InlineData(2023, 5, 5, "2023-06-22")] // 端午, after a leap second month
    [InlineData(2033, 8, 15, "2033-09-08")]
    [InlineData(2034, 1, 1, "2034-02-19")] // after a leap eleventh month
    public void Lunar_dates_fall_where_the_calendar_has_them(int year, int month, int day, string date) =>
        LunarCalendar.DayOf(year, month, day).ShouldBe(Instants.Day(date));

    [Theory]
    [InlineData("11-15", 2026, "2026-11-15")]
    [InlineData("清明-5d", 2026, "2026-03-31")]
    [InlineData("立夏+3d", 2026, "2026-05-08")]
    [InlineData("除夕", 2026, "2026-02-16")]
    [InlineData("春节-10d", 2027, "2027-01-27")]
    [InlineData("lunar 12-08", 2025, "2026-01-26")]
    public void Days_of_the_season_are_written_in_these_ways(string text, int year, string day)
    {
        SeasonDay.TryParse(text)!.In(year).ShouldBe(Instants.Day(day));
        SeasonDay.TryParse(SeasonDay.TryParse(text)!.ToString()).ShouldBe(SeasonDay.TryParse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("13-01")]
    [InlineData("02-30")]
    [InlineData("清名")]
    [InlineData("清明5d")]
    [InlineData("清明-5")]
    [InlineData("清明-61d")]
    [InlineData("lunar 13-01")]
    [InlineData("lunar 01-31")]
    [InlineData("1-5")]
    public void What_is_no_day_of_the_season_is_not_read_as_one(string text) => SeasonDay.TryParse(text).ShouldBeNull();

    [Theory]
    [InlineData("清明-5d", "立夏", "2026-03-30", false)]
    [InlineData("清明-5d", "立夏", "2026-03-31", true)]
    [InlineData("清明-5d", "立夏", "2026-05-05", true)]
    [InlineData("清明-5d", "立夏", "2026-05-06", false)]
    [InlineData("小雪", "立春", "2027-01-10", true)]
    [InlineData("小雪", "立春", "2027-02-05", false)]
    [InlineData("腊八", "元宵", "2026-01-25", false)]
    [InlineData("腊八", "元宵", "2026-01-26", true)]
    [InlineData("腊八", "元宵", "2026-03-03", true)]
    [InlineData("春节-10d", "12-31", "2026-12-31", true)]
    [InlineData("春节-10d", "12-31", "2027-01-20", false)]
    public void Windows_go_by_the_season(string from, string until, string day, bool open) =>
        new SeasonWindow(Advice.Day(from), Advice.Day(until)).Contains(Instants.Day(day)).ShouldBe(open);

    [Fact]
    public void Where_the_season_is_later_what_goes_by_the_sun_is_later_and_festivals_are_not()
    {
        var window = new SeasonWindow(Advice.Day("清明"), Advice.Day("谷雨"));
        window.Contains(Instants.Day("2026-04-06"), shift: 7).ShouldBeFalse();
        window.Contains(Instants.Day("2026-04-12"), shift: 7).ShouldBeTrue();
        window.Contains(Instants.Day("2026-04-27"), shift: 7).ShouldBeTrue();
        new SeasonWindow(Advice.Day("春节"), Advice.Day("元宵")).Contains(Instants.Day("2026-02-17"), shift: 7).ShouldBeTrue();
    }
}
