using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content;

/// <summary>What fits whom, reckoned for many at once, is what fits each by themselves.</summary>
public class FitTables
{
    [Fact]
    public void The_table_finds_for_everybody_what_fits_them_asked_one_by_one()
    {
        var catalog = ContentReading.Read(Path.Combine(Repository.Root, "content"));
        Tip[] tips = [.. catalog.Tips.Values];
        Question[] questions = [.. catalog.Questions.Values];
        var (ofTips, ofQuestions) = (new FitTable<Tip>(tips, MeantFor.Of, catalog.Regions), new FitTable<Question>(questions, MeantFor.Of, catalog.Regions));
        foreach (var person in People(catalog))
        {
            ofTips.For(person).Select(i => tips[i].Id).ShouldBe(tips.Where(t => TipFit.FitsPerson(t, person, catalog.Regions)).Select(t => t.Id), $"{person.Key}");
            ofQuestions.For(person).Select(i => questions[i].Id).ShouldBe(questions.Where(q => MeantFor.Of(q).Fits(person, catalog.Regions)).Select(q => q.Id), $"{person.Key}");
        }
    }

    [Fact]
    public void Those_whom_the_same_fits_share_one_list()
    {
        var table = new FitTable<string>(["all", "wheat", "north"], name => new(name == "north" ? ["37"] : [], [], name == "wheat" ? ["wheat"] : []), Places.Tree);
        table.For(new([], "371324", "elder", ["rice"])).ShouldBeSameAs(table.For(new([], "37", null, ["tea"])));
        table.For(new([], null, null, [])).ShouldBe([0, 1]);
        table.For(new([], "37", null, ["rice", "wheat"])).ShouldBe([0, 1, 2]);
    }

    /// <summary>A few hundred, the same ones every time.</summary>
    private static IEnumerable<Traits> People(ContentCatalog catalog)
    {
        var random = new Random(7);
        string?[] regions = [null, "999", .. catalog.Regions.Roots.SelectMany(catalog.Regions.Subtree)];
        string?[] audiences = [null, .. catalog.Audiences.Keys];
        string[] crops = [.. catalog.Crops.Keys, "unknown"];
        return Enumerable.Range(0, 300).Select(_ => new Traits(
            [], regions[random.Next(regions.Length)], audiences[random.Next(audiences.Length)], [.. Enumerable.Range(0, random.Next(4)).Select(_ => crops[random.Next(crops.Length)]).Distinct()]));
    }
}
