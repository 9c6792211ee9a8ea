using System.Text;
using System.Text.Json;
using Bot.Content;
using Bot.Quizzes.Exchange;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Quizzes.Exchange;

/// <summary>Files on their way in and out, with the command that a person types.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly ContentFolder content = QuestionForms.Folder(
        QuestionForms.Entry("kind: single\n    choices:\n      - 二克\n      - right: 五克", "salt", "成年人一天最多吃多少盐？")
        + QuestionForms.Entry("kind: multiple\n    choices:\n      - {text: 一, right: true, feedback: 对。}\n      - right: 二\n      - 三", "several", "哪些做法 {好}？")
        + QuestionForms.Entry("kind: true-false\n    answer: false", "truth", "酱油不咸。")
        + QuestionForms.Entry("kind: number\n    answer: 36.5\n    tolerance: 0.5", "number", "正常体温是几度？")
        + QuestionForms.Entry("kind: text\n    answers: [碘盐, 加碘盐]", "words", "该吃什么样的盐？"));

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("gift")]
    [InlineData("aiken")]
    [InlineData("csv")]
    public void What_is_written_out_is_read_back_the_same(string format)
    {
        var questions = content.Read().Questions.Values;
        var kind = Enum.Parse<ExchangeFormat>(format, ignoreCase: true);

        var text = QuestionExport.Write(questions, kind);
        var read = kind switch { ExchangeFormat.Gift => GiftReader.Read(text), ExchangeFormat.Csv => QuestionCsv.Read(text), _ => AikenReader.Read(text) };

        read.Rejected.ShouldBeEmpty();
        read.Accepted.Count.ShouldBe(5);
        foreach (var (before, after) in questions.Select(q => QuestionExport.ToImported(q).Question).Zip(read.Accepted))
        {
            after.Fingerprint.ShouldBe(before.Fingerprint);
            after.Choices.Select(c => c.IsRight).ShouldBe(before.Choices.Select(c => c.IsRight));
            (after.Truth, after.Number, after.Explanation).ShouldBe((before.Truth, before.Number, before.Explanation));
            after.Answers.ShouldBe(before.Answers);
        }
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public async Task A_file_in_any_encoding_waits_for_review_and_a_second_time_nothing_new_is_in_it(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var shell = new BotShell(content);
        var file = Path.Combine(content.Root, "bank.txt");
        var text = "1. 感冒要吃抗生素吗？\r\nA. 要\r\nB. 不要\r\n答案：B\r\n\r\n2. 没有答案\r\nA. 一\r\nB. 二\r\n\r\n3. 成年人一天最多吃多少盐呢？\r\nA. 二克\r\nB. 五克\r\n答案：B\r\n";
        await File.WriteAllTextAsync(file, text, Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);

        var first = await shell.RunAsync("questions", "import", file, "--json");

        first.ExitCode.ShouldBe(1, first.Errors);
        var json = JsonDocument.Parse(first.Output).RootElement;
        json.GetProperty("accepted").EnumerateArray().Select(q => q.GetProperty("stem").GetString()).ShouldBe(["感冒要吃抗生素吗？", "成年人一天最多吃多少盐呢？"]);
        json.GetProperty("accepted")[1].GetProperty("notes")[0].GetString().ShouldNotBeNull().ShouldContain("almost the same as salt");
        json.GetProperty("rejected")[0].GetProperty("line").GetInt32().ShouldBe(6);
        json.GetProperty("rejected")[0].GetProperty("text").GetString().ShouldBe("没有答案 一 二");
        (await File.ReadAllTextAsync(Path.Combine(content.Root, "questions/imported/bank.yaml"), TestContext.Current.CancellationToken)).ShouldContain("stem: 感冒要吃抗生素吗？");
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Questions.Count.ShouldBe(5, "what was imported is not asked yet");

        var again = await shell.RunAsync("questions", "import", file, "--dry-run");
        again.Output.ShouldContain("Would take 0 questions; 1 rejected, 2 skipped.");
    }

    [Fact]
    public async Task The_same_question_with_another_answer_is_taken_and_marked()
    {
        using var shell = new BotShell(content);
        var file = Path.Combine(content.Root, "two.gift");
        await File.WriteAllTextAsync(file, "天空是蓝色的。{T}\n\n天空是蓝色的。{F}\n\n天空是蓝色的。{T#是的}\n", TestContext.Current.CancellationToken);

        using var said = JsonDocument.Parse((await shell.RunAsync("questions", "import", file, "--dry-run", "--json")).Output);

        var taken = said.RootElement.GetProperty("accepted").EnumerateArray().ToArray();
        taken.Select(q => q.GetProperty("answer").GetBoolean()).ShouldBe([true, false]);
        taken.Select(q => q.GetProperty("id").GetString()).Distinct().Count().ShouldBe(2);
        taken[1].GetProperty("notes")[0].GetString().ShouldBe("It asks the same as line 1, but another answer is right.");
        said.RootElement.GetProperty("skipped")[0].GetProperty("line").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_reviewed_file_is_sound_once_its_gaps_are_filled()
    {
        using var shell = new BotShell(content);
        var file = Path.Combine(content.Root, "bank.gift");
        await File.WriteAllTextAsync(file, "$CATEGORY: 健康\n\n狗咬了要不要打针？{=要#对 ~%-50%\\: 不要 \\#1 ####会得狂犬病。}\n", TestContext.Current.CancellationToken);
        (await shell.RunAsync("questions", "import", file)).Output.ShouldContain("Took 1 questions");
        var waiting = Path.Combine(content.Root, "questions/imported/bank.yaml");

        content.Write("questions/health/bank.yaml", (await File.ReadAllTextAsync(waiting, TestContext.Current.CancellationToken))
            .Replace("title: ''", "title: 书", StringComparison.Ordinal).Replace("publisher: ''", "publisher: 社", StringComparison.Ordinal).Replace("url: ''", "url: https://example.org", StringComparison.Ordinal)
            .Replace("title: \"\"", "title: 书", StringComparison.Ordinal).Replace("publisher: \"\"", "publisher: 社", StringComparison.Ordinal).Replace("url: \"\"", "url: https://example.org", StringComparison.Ordinal));

        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        var question = catalog.Questions.Values.Single(q => q.In("zh-CN").Stem == "狗咬了要不要打针？");
        question.Topic.ShouldBe("health");
        question.Choices.ShouldBe([new(true), new(false, -0.5)]);
        question.In("zh-CN").Choices.Select(c => c.Text).ShouldBe(["要", ": 不要 #1"]);
    }

    [Fact]
    public void A_table_may_have_Chinese_columns_in_any_order()
    {
        var read = QuestionCsv.Read("答案,题干,选项A,选项B,题型,难度\nB,盐？,2克,5克,单选题,易\n对,酱油也咸。,,,判断题,\n,没有答案,一,二,,\n");

        read.Accepted.Select(q => (q.Line, q.Kind)).ShouldBe([(2, QuestionKind.Single), (3, QuestionKind.TrueFalse)]);
        read.Rejected.ShouldHaveSingleItem().Line.ShouldBe(4);
        QuestionCsv.Read("甲,乙\n1,2\n").Rejected.ShouldHaveSingleItem().Reason.ShouldContain("题目, 答案");
    }
}
