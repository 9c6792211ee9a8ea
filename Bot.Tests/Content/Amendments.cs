using Bot.Content;
using Bot.Content.Amending;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;

namespace Bot.Tests.Content;

/// <summary>How a corrected key stands to what its file says by now.</summary>
public sealed class Amendments : IDisposable
{
    private const string WrongKey = "kind: single\n    choices:\n      - right: 8 克\n      - 5 克\n      - 2 克";

    private readonly ContentFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_file_that_still_has_the_wrong_key_is_asked_by_the_right_one_wherever_its_choices_stand()
    {
        Read(WrongKey).ShouldBe((AmendmentStanding.InForce, "5 克"));
        Read("kind: single\n    choices:\n      - 2 克\n      - {text: 8 克, right: true, feedback: 对，正是。}\n      - 5 克").ShouldBe((AmendmentStanding.InForce, "5 克"));
    }

    [Fact]
    public void What_a_choice_says_goes_where_it_is_no_longer_true()
    {
        var question = Amend(Questions("kind: single\n    choices:\n      - {text: 8 克, right: true, feedback: 对，正是。}\n      - 5 克\n      - {text: 2 克, feedback: 太少了。}")).Questions["q1"];
        question.In("zh-CN").Choices.Select(c => c.Feedback).ShouldBe([null, null, "太少了。"]);
    }

    [Fact]
    public void A_file_that_says_the_same_needs_no_correction_any_more() =>
        Read("kind: single\n    choices:\n      - 8 克\n      - right: 5 克\n      - 2 克", "新的解释。").ShouldBe((AmendmentStanding.InFile, "5 克"));

    [Fact]
    public void A_file_with_the_right_key_and_the_old_explanation_has_half_of_it()
    {
        var catalog = Amend(Questions("kind: single\n    choices:\n      - 8 克\n      - right: 5 克\n      - 2 克"));
        catalog.Amendments["q1"].Standing.ShouldBe(AmendmentStanding.InForce);
        catalog.Questions["q1"].In("zh-CN").Explanation.ShouldBe("新的解释。");
        catalog.Lacking().ShouldHaveSingleItem().Message.InEnglish().ShouldContain("this file does not have it yet");
    }

    [Theory]
    [InlineData("kind: single\n    choices:\n      - 8 克\n      - 5 克\n      - right: 2 克", "2 克")]
    [InlineData("kind: single\n    choices:\n      - right: 8 克\n      - 5 克\n      - 3 克", "8 克")]
    public void A_question_that_was_changed_since_goes_by_its_file_and_is_named(string body, string right)
    {
        Read(body).ShouldBe((AmendmentStanding.Overtaken, right));
        var lacking = Amend(Questions(body)).Lacking().ShouldHaveSingleItem();
        (lacking.File, lacking.Line).ShouldBe(("questions/health/a.yaml", 2));
    }

    [Fact]
    public void Another_stem_is_another_question() =>
        Amend(Questions(WrongKey, stem: "成年人一天最少吃多少盐？")).Amendments["q1"].Standing.ShouldBe(AmendmentStanding.Overtaken);

    [Fact]
    public void A_question_that_is_gone_is_named_and_harms_nothing()
    {
        var catalog = Amend("questions: []\n");
        catalog.Amendments["q1"].Standing.ShouldBe(AmendmentStanding.Overtaken);
        catalog.Lacking().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_contest_draws_from_the_corrected_question()
    {
        folder.Write("quizzes/cup.yaml", """
            id: cup
            name: 赛
            rules: 规则
            window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-25T20:00:00+08:00"}
            questions: [{take: 1, topic: health, points: 5}]
            """);
        Right(Amend(Questions(WrongKey)).Contests["cup"].Pool.ShouldHaveSingleItem()).ShouldBe("5 克");
    }

    private (AmendmentStanding Standing, string Right) Read(string body, string explanation = "因为所以。")
    {
        var catalog = Amend(Questions(body, explanation));
        return (catalog.Amendments["q1"].Standing, Right(catalog.Questions["q1"]));
    }

    private static string Right(Question question) => question.In("zh-CN").Choices[question.Choices.Index().Single(c => c.Item.IsRight).Index].Text;

    private ContentCatalog Amend(string questions)
    {
        var before = QuestionKey.Of(folder.Write("questions/health/a.yaml", Questions(WrongKey)).Read().Questions["q1"]);
        var key = before with
        {
            Choices = [.. before.Choices.Select(c => c with { IsRight = c.Text == "5 克" })],
            Explanations = new Dictionary<string, string> { ["zh-CN"] = "新的解释。" },
        };
        return folder.Write("questions/health/a.yaml", questions).Read().With([new("q1", 1, key, before, "指南", "A", "B", DateTimeOffset.UnixEpoch)]);
    }

    private static string Questions(string body, string explanation = "因为所以。", string stem = "成年人一天最多吃多少盐？") =>
        "questions:\n" + QuestionForms.Entry(body, "q1", stem).Replace("explanation: 因为所以。", $"explanation: {explanation}", StringComparison.Ordinal);
}
