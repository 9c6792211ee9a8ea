using Bot.Content;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;

namespace Bot.Tests.Quizzes.Contests;

/// <summary>Papers, units, names and days: what a contest is reckoned by.</summary>
public class ContestReckoning
{
    private const string Sound = """
        id: cup
        name: 赛
        rules: 规则
        window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-25T20:00:00+08:00"}
        questions: [{take: 2, topic: health}, {take: 1, difficulty: hard, points: 3}]
        """;

    [Fact]
    public void A_paper_is_the_same_for_the_same_person_and_meets_its_quotas()
    {
        var bank = Enumerable.Range(1, 30).Select(i => Ask($"q{i}", i % 3 == 0 ? Difficulty.Hard : Difficulty.Easy)).ToArray();
        var contest = Contest() with { Pool = bank };

        var paper = PaperDrawing.Draw(contest, 7, 1)!;

        paper.Select(p => p.Question.Id).ShouldBe(PaperDrawing.Draw(contest with { Pool = [.. bank.Reverse()] }, 7, 1)!.Select(p => p.Question.Id));
        paper.Select(p => p.Question.Id).Distinct().Count().ShouldBe(3);
        paper.Count(p => p.Points == 3 && p.Question.Difficulty == Difficulty.Hard).ShouldBe(1);
        contest.FullScore.ShouldBe(5);
        Enumerable.Range(1, 50).Select(i => string.Join(' ', PaperDrawing.Draw(contest, i, 1)!.Select(p => p.Question.Id))).Distinct().Count().ShouldBeGreaterThan(45);
    }

    [Fact]
    public void A_quota_that_takes_anything_leaves_the_pickier_ones_their_own()
    {
        var bank = new[] { Ask("a", Difficulty.Hard), Ask("b", Difficulty.Easy), Ask("c", Difficulty.Easy) };
        foreach (var person in Enumerable.Range(1, 30))
        {
            PaperDrawing.Draw(Contest() with { Pool = bank }, person, 1)!.Single(p => p.Points == 3).Question.Id.ShouldBe("a");
        }
    }

    [Fact]
    public void Units_are_ranked_by_participation_times_average_from_a_minimum_on()
    {
        var contest = Contest() with { Units = [new("大村", 100), new("小村", 10), new("太少", 10), new("没填", null)], UnitMinimum = 3 };
        var ranked = UnitRanking.Rank(contest.Units, contest.UnitMinimum, [("大村", 40, 320), ("小村", 8, 40), ("太少", 2, 20), ("没填", 5, 25), ("别处", 9, 90)], new Dictionary<string, long> { ["没填"] = 5 });

        ranked.Select(u => (u.Rank, u.Unit)).ShouldBe([(1, "没填"), (2, "小村"), (3, "大村")]);
        ranked[1].Score.ShouldBe(0.8 * 5, 1e-9);
        ranked[2].Score.ShouldBe(0.4 * 8, 1e-9);
    }

    [Theory]
    [InlineData("张三丰", "张*")]
    [InlineData("Ann Lee", "A*")]
    [InlineData("", "*")]
    [InlineData("👨‍🌾老王", "👨‍🌾*")]
    public void Names_are_masked(string name, string shown) => Masking.Of(name).ShouldBe(shown);

    [Fact]
    public void Weeks_begin_on_Monday_and_belong_to_the_year_of_their_Thursday()
    {
        Boards.Week(new(2026, 11, 22)).ShouldBe("week:2026-47");
        Boards.Week(new(2026, 11, 23)).ShouldBe("week:2026-48");
        Boards.Week(new(2027, 1, 1)).ShouldBe("week:2026-53");
        Boards.Month(new(2026, 11, 22)).ShouldBe("month:2026-11");
    }

    [Theory]
    [InlineData(0, 0, 10, 1)]
    [InlineData(3, 9, 10, 4)]
    [InlineData(3, 10, 10, 3)]
    [InlineData(3, 8, 10, 1)]
    [InlineData(3, 10, 9, 3)]
    public void Days_in_a_row(int streak, int last, int day, int now) => MemberStore.Streak(streak, last, day).ShouldBe(now);

