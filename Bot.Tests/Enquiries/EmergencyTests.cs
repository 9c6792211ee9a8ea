using Bot.Content;
using Bot.Enquiries;
using Bot.Tests.Builders;

namespace Bot.Tests.Enquiries;

/// <summary>Somebody in danger is recognised however they write it; somebody who asks how to prevent it gets the answer.</summary>
public class EmergencyTests
{
    private static readonly EmergencyList Shipped = Read();

    [Theory]
    [InlineData("suicide", "我不想活了", "I want to die", "活着没啥意思，死了算了", "老伴走了，我也活够了", "我媳妇留了封遗书出去了", "儿子说想不开，要跳河", "怎么自杀不疼", "我把安眠药都攒着呢，一了百了")]
    [InlineData("pesticide", "我爸喝农药了怎么办", "他喝 了 农 药！！", "打藥中毒了", "打完药头晕恶心", "俺娘跟俺爹吵架喝了敌敌畏", "喝农要了快救人", "喝浓药了咋办", "误喝了一口百草枯没得事吧")]
    [InlineData("pesticide", "娃儿把耗子药当糖吃了", "农药溅到眼睛里了", "打药的药水崩眼里了咋整", "药溅到眼睛头去了", "打了一上午药，回来又吐又晕，打药打的", "喷雾器漏了，农药洒了一身上", "老鼠药叫孙子吃了两粒", "除草剂进眼睛了")]
    [InlineData("gas", "一氧化碳中毒", "昨晚烧炉子，今早起来晕得站不住", "让煤气熏着了", "屋里烧炭火锅，几个人都晕", "老两口被煤烟打了", "煤炉没封好，一家人恶心，煤气中毒不")]
    [InlineData("pit", "有人掉进沼气池", "我男人下窖拿红薯，喊不答应", "他下粪池里晕了", "窖里没动静了", "掉粪坑里了")]
    [InlineData("collapse", "我爹叫不醒了", "人没得气了", "喊他喊不应，脸煞白", "爷爷一头栽地上了", "晕过去了怎么办", "娃抽得翻白眼", "奶奶不醒人事", "人突然倒地，没心跳", "晕到了快来人", "he is not breathing")]
    [InlineData("chest-pain", "老伴突然胸口疼，出冷汗", "胸口像压了块石头", "胸口腾得厉害", "心窝子疼得冒汗", "胸口憋得慌，左胳膊麻", "怀疑心梗能自己骑车去医院吗", "my husband has chest pain")]
    [InlineData("stroke", "爷爷嘴歪了", "我妈说话大舌头，手拿不住筷子", "早起半边身子不得劲", "老汉半边手脚麻，动不得", "忽然说不出话来了", "口眼歪斜流口水", "我爸中风了")]
    [InlineData("electric-shock", "孩子触电了", "有人触电", "抽水的时候被电了一下倒了", "让电打了咋整", "他摸电线被电住了", "处电了怎么办", "触电怎么救")]
    [InlineData("choking", "娃娃被花生噎住了", "果冻卡到嗓子眼了", "孙子吃枣噎得脸发紫", "馍噎着了", "豆子呛到气管里了")]
    [InlineData("snake", "我被蛇咬了", "脚上让长虫咬了一口", "蛇把我爹手咬了", "bitten by a snake")]
    [InlineData("bleeding", "手指断了", "脱粒机把手绞进去了", "腿上砍了一刀血直流", "血止不住了咋办", "流了好多血")]
    [InlineData("poisoning", "吃了蘑菇中毒", "吃了菌子一直吐，看见小人", "豆角没炒熟，一家人都吐", "娃喝了洗衣液", "老人药吃多了", "把柴油当水喝了", "孩子误吞了东西", "四季豆中读了", "她吃了一瓶药")]
    [InlineData("drowning", "孩子掉河里了", "娃滑进塘里了", "有人落水", "两个学生溺水了", "掉冰窟窿里了", "小孩掉井里了")]
    public void Whoever_is_in_danger_is_told_at_once(string expected, params string[] texts)
    {
        foreach (var text in texts)
        {
            var alarm = Emergencies.In(text, Shipped).ShouldNotBeNull(text);
            alarm.IsCalm.ShouldBeFalse(text);
            alarm.Emergency.Id.ShouldBe(expected, text);
        }
    }

    [Theory]
    [InlineData("怎么预防触电")]
    [InlineData("浇地怎么防触电")]
    [InlineData("下雨天用电怎么避免触电")]
    [InlineData("暑假怎么防止孩子溺水")]
    [InlineData("冬天烧炉子怎么预防煤气中毒")]
    [InlineData("炉子边放盆水能防煤气中毒吗")]
    [InlineData("四季豆怎么做才不中毒")]
    [InlineData("打药怎么防中毒")]
    [InlineData("上山干活怎么防蛇咬")]
    [InlineData("给老人喂饭要注意什么才不噎住")]
    [InlineData("为了预防农药中毒要注意什么")]
    [InlineData("how to prevent drowning")]
    public void Who_asks_how_to_prevent_it_is_in_no_danger(string text) => Emergencies.In(text, Shipped).ShouldNotBeNull().IsCalm.ShouldBeTrue();

    [Theory]
    [InlineData("昨天有人触电，怎么预防")]
    [InlineData("娃掉水里了以后怎么避免")]
    [InlineData("喝了农药，要注意什么")]
    [InlineData("误食老鼠药还能吃饭吗")]
    [InlineData("怎么预防自杀")]
    public void What_has_happened_counts_more_than_a_calm_word(string text) => Emergencies.In(text, Shipped).ShouldNotBeNull().IsCalm.ShouldBeFalse();

    [Theory]
    [InlineData("玉米叶子发黄怎么办")]
    [InlineData("农药瓶子扔哪里")]
    [InlineData("血压高能吃鸡蛋吗")]
    [InlineData("小麦什么时候浇水")]
    [InlineData("耗子药放哪里安全")]
    [InlineData("打药要不要戴眼镜")]
    [InlineData("滴点眼药水能好不")]
    [InlineData("电动车充电着火怎么办")]
    [InlineData("打了药虫子没反应")]
    [InlineData("大风把麦子刮倒地上了")]
    [InlineData("玉米地淹了怎么办")]
    [InlineData("猪死了算不算保险")]
    [InlineData("流鼻血止不住咋办")]
    [InlineData("玉米吐丝打药要紧不")]
    [InlineData("牛中毒了找谁")]
    [InlineData("得过中风的人怎么锻炼")]
    [InlineData("坐车晕车吃啥药")]
    [InlineData("倒春寒麦子要不要打药")]
    public void Everyday_questions_are_no_emergency(string text) => Emergencies.In(text, Shipped).ShouldBeNull();

    private static EmergencyList Read()
    {
        using var content = new ContentFolder().ShippedAskWords();
        return content.Read().Emergencies;
    }
}
