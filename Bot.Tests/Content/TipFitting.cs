using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content;

/// <summary>Whom a tip fits.</summary>
public class TipFitting
{
    private const string Village = "371324108215";

    [Theory]
    [InlineData("2035-12-31", true)]
    [InlineData("2036-01-01", true)]
    [InlineData("2036-01-02", false)]
    public void A_tip_fits_until_its_review_is_overdue(string day, bool fits) =>
        TipFit.Obstacle(Advice.Tip("x"), Instants.Day(day), Advice.Catalog()).ShouldBe(fits ? null : TipObstacle.ReviewOverdue);

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2026-06-01", false)]
    public void A_tip_fits_in_its_season(string day, bool fits) =>
        TipFit.Obstacle(Advice.Tip("x", from: "11-15", until: "02-10"), Instants.Day(day), Advice.Catalog()).ShouldBe(fits ? null : TipObstacle.OutOfSeason);

    [Theory]
    [InlineData("", "", true)] // for anybody, and nobody knows what they grow
    [InlineData("wheat", "", true)] // who did not say is not left out
    [InlineData("", "rice", true)]
    [InlineData("wheat", "rice", false)]
    [InlineData("wheat rice", "rice tea", true)]
    public void Unknown_crops_exclude_nothing(string crops, string grown, bool fits) =>
        Fits(Advice.Tip("x") with { Crops = List(crops) }, Person() with { Crops = List(grown) }).ShouldBe(fits);

    [Theory]
    [InlineData("", null, true)]
    [InlineData("elder", null, true)]
    [InlineData("elder", "elder", true)]
    [InlineData("elder farmer", "farmer", true)]
    [InlineData("elder", "farmer", false)]
    public void An_unknown_audience_excludes_nothing(string audiences, string? audience, bool fits) =>
        Fits(Advice.Tip("x") with { Audiences = List(audiences) }, Person() with { Audience = audience }).ShouldBe(fits);

    [Theory]
    [InlineData("", null, true)]
    [InlineData("37", null, false)] // elsewhere it may be wrong: only for those known to live there
    [InlineData("37", "37", true)]
    [InlineData("37", Village, true)]
    [InlineData("371324", "37", false)] // somewhere in the province is not known to be in the county
    [InlineData("371324", "370112", false)]
    [InlineData("41 371324", Village, true)]
    [InlineData("37", "41", false)]
    [InlineData("37", "999", false)] // a region that has left the tree
    public void Advice_for_a_region_goes_only_to_people_known_to_live_there(string regions, string? home, bool fits) =>
        Fits(Advice.Tip("x") with { Regions = List(regions) }, Person() with { Region = home }).ShouldBe(fits);

    [Theory]
    [InlineData("", true)]
    [InlineData("agriculture", true)]
    [InlineData("health", false)]
    [InlineData("health agriculture", true)]
    public void No_topics_mean_all_topics(string topics, bool fits) =>
        Fits(Advice.Tip("x"), Person() with { Topics = List(topics) }).ShouldBe(fits);

    private static bool Fits(Tip tip, Traits person) => TipFit.FitsPerson(tip, person, Places.Tree);

    private static Traits Person() => new([], null, null, []);

    private static string[] List(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
