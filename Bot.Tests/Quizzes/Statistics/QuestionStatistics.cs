using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Statistics;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes;

namespace Bot.Tests.Quizzes.Statistics;

/// <summary>How questions did, held against sums done here the long way.</summary>
public sealed class QuestionStatistics : IAsyncLifetime
{
    private const int People = 40;
    private readonly ContentFolder content = new();
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync()
    {
        content.Write("questions/health/a.yaml", "questions:\n" + string.Concat(Enumerable.Range(1, 4).Select(i =>
            QuestionForms.Entry($"kind: single\n    choices:\n      - right: 对{i}\n      - 错{i}\n      - 也错{i}", $"q{i}", new[] { "狗咬了怎么办？", "盐吃多少？", "蘑菇能采吗？", "药能混用吗？" }[i - 1]))));
        bot = await BotUnderTest.StartAsync(content);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 0, 0 }, new double[] { 3, 2, 1, 0 }, 50, 89.44271909999159)]
    [InlineData(new double[] { 0, 0, 1, 1 }, new double[] { 3, 2, 1, 0 }, 50, -89.44271909999159)]
    [InlineData(new double[] { 1, 1, 1, 1 }, new double[] { 3, 2, 1, 0 }, 100, null)]
    [InlineData(new[] { 1 / 3.0, 1 / 3.0, 1 / 3.0 }, new double[] { 3, 2, 1 }, 100 / 3.0, null)]
    public void Facility_and_discrimination(double[] item, double[] rest, double facility, double? discrimination)
    {
        var figures = ItemFigures.Of(item.Length, item.Sum(), rest.Sum(), item.Sum(x => x * x), rest.Sum(y => y * y), item.Zip(rest, (x, y) => x * y).Sum(), item.Length);
        figures.Facility.ShouldBe(facility, 1e-9);
        (figures.Discrimination is null).ShouldBe(discrimination is null);
        (figures.Discrimination ?? 0).ShouldBe(discrimination ?? 0, 1e-9);
        figures.IsKeyDoubtful.ShouldBeFalse("a few answers are too few");
        (figures with { Answers = 29 }).IsKeyDoubtful.ShouldBeFalse();
        (figures with { Answers = 30 }).IsKeyDoubtful.ShouldBe(discrimination < 0);
    }

    [Fact]
    public async Task A_key_that_those_who_know_more_get_wrong_is_doubted()
    {
        // The further down, the less somebody knows; the key of q4 is upside down.
        var answers = Enumerable.Range(0, People).Select(p => Enumerable.Range(1, 4).Select(q => q == 4 ? (p >= 20 ? 0 : 1) : p < 10 * q ? 0 : 1 + (p % 2)).ToArray()).ToArray();
        await AnswerAsync("cup", answers);

        var figures = (await bot.Get<StatisticsReader>().OfAsync("cup")).ToDictionary(f => f.Question);

        figures.Count.ShouldBe(4);
        figures.Values.First().Question.ShouldBe("q4", "the doubtful one stands first");
        for (var q = 1; q <= 4; q++)
        {
            var item = answers.Select(a => a[q - 1] == 0 ? 1.0 : 0).ToArray();
            var rest = answers.Select(a => a.Where((_, i) => i != q - 1).Count(g => g == 0) * 1.0).ToArray();
            var f = figures[$"q{q}"];
            f.Figures.Answers.ShouldBe(People);
            f.Figures.Facility.ShouldBe(100 * item.Average(), 1e-6);
            f.Figures.Discrimination!.Value.ShouldBe(100 * Correlation(item, rest), 1e-6);
            f.Figures.IsKeyDoubtful.ShouldBe(q == 4);
            f.Choices.Select(c => c.Count).ShouldBe(Enumerable.Range(0, 3).Select(c => (long)answers.Count(a => a[q - 1] == c)));
            f.Choices[0].IsRight.ShouldBeTrue();
            f.MedianSeconds.ShouldBe(20.5, 1e-9, "people took 1 to 40 seconds");
        }
    }

    [Fact]
    public async Task In_practice_and_on_the_day_questions_are_counted_too_and_choices_that_moved_are_found_by_their_words()
    {
        await AnswerAsync(QuizKeys.Practice, [[0, 1, 0, 0]]);
        content.Write("questions/health/a.yaml", (await File.ReadAllTextAsync(Path.Combine(content.Root, "questions/health/a.yaml"), TestContext.Current.CancellationToken))
            .Replace("- right: 对1\n      - 错1\n      - 也错1", "- 也错1\n      - 错1\n      - right: 对1", StringComparison.Ordinal));
        bot.Get<ContentLibrary>().Refresh();
        await AnswerAsync(QuizKeys.Practice, [[2, 0, 0, 0], [1, 0, 0, 0]], first: 1);

        var q1 = (await bot.Get<StatisticsReader>().OfAsync(QuizKeys.Practice)).Single(f => f.Question == "q1");

        q1.Choices.Select(c => (c.Text, c.IsRight, c.Count)).ShouldBe([("也错1", false, 0), ("错1", false, 1), ("对1", true, 2)]);
        q1.Figures.Facility.ShouldBe(200 / 3.0, 1e-6);
        (await bot.Get<StatisticsReader>().OfAsync(StatisticsReader.Daily)).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_are_written_as_a_table_that_no_spreadsheet_runs()
    {
        await AnswerAsync("cup", [[0, 1, 0, 0], [0, 0, 1, 0]]);
        var text = new StringWriter();
        await StatisticsCsv.WriteAsync(text, await bot.Get<StatisticsReader>().OfAsync("cup"), id => id == "q1" ? "=1+1" : null);
        var lines = text.ToString().Split("\r\n");
        lines[0].ShouldBe("question,stem,answers,facility,discrimination,doubtful,median_seconds,choices,given");
        lines.Single(l => l.StartsWith("q1,", StringComparison.Ordinal)).ShouldBe("q1,'=1+1,2,100.0,,,1.5,* 对1: 100.0 % | 错1: 0.0 % | 也错1: 0.0 %,");
        lines.Single(l => l.StartsWith("q2,", StringComparison.Ordinal)).ShouldBe("q2,,2,50.0,-100.0,,1.5,* 对2: 50.0 % | 错2: 50.0 % | 也错2: 0.0 %,");
    }

    private Task AnswerAsync(string quiz, int[][] answers, int first = 0) => bot.AnswersAsync(quiz, ["q1", "q2", "q3", "q4"], answers, first);

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
