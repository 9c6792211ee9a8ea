using Bot.Content;
using Bot.Quizzes.Daily;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;

namespace Bot.Tests.Quizzes.Daily;

/// <summary>Which question of the day is chosen for whom.</summary>
public class DailyChoices
{
    private static readonly DateOnly Winter = new(2026, 12, 20);
    private static readonly DateOnly Summer = new(2026, 7, 1);
    private static readonly Dictionary<string, DateTimeOffset> Never = [];

    [Fact]
    public void A_question_is_asked_only_where_and_when_it_is_right_and_of_those_it_concerns()
    {
        var catalog = Read(
            ("north", "regions: [\"37\"]"),
            ("winter", "window: {from: 小雪, until: 立春}"),
            ("wheat", "crops: [wheat]"));
        Ids(catalog, Winter, Person("370112")).ShouldBe(["north", "wheat", "winter"]);
        Ids(catalog, Winter, Person("41")).ShouldBe(["wheat", "winter"]);
        Ids(catalog, Winter, Person(null)).ShouldBe(["wheat", "winter"], "where they live is not known");
        Ids(catalog, Summer, Person("41")).ShouldBe(["wheat"]);
        Ids(catalog, Summer, Person("41", "rice")).ShouldBeEmpty();
        Ids(catalog, new(2040, 1, 1), Person("37")).ShouldBeEmpty("their reviews are overdue by then");
    }

    [Fact]
    public void What_a_question_does_not_say_its_tip_says()
    {
        using var content = new ContentFolder()
            .Tip("winter-wheat", "health", "regions: [\"37\"]\ncrops: [wheat]\nwindow: {from: 小雪, until: 立春}")
            .Write("questions/health/a.yaml", "questions:\n" + Entry("same", "tip: winter-wheat") + Entry("anywhere", "tip: winter-wheat\n    regions: []\n    window: {from: 01-01, until: 12-31}"));
        var questions = content.Read().Questions;
        questions["same"].Regions.ShouldBe(["37"]);
        questions["same"].Crops.ShouldBe(["wheat"]);
        questions["same"].Window!.Contains(Summer).ShouldBeFalse();
        questions["anywhere"].Regions.ShouldBeEmpty();
        questions["anywhere"].Window!.Contains(Summer).ShouldBeTrue();
    }

    [Fact]
    public void Each_group_gets_what_fits_it_and_most_get_the_same()
    {
        var catalog = Read(("north", "regions: [\"37\"]"), ("all-1", ""), ("all-2", ""));
        // Asked longest ago: the northern one, then the first for all.
        var asked = new Dictionary<string, DateTimeOffset> { ["north"] = Instants.At("2026-11-01"), ["all-1"] = Instants.At("2026-11-02"), ["all-2"] = Instants.At("2026-11-03") };
        TraitsGroup[] groups = [Group("37"), Group("41"), Group(null)];

        var choice = Choose(groups, "health", Winter, asked, "daily@1", catalog);

        choice.Questions.Select(q => (q.Question.Id, string.Join(',', q.To.SelectMany(a => a.Groups).Select(g => g.Traits.Region ?? "-")))).ShouldBe([("all-1", "41,-"), ("north", "37")]);
        Choose(groups, "agriculture", Winter, asked, "daily@1", catalog).Without.Sum(a => a.Count).ShouldBe(3);
    }

    [Fact]
    public void Those_never_asked_come_in_another_order_each_time_and_in_the_same_for_the_same_occurrence()
    {
        var catalog = Read([.. Enumerable.Range(1, 9).Select(i => ($"q{i}", ""))]);
        string First(int occurrence) => Choose([Group(null)], "health", Winter, Never, $"daily@{occurrence}", catalog).Questions.Single().Question.Id;
        Enumerable.Range(1, 40).Select(First).Distinct().Count().ShouldBeGreaterThan(6);
        First(1).ShouldBe(First(1));
    }

    private static DailyChoice Choose(IReadOnlyList<TraitsGroup> groups, string topic, DateOnly day, IReadOnlyDictionary<string, DateTimeOffset> asked, string seed, ContentCatalog catalog)
    {
        var table = DailyChoice.Table(topic, catalog);
        return DailyChoice.Of(table, Alike.Of(groups, table, catalog.Regions), day, asked, seed, catalog);
    }

    /// <summary>All that can be chosen for somebody, found by asking again and again.</summary>
    private static string[] Ids(ContentCatalog catalog, DateOnly day, Traits person)
    {
        var asked = new Dictionary<string, DateTimeOffset>();
        while (Choose([new(person, new Dictionary<string, long> { ["telegram"] = 1 })], "health", day, asked, "x", catalog).Questions is [var (question, _)] && asked.TryAdd(question.Id, Instants.At("2026-01-01").AddDays(asked.Count)))
        {
        }

        return [.. asked.Keys.Order(StringComparer.Ordinal)];
    }

    private static TraitsGroup Group(string? region) => new(Person(region), new Dictionary<string, long> { ["telegram"] = 1 });

    private static Traits Person(string? region, params string[] crops) => new([], region, null, crops);

    private static ContentCatalog Read(params (string Id, string Extra)[] questions)
    {
        using var content = new ContentFolder().Write("questions/health/a.yaml", "questions:\n" + string.Concat(questions.Select(q => Entry(q.Id, q.Extra))));
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        return catalog;
    }

    private static string Entry(string id, string extra) => QuestionForms.Entry(
        (extra.Length == 0 ? "" : extra + "\n    ") + "kind: true-false\n    answer: true", id, string.Concat(id.Select(c => (char)(0x4e00 + (c * 37)))) + "对吗？");
}
