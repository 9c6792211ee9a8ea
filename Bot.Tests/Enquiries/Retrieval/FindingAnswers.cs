using Bot.Content;
using Bot.Enquiries.Retrieval;
using Bot.Tests.Builders;
using static Bot.Tests.Enquiries.Retrieval.Asking;

namespace Bot.Tests.Enquiries.Retrieval;

/// <summary>Which passage comes first, and when it is given without asking back.</summary>
public class FindingAnswers
{
    private static readonly AnswerIndex Mixed = Index(
        Passage("maize-yellow", "玉米叶子发黄怎么办", also: ["苞米黄叶是怎么了"]),
        Passage("maize-borer", "玉米螟怎么治", keywords: ["虫眼", "排孔"]),
        Passage("wheat-yellow", "小麦叶子发黄怎么办"),
        Passage("salt", "一天吃多少盐合适", "health"),
        Passage("diabetes-cause", "糖尿病是什么原因引起的", "health"),
        Passage("diabetes-diet", "糖尿病人吃什么好", "health"),
        Passage("cold-medicine", "感冒吃什么药", "health"),
        Passage("dog", "被狗咬了怎么办", "health", also: ["狗咬了要打针吗"]));

    [Theory]
    [InlineData("棒子叶片变黄咋整", "maize-yellow")]
    [InlineData("钻心虫用啥办法治", "maize-borer")]
    [InlineData("叶子上有虫眼排孔", "maize-borer")]
    [InlineData("狗把人咬了", "dog")]
    [InlineData("盐吃多少为好", "salt")]
    public void The_right_one_comes_first(string question, string expected) => Mixed.Ids(question)[0].ShouldBe(expected);

    [Theory]
    [InlineData("玉米叶子发黄怎么办", "maize-yellow")]
    [InlineData("请问，苞米叶片黄了咋办？", "maize-yellow")]
    [InlineData("玉米螟咋治", "maize-borer")]
    [InlineData("狗咬了要不要打针", "dog")]
    public void What_means_the_same_is_answered_at_once(string question, string expected) =>
        Mixed.Find(question).ShouldBeOfType<Finding.Sure>().Passage.Id.ShouldBe(expected);

    [Theory]
    [InlineData("糖尿病怎么预防")] // another intent
    [InlineData("糖尿病会遗传吗")]
    [InlineData("孕妇感冒吃什么药")] // another group at risk
    [InlineData("小孩感冒吃什么药")]
    [InlineData("感冒能不能吃布洛芬")] // a medicine
    [InlineData("感冒不能吃什么药")] // a "not"
    [InlineData("一天不吃盐行不行")]
    public void A_near_miss_is_never_taken_for_certain(string question) => Mixed.Find(question).ShouldNotBeOfType<Finding.Sure>();

    [Theory]
    [InlineData("糖尿病怎么预防", "diabetes-diet")]
    [InlineData("小孩感冒吃什么药", "cold-medicine")]
    public void What_may_be_meant_is_shown(string question, string among) =>
        Mixed.Find(question).ShouldBeOfType<Finding.Likely>().Passages.Select(p => p.Id).ShouldContain(among);

    [Theory]
    [InlineData("今天股票涨了吗")]
    [InlineData("帮我写一首诗")]
    [InlineData("what is the weather")]
    [InlineData("？？？")]
    public void What_has_nothing_to_do_with_us_finds_nothing(string question) => Mixed.Find(question).ShouldBeOfType<Finding.Nothing>();

    [Fact]
    public void A_child_is_not_answered_with_a_calf()
    {
        var index = Index(Passage("calf", "小牛拉稀怎么办", also: ["牛犊拉肚子咋整", "小牛跑肚咋治"]), Passage("baby", "小孩腹泻要不要断奶", "health"));
        index.Ids("娃娃拉稀怎么办")[0].ShouldBe("baby");
        index.Find("拉稀怎么办").ShouldNotBeOfType<Finding.Sure>();
    }

    [Fact]
    public void An_answer_stands_for_the_tip_it_belongs_to_and_for_its_quiz_question()
    {
        var tip = Passage("charging", "电动车推进屋充电会怎样") with { Kind = PassageKind.Tip, Tip = "charging" };
        var quiz = Passage("charging-where", "电动车在哪里充电") with { Kind = PassageKind.Question, Tip = "charging" };
        var answer = Passage("indoors", "电动车能推进屋充电吗") with { Tip = "charging" };
        Index(tip, quiz, answer, Passage("other", "电动车电池怎么选")).Ids("电动车推进屋充电").ShouldBe(["indoors", "other"]);
    }

    [Fact]
    public void Of_two_equals_neither_is_certain()
    {
        var twins = Index(Passage("one", "小麦什么时候浇水好"), Passage("two", "什么时候浇水好，小麦"));
        twins.Find("小麦浇水什么时候最好").ShouldBeOfType<Finding.Likely>().Passages.Count.ShouldBe(2);
    }

    [Fact]
    public void At_most_three_titles_are_shown()
    {
        var many = Index([.. Enumerable.Range(1, 9).Select(i => Passage($"p{i}", $"玉米{"黄红白黑青紫灰褐绿"[i - 1]}斑病怎么治"))]);
        many.Find("玉米斑病怎么治").ShouldBeOfType<Finding.Likely>().Passages.Count.ShouldBe(3);
    }

    [Fact]
    public void What_is_in_season_and_of_ones_own_crop_comes_first()
    {
        var wheat = Passage("wheat", "锈病怎么防治", crops: ["wheat"]);
        var summer = Passage("summer", "锈病怎么防治") with { Window = new(Advice.Day("06-01"), Advice.Day("08-31")) };
        var index = Index(summer, wheat);

        Ids(new(["agriculture"], null, null, ["wheat"]), "2026-11-21").ShouldBe(["wheat", "summer"]);
        Ids(new(["agriculture"], null, null, []), "2026-07-01").ShouldBe(["summer", "wheat"]);

        string[] Ids(Traits person, string day) =>
            [.. index.Search("锈病怎么防治", 5, p => Fitness.Of(p, person, Instants.Day(day), w => w.OpeningAt(Instants.Day(day)) is not null, RegionTree.Empty)).Select(h => h.Passage.Id)];
    }

    [Fact]
    public void What_is_overdue_for_review_is_not_given()
    {
        var old = Passage("old", "锈病怎么防治") with { Until = Instants.Day("2026-01-01") };
        Index(old).Search("锈病怎么防治", 5, p => Fitness.Of(p, new([], null, null, []), Instants.Day("2026-01-02"), _ => true, RegionTree.Empty)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_right_elsewhere_only_is_not_certain()
    {
        var passage = Passage("north", "小麦越冬水什么时候浇") with { Regions = ["37"] };
        var index = Index(passage, Passage("other", "大豆怎么种"));
        Finding.Of(index.Search("小麦越冬水什么时候浇", 5), _ => false, _ => false).ShouldBeOfType<Finding.Likely>();
    }
}