    [Theory]
    [InlineData("id: cup", "id: Cup", "'Cup' cannot be an id.")]
    [InlineData("rules: 规则", "rule: 规则", "'rules' is missing.")]
    [InlineData("take: 2, topic: health", "take: 9, topic: health", "takes 9 questions of a kind there are 3 of")]
    [InlineData("take: 2, topic: health", "take: 3, topic: health", "(and 4 of 3 together")]
    [InlineData("until: \"2026-11-25T20:00:00+08:00\"", "until: \"2026-11-19T20:00:00+08:00\"", "'until' must be later than 'from'.")]
    [InlineData("until: \"2026-11-25T20:00:00+08:00\"", "until: 明天", "'明天' is no instant.")]
    [InlineData("rules: 规则", "rules: 规则\ncounts: worst", "'counts: worst' must be one of: best, last, sum.")]
    [InlineData("rules: 规则", "rules: 规则\nseconds-per-question: 2", "must be a whole number from 5 to 3600.")]
    [InlineData("rules: 规则", "rules: 规则\nprize: 100", "'prize' is not known here.")]
    [InlineData("id: cup", "id: practice", "'practice' means something else already.")]
    [InlineData("topic: health", "topic: helth", "'helth' in 'topic' is not in topics.yaml.")]
    [InlineData("rules: 规则", "rules: 规则\nwho: {regions: [\"99\"]}", "The region code '99' is not in regions.yaml.")]
    [InlineData("rules: 规则", "rules: 规则\nunits: [{name: 东}, {name: 东}]", "'东' is there twice.")]
    [InlineData("{from: \"2026-11-20T08:00:00+08:00\", until: \"2026-11-25T20:00:00+08:00\"}", "{from: \"11-20 08:00\", until: 25, years: [2026]}", "'25' is no day and time.")]
    [InlineData("{from: \"2026-11-20T08:00:00+08:00\", until: \"2026-11-25T20:00:00+08:00\"}", "{from: \"11-20 08:00\", until: \"11-25 20:00\", years: [next]}", "'next' in 'years' is no year.")]
    [InlineData("difficulty: hard, points: 3", "topic: agriculture", "takes 1 questions of a kind there are 0 of")]
    public void A_contest_that_cannot_be_held_is_refused_with_the_reason(string part, string instead, string says)
    {
        using var content = Folder(Sound.Replace(part, instead, StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.Problems.ShouldContain(p => p.File == "quizzes/cup.yaml" && p.Message.InEnglish().Contains(says, StringComparison.Ordinal), string.Join('\n', catalog.Problems));
        catalog.Contests.ShouldBeEmpty();
    }

    [Fact]
    public void A_contest_of_several_years_is_held_in_each_by_an_id_of_its_own()
    {
        using var content = Folder(Sound.Replace("{from: \"2026-11-20T08:00:00+08:00\", until: \"2026-11-25T20:00:00+08:00\"}", "{from: \"12-30 08:00\", until: \"01-02 20:00\", years: [2026, 2027]}", StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Contests.Values.Select(c => (c.Id, c.Names["zh-CN"], c.From, c.Until)).ShouldBe(
        [
            ("cup-2026", "赛 2026", new(2026, 12, 30, 8, 0, 0, TimeSpan.FromHours(8)), new(2027, 1, 2, 20, 0, 0, TimeSpan.FromHours(8))),
            ("cup-2027", "赛 2027", new(2027, 12, 30, 8, 0, 0, TimeSpan.FromHours(8)), new(2028, 1, 2, 20, 0, 0, TimeSpan.FromHours(8))),
        ]);
    }

    [Theory]
    [InlineData("regions: [\"37\"]", "", 2)]
    [InlineData("regions: [\"37\"]", "who: {regions: [\"371324\"]}", 3)]
    [InlineData("window: {from: 11-15, until: 12-15}", "", 3)]
    [InlineData("window: {from: 11-22, until: 12-15}", "", 2)]
    public void Papers_are_drawn_from_what_is_right_for_all_who_may_enter_on_all_its_days(string question, string contest, int pool)
    {
        using var content = Folder($"{Sound.Replace("take: 2, ", "take: 1, ", StringComparison.Ordinal)}\n{contest}");
        var file = Path.Combine(content.Root, "questions/health/a.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("- id: c\n", $"- id: c\n    {question}\n", StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Contests["cup"].Pool.Count.ShouldBe(pool);
    }

    private static Contest Contest()
    {
        using var content = Folder(Sound);
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        return catalog.Contests["cup"];
    }

    private static ContentFolder Folder(string contest) => new ContentFolder().Write("quizzes/cup.yaml", contest).Write("questions/health/a.yaml", "questions:\n"
        + QuestionForms.Entry("difficulty: hard\n    kind: true-false\n    answer: true", "a", "一加一等于二，这是算术。")
        + QuestionForms.Entry("kind: true-false\n    answer: true", "b", "太阳从东边出来。")
        + QuestionForms.Entry("kind: true-false\n    answer: true", "c", "水往低处流，人往高处走。"));

    private static Question Ask(string id, Difficulty difficulty) => new()
    {
        Id = id,
        Kind = QuestionKind.Single,
        Topic = "health",
        Difficulty = difficulty,
        Texts = new Dictionary<string, QuestionText> { ["zh-CN"] = new(id, [new("甲"), new("乙")], "因为。") },
        Choices = [new(true), new(false)],
        Source = new("书", "社", new("https://example.org")),
        Review = new("unreviewed", default, default),
        File = "",
    };
}
