using Bot.Content;
using Bot.Tests.Builders;
using FsCheck.Fluent;

namespace Bot.Tests.Content;

/// <summary>The part of an audience that a tip fits.</summary>
public class AudienceNarrowing
{
    private static readonly string[] Regions = ["37", "371324", "371324108", "371324108215", "370112", "41"];

    [Theory]
    [InlineData("", "", "")]
    [InlineData("37", "", "37")]
    [InlineData("", "37", "37")]
    [InlineData("37", "371324", "371324")]
    [InlineData("371324108", "37", "371324108")]
    [InlineData("37 41", "371324 370112", "371324 370112")]
    [InlineData("37 371324", "371324", "371324")]
    public void Of_nested_regions_the_inner_one_is_left(string audience, string tip, string left) =>
        Narrow(new() { Regions = List(audience) }, Advice.Tip("x") with { Regions = List(tip) })!.Regions.ShouldBe(List(left));

    [Theory]
    [InlineData("37", "41", "", "", "", "")]
    [InlineData("370112", "371324", "", "", "", "")]
    [InlineData("", "", "farmer", "elder", "", "")]
    [InlineData("", "", "", "", "wheat", "rice")]
    public void A_tip_that_fits_nobody_there_is_not_sent_to_everybody_instead(string regions, string tipRegions, string audiences, string tipAudiences, string crops, string tipCrops)
    {
        var audience = new AudienceFilter { Regions = List(regions), Audiences = List(audiences), Crops = List(crops) };
        var tip = Advice.Tip("x") with { Regions = List(tipRegions), Audiences = List(tipAudiences), Crops = List(tipCrops) };
        TipFit.FitsAudience(tip, audience, Places.Tree).ShouldBeFalse();
        Narrow(audience, tip).ShouldBeNull();
    }

    [Fact]
    public void Without_topics_it_goes_to_the_subscribers_of_the_tips_own()
    {
        Narrow(AudienceFilter.Everyone, Advice.Tip("x", "health"))!.Topics.ShouldBe(["health"]);
        Narrow(new() { Topics = ["agriculture"] }, Advice.Tip("x", "health"))!.Topics.ShouldBe(["agriculture"]);
    }

    [Fact]
    public void Who_lives_in_what_is_left_lives_in_both_and_the_other_way_round()
    {
        var some = Gen.SubListOf(Regions).Select(l => l.ToArray());
        var cases = from audience in some from tip in some from home in Gen.Elements(Regions) select (audience, tip, home);
        Always.Holds(cases, 2000, c =>
        {
            var left = Narrow(new() { Regions = c.audience }, Advice.Tip("x") with { Regions = c.tip });
            (left is not null && LivesIn(c.home, left.Regions)).ShouldBe(LivesIn(c.home, c.audience) && LivesIn(c.home, c.tip));
        });
    }

    private static bool LivesIn(string home, IReadOnlyList<string> regions) => regions.Count == 0 || regions.Any(r => Places.Tree.IsWithin(home, r));

    private static AudienceFilter? Narrow(AudienceFilter audience, Tip tip) => TipFit.Narrow(audience, tip, new DateOnly(2026, 12, 20), Advice.Catalog(Places.Tree));

    private static string[] List(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
