using Bot.Enquiries.Retrieval;

namespace Bot.Tests.Enquiries.Retrieval;

/// <summary>Questions mean the same however they are typed.</summary>
public class ReadingQuestions
{
    private static readonly Reader Reader = new(Asking.ShippedWords);

    [Theory]
    [InlineData("玉米叶子发黄怎么办", "玉米葉子發黃怎麼辦")]
    [InlineData("玉米叶子发黄怎么办", "  玉米叶子发黄怎么办？！ ")]
    [InlineData("玉米叶子发黄怎么办", "请问苞米叶片黄化咋办呢")]
    [InlineData("土豆怎么种", "洋芋如何种")]
    [InlineData("高血压吃什么好", "血压高吃啥好")]
    [InlineData("玉米螟怎么治", "钻心虫咋治")]
    [InlineData("3个月的宝宝能打疫苗吗", "三个月的孩子能种疫苗吗")]
    [InlineData("ＤＤＴ 还能用吗", "ddt还能用吗")]
    public void Ways_to_write_one_question_are_one(string one, string other)
    {
        Reader.Read(other).Terms.ShouldBe(Reader.Read(one).Terms);
    }

    [Theory]
    [InlineData("糖尿病是什么原因", "为什么")]
    [InlineData("糖尿病怎么治疗", "怎么办")]
    [InlineData("糖尿病怎么预防", "预防")]
    [InlineData("糖尿病有什么症状", "症状")]
    [InlineData("尿素一亩用多少", "多少")]
    [InlineData("尿素多少钱一袋", "多少钱")]
    [InlineData("肺结核传染吗", "传染")]
    public void What_is_wanted_is_understood(string question, string intent) => Reader.Read(question).Intents.ShouldBe([intent]);

    [Fact]
    public void Groups_at_risk_and_medicines_are_noticed() =>
        Reader.Read("怀孕了能吃布洛芬吗").AtRisk.ShouldBe(["孕妇", "布洛芬"], ignoreOrder: true);

    [Theory]
    [InlineData("吃药时不可以喝茶", true)]
    [InlineData("吃药时可以喝茶", false)]
    [InlineData("吃药时能不能喝茶", false)]
    [InlineData("要不要打疫苗", false)]
    [InlineData("有没有治蚜虫的办法", false)]
    [InlineData("这个能吃不", false)]
    public void A_no_is_noticed(string question, bool denies) => Reader.Read(question).Denies.ShouldBe(denies);

    [Theory]
    [InlineData("")]
    [InlineData("\uD800")]
    [InlineData("\uFFFE？？")]
    [InlineData("😀😀😀")]
    [InlineData("的的的的的")]
    public void Nothing_sensible_breaks_nothing(string question)
    {
        Should.NotThrow(() => Reader.Read(question));
        Asking.Index(Asking.Passage("a", "玉米叶子发黄怎么办")).Find(question).ShouldNotBeOfType<Finding.Sure>();
    }
}
