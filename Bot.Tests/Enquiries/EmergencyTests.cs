using Bot.Enquiries;
using Bot.Tests.Builders;

namespace Bot.Tests.Enquiries;

/// <summary>Somebody in danger is recognised however they write it.</summary>
public class EmergencyTests
{
    [Theory]
    [InlineData("我爸喝农药了怎么办", "pesticide")]
    [InlineData("他喝 了 农 药！！", "pesticide")]
    [InlineData("打藥中毒了", "pesticide")]
    [InlineData("打完药头晕恶心", "pesticide")]
    [InlineData("我不想活了", "suicide")]
    [InlineData("老伴突然胸口疼，出冷汗", "chest-pain")]
    [InlineData("孩子触电了", "electric-shock")]
    [InlineData("爷爷嘴歪了", "stroke")]
    [InlineData("吃了蘑菇中毒", "poisoning")]
    [InlineData("一氧化碳中毒", "gas")]
    [InlineData("有人掉进沼气池", "pit")]
    [InlineData("我被蛇咬了", "snake")]
    [InlineData("娃娃被花生噎住了", "choking")]
    [InlineData("I want to die", "suicide")]
    public void Words_of_danger_are_found(string text, string expected)
    {
        using var content = new ContentFolder().ShippedAskWords();
        Emergencies.In(text, content.Read().Emergencies)?.Id.ShouldBe(expected);
        Emergencies.In(text, content.Read().Emergencies).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("玉米叶子发黄怎么办")]
    [InlineData("农药瓶子扔哪里")]
    [InlineData("血压高能吃鸡蛋吗")]
    [InlineData("小麦什么时候浇水")]
    public void Everyday_questions_are_no_emergency(string text)
    {
        using var content = new ContentFolder().ShippedAskWords();
        Emergencies.In(text, content.Read().Emergencies).ShouldBeNull();
    }
}
