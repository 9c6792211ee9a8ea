using Bot.Content;
using Bot.Quizzes.Exchange;

namespace Bot.Tests.Quizzes.Exchange;

/// <summary>What Aiken files hold, in the forms people really write.</summary>
public class AikenFiles
{
    [Theory]
    [InlineData("盐？\nA. 2克\nB. 5克\n答案：B")]
    [InlineData("1. 盐？\nA、2克\nB、5克\n答案:B")]
    [InlineData("１．盐？\nＡ．2克\nＢ．5克\n正确答案：Ｂ")]
    [InlineData("（1）盐？\n(A) 2克\n(B) 5克\n【答案】B")]
    [InlineData("第1题 盐？\nA) 2克\nB) 5克\nANSWER: B")]
    [InlineData("1、盐？\nA.2克 B.5克\n参考答案 B")]
    [InlineData("1、盐？A. 2克　B. 5克\n答案：B. 5克")]
    [InlineData("1、盐？\na) 2克\nb) 5克\nanswer: b")]
    [InlineData("1、盐？\nA：2克\nB：5克\n答：5克")]
    public void One_right_choice(string text)
    {
        var question = One(text);
        (question.Kind, question.Stem).ShouldBe((QuestionKind.Single, "盐？"));
        question.Choices.ShouldBe([new("2克", false), new("5克", true)]);
    }

    [Theory]
    [InlineData("哪些？\nA. 甲\nB. 乙\nC. 丙\n答案：AC")]
    [InlineData("哪些？\nA. 甲\nB. 乙\nC. 丙\n答案：A、C。")]
    [InlineData("哪些？\nA. 甲\nB. 乙\nC. 丙\nANSWER: A, C")]
    [InlineData("哪些？\nA.甲B.乙C.丙\n答案：Ａ Ｃ")]
    public void Several_right_choices(string text)
    {
        var question = One(text);
        question.Kind.ShouldBe(QuestionKind.Multiple);
        question.Choices.ShouldBe([new("甲", true), new("乙", false), new("丙", true)]);
    }

    [Theory]
    [InlineData("酱油也咸。\n答案：对", true)]
    [InlineData("酱油也咸。\n答案：×", false)]
    [InlineData("酱油也咸。\n答案：正确", true)]
    [InlineData("酱油也咸。\nA. 对\nB. 错\n答案：B", false)]
    [InlineData("酱油也咸。\nA. 错误\nB. 正确\n答案：正确", true)]
    public void True_or_false(string text, bool truth)
    {
        var question = One(text);
        (question.Kind, question.Stem, question.Truth).ShouldBe((QuestionKind.TrueFalse, "酱油也咸。", truth));
    }

    [Theory]
    [InlineData("1. 被狗咬后应（ BC ）。\nA. 不管\nB. 冲洗\nC. 打针", "被狗咬后应（　）。")]
    [InlineData("1. 酱油也咸（√）", "酱油也咸（　）")]
    public void The_answer_may_stand_inside_the_stem(string text, string stem) => One(text).Stem.ShouldBe(stem);

    [Fact]
    public void Without_choices_a_number_or_words_are_the_answer()
    {
        One("急救电话是多少？\n答案：120").Number.ShouldBe(new(120, 0));
        One("正常体温？\n答案：36.5±0.5").Number.ShouldBe(new(36.5, 0.5));
        One("吃什么盐？\n答案：碘盐/加碘盐").Answers.ShouldBe(["碘盐", "加碘盐"]);
    }

    [Fact]
    public void Everything_around_it_is_understood()
    {
        var question = One("""
            1. 下列说法正确的是：
            1. 多喝水
            2. 少吃盐
            A. 1和2
            B. 只有
               第一条
            答案：A
            解析：两条都对，
            书上有。
            来源：《膳食指南》 https://example.org/a
            难度：较难
            知识点：饮食、血压
            """);

        question.Stem.ShouldBe("下列说法正确的是：\n1. 多喝水\n2. 少吃盐");
        question.Choices[1].Text.ShouldBe("只有第一条");
        question.Explanation.ShouldBe("两条都对，\n书上有。");
        (question.Source, question.SourceUrl, question.Difficulty).ShouldBe(("《膳食指南》", "https://example.org/a", Difficulty.Hard));
        question.Tags.ShouldBe(["饮食", "血压"]);
    }

    [Theory]
    [InlineData("甲？\nA. 一\n答案：A", 3, "1 choices")]
    [InlineData("甲？\nA. 一\nB. 二", 3, "There is no answer")]
    [InlineData("甲？\nA. 一\nB. 二\n答案：D", 3, "there are only 2 choices")]
    [InlineData("甲？\nA. 一\nC. 二\n答案：A", 3, "B should come")]
    [InlineData("甲？\nA. 一\nB. 二\n答案：都行", 3, "neither letters nor one of the choices")]
    [InlineData("A. 一\nB. 二\n答案：A", 3, "without a question")]
    [InlineData("答案：A", 3, "An answer without a question")]
    [InlineData("甲？\n答案：BC", 3, "there are no choices")]
    public void What_is_broken_is_named_with_its_line_and_its_neighbours_are_taken(string broken, int line, string reason)
    {
        var read = AikenReader.Read($"前一题。\n答案：对\n{broken}\n\n后一题。\n答案：错");

        read.Rejected.ShouldHaveSingleItem().Reason.ShouldContain(reason);
        read.Rejected[0].Line.ShouldBe(line);
        read.Accepted.Select(q => q.Stem).ShouldBe(["前一题。", "后一题。"]);
    }

    [Fact]
    public void Headings_and_missing_empty_lines_do_no_harm()
    {
        var read = AikenReader.Read("一、单选题（每题2分）\n1. 甲？\nA. 一\nB. 二\n答案：A\n解析：因为。\n2. 乙？\nA. 一\nB. 二\n答案：B\n二、判断题\n1. 丙。\n答案：对\n丁？\nA. 一\nB. 二\n答案：A");

        read.Rejected.ShouldBeEmpty();
        read.Accepted.Select(q => q.Stem).ShouldBe(["甲？", "乙？", "丙。", "丁？"]);
        read.Accepted[0].Explanation.ShouldBe("因为。");
    }

    [Fact]
    public void Choices_that_speak_of_others_by_their_place_stay_in_order() =>
        One("哪个？\nA. 甲\nB. 乙\nC. 以上都是\n答案：C").KeepOrder.ShouldBeTrue();

    private static ImportedQuestion One(string text)
    {
        var read = AikenReader.Read(text);
        read.Rejected.ShouldBeEmpty();
        return read.Accepted.ShouldHaveSingleItem();
    }
}
