using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>What authors may write in a questions file, and what is understood.</summary>
public class QuestionForms
{
    [Fact]
    public void A_single_choice_knows_its_right_one_and_everything_around_it()
    {
        var question = Read("""
              - id: salt
                kind: single
                topic: health
                tip: less-salt
                tags: [HL24-32]
                difficulty: easy
                stem: 成年人一天最多吃多少盐？
                choices:
                  - 2 克
                  - right: 5 克
                  - 8 克
                explanation: 吃多了血压高。
                source: {title: 出处, publisher: 出版者, url: https://example.org}
                review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
            """);

        question.Kind.ShouldBe(QuestionKind.Single);
        question.In("zh-CN").Choices.Select(c => c.Text).ShouldBe(["2 克", "5 克", "8 克"]);
        question.Choices.Select(c => c.IsRight).ShouldBe([false, true, false]);
        (question.Tip, question.Difficulty, question.Line).ShouldBe(("less-salt", Difficulty.Easy, 2));
        question.Tags.ShouldBe(["HL24-32"]);
        question.In("fr").Explanation.ShouldBe("吃多了血压高。", "what is not translated is said in the default language");
    }

    [Fact]
    public void True_or_false_needs_only_its_answer()
    {
        Read(Entry("kind: true-false\n    answer: false")).Choices.Select(c => c.IsRight).ShouldBe([false, true]);
        Read(Entry("kind: true-false\n    answer: true")).Choices.Select(c => c.IsRight).ShouldBe([true, false]);
    }

    [Fact]
    public void Several_right_ones_weights_and_feedback_are_kept()
    {
        var question = Read(Entry("""
            kind: multiple
                choices:
                  - {text: 一, right: true, weight: 0.5, feedback: 对。}
                  - right: 二
                  - {text: 三, weight: -1}
            """));

        question.Choices.ShouldBe([new(true, 0.5), new(true), new(false, -1)]);
        question.In("zh-CN").Choices[0].Feedback.ShouldBe("对。");
    }

    [Fact]
    public void A_number_has_a_tolerance_and_a_text_several_forms()
    {
        Read(Entry("kind: number\n    answer: 36.5\n    tolerance: 0.5")).Number.ShouldBe(new(36.5, 0.5));
        Read(Entry("kind: number\n    answer: 120")).Number.ShouldBe(new(120, 0));
        Read(Entry("kind: text\n    answers: [碘盐, 加碘盐]")).Answers.ShouldBe(["碘盐", "加碘盐"]);
    }

    [Theory]
    [InlineData("以上都是", true)]
    [InlineData("以上都不对", true)]
    [InlineData("都对", true)]
    [InlineData("A和B", true)]
    [InlineData("Ａ、Ｃ都对", true)]
    [InlineData("All of the above", true)]
    [InlineData("维生素A和D", false)]
    [InlineData("都用温水洗", false)]
    [InlineData("DDT", false)]
    public void Choices_that_speak_of_others_by_their_place_stay_in_order(string choice, bool stays) =>
        Read(Entry($"kind: single\n    choices:\n      - 甲\n      - 乙\n      - right: {choice}")).KeepOrder.ShouldBe(stays);

    [Fact]
    public void A_translation_has_the_same_choices_in_its_own_words()
    {
        using var content = Folder(Entry("kind: single\n    choices:\n      - 甲\n      - right: 乙"))
            .Write("questions/health/salt.en.yaml", "questions:\n  - id: asked\n    stem: Which one?\n    choices: [First, Second]\n    explanation: Because.\n");

        var catalog = content.Read();

        catalog.Problems.ShouldBeEmpty();
        catalog.Questions["asked"].In("en").Choices.Select(c => c.Text).ShouldBe(["First", "Second"]);
        catalog.Questions["asked"].Choices[1].IsRight.ShouldBeTrue();
    }

    [Fact]
    public void What_was_imported_waits_and_is_not_asked()
    {
        using var content = Folder(Entry("kind: true-false\n    answer: true")).Write("questions/imported/new.yaml", "questions:\n  - id: unfinished\n");

        var catalog = content.Read();

        catalog.Problems.ShouldBeEmpty();
        catalog.Questions.Keys.ShouldBe(["asked"]);
    }

    internal static ContentFolder Folder(string questions) =>
        new ContentFolder().Tip("less-salt", "health").Write("questions/health/salt.yaml", "questions:\n" + questions);

    internal static string Entry(string kind, string id = "asked", string stem = "问的是什么？") => $$"""
          - id: {{id}}
            topic: health
            {{kind}}
            stem: {{stem}}
            explanation: 因为所以。
            source: {title: 出处, publisher: 出版者, url: https://example.org}
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
        
        """;

    private static Question Read(string entry)
    {
        using var content = Folder(entry);
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        return catalog.Questions.Values.Single();
    }
}
