using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Tests.Quizzes.Asking;

/// <summary>What an answer is worth, and what counts as one.</summary>
public class Grading
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("0", 0)]
    [InlineData("2", 0.5)]
    [InlineData("0,1", 0)]
    [InlineData("9", 0)]
    [InlineData("", 0)]
    public void A_single_choice(string given, double score) =>
        Grader.Grade(Ask(QuestionKind.Single, new(false), new(true), new(false, 0.5)), given).ShouldBe(score);

    [Theory]
    [InlineData("0,2", 1)]
    [InlineData("2,0", 1)]
    [InlineData("0", 0)]
    [InlineData("0,1,2", 0)]
    [InlineData("1", 0)]
    public void Several_choices_without_weights_are_right_or_they_are_not(string given, double score) =>
        Grader.Grade(Ask(QuestionKind.Multiple, new(true), new(false), new(true)), given).ShouldBe(score);

    [Theory]
    [InlineData("0,1", 1)]
    [InlineData("0", 0.5)]
    [InlineData("0,2", 0)]
    [InlineData("2", 0)]
    public void Several_choices_with_weights_add_up_and_never_below_nothing(string given, double score) =>
        Grader.Grade(Ask(QuestionKind.Multiple, new(true, 0.5), new(true, 0.5), new(false, -0.5)), given).ShouldBe(score);

    [Fact]
    public void Three_thirds_are_the_full_score() =>
        Grader.Grade(Ask(QuestionKind.Multiple, new(true, 0.3333333), new(true, 0.3333333), new(true, 0.3333333), new(false)), "0,1,2").ShouldBe(1);

    [Theory]
    [InlineData("36.5", 1)]
    [InlineData("36", 1)]
    [InlineData("37", 1)]
    [InlineData("３６．５", 1)]
    [InlineData("约36.5度", 1)]
    [InlineData("37.1", 0)]
    [InlineData("三十六", 0)]
    [InlineData("36 37", 0)]
    public void A_number_within_its_tolerance(string given, double score) =>
        Grader.Grade(Ask(QuestionKind.Number) with { Number = new(36.5, 0.5) }, given).ShouldBe(score);

    [Theory]
    [InlineData("碘盐", 1)]
    [InlineData(" 碘 盐。", 1)]
    [InlineData("ｉｏｄｉｎｅ", 1)]
    [InlineData("IODINE", 1)]
    [InlineData("食盐", 0)]
    public void A_text_in_any_accepted_form(string given, double score) =>
        Grader.Grade(Ask(QuestionKind.Text) with { Answers = ["碘盐", "iodine"] }, given).ShouldBe(score);

    [Theory]
    [InlineData("B", "2")]
    [InlineData("b", "2")]
    [InlineData("Ｂ。", "2")]
    [InlineData("2", "2")]
    [InlineData("AC", null)]
    [InlineData("D", null)]
    [InlineData("你好", null)]
    [InlineData("BMI", null)]
    public void A_letter_means_what_stands_there_on_the_screen(string written, string? given) =>
        Answer.Read(Ask(QuestionKind.Single, new(true), new(false), new(false)), [1, 2, 0], written).ShouldBe(given);

    [Theory]
    [InlineData("AC", "0,1")]
    [InlineData("a、c", "0,1")]
    [InlineData("1 3", "0,1")]
    [InlineData("C", "0")]
    public void Several_letters(string written, string? given) =>
        Answer.Read(Ask(QuestionKind.Multiple, new(true), new(true), new(false)), [1, 2, 0], written).ShouldBe(given);

    [Theory]
    [InlineData("对", "0")]
    [InlineData("不对", "1")]
    [InlineData("False", "1")]
    [InlineData("A", "0")]
    [InlineData("也许", null)]
    public void True_or_false(string written, string? given) =>
        Answer.Read(Ask(QuestionKind.TrueFalse, new(true), new(false)), [0, 1], written).ShouldBe(given);

    [Fact]
    public void The_order_of_choices_is_the_same_for_the_same_seed_and_fair_over_many()
    {
        var question = Ask(QuestionKind.Single, new(true), new(false), new(false), new(false));
        Shuffling.Shown(question, 42).ShouldBe(Shuffling.Shown(question, 42));
        var firsts = Enumerable.Range(0, 4000).GroupBy(i => Shuffling.Shown(question, Shuffling.Seed($"{i}|x"))[0]).ToDictionary(g => g.Key, g => g.Count());
        firsts.Keys.Order().ShouldBe("0123");
        firsts.Values.ShouldAllBe(n => n > 850 && n < 1150);
        Shuffling.Shown(question with { KeepOrder = true }, 42).ShouldBe("0123");
    }

    [Fact]
    public void A_code_is_short_and_comes_back_as_it_was()
    {
        var code = new AnswerCode(long.MaxValue, 50, AnswerCode.NewSecret(), AnswerAct.Submit, 255);
        code.ToString().Length.ShouldBeLessThanOrEqualTo(64);
        AnswerCode.Parse(code.ToString()["a:".Length..]).ShouldBe(code);
        AnswerCode.Parse("1.2.x").ShouldBeNull();
        AnswerCode.Parse("zz.1.abc.c1").ShouldBeNull();
        AnswerCode.Parse("1.1.abc.x1").ShouldBeNull();
    }

    private static Question Ask(QuestionKind kind, params QuestionChoice[] choices) => new()
    {
        Id = "q",
        Kind = kind,
        Topic = "health",
        Texts = new Dictionary<string, QuestionText> { ["zh-CN"] = new("问？", [.. choices.Select((_, i) => new ChoiceText($"第{i}"))], "因为。") },
        Choices = choices,
        Source = new("书", "社", new("https://example.org")),
        Review = new("unreviewed", default, default),
        File = "",
    };
}
