using System.Text.Json;
using Bot.Quizzes.Memory;
using Bot.Tests.Builders;

namespace Bot.Tests.Quizzes.Memory;

/// <summary>The figures that other programs of the same model print: <c>fsrs_vectors.json</c>.</summary>
public class FsrsVectors
{
    private const double Tolerance = 1e-5;

    private static readonly JsonElement Vectors = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "Bot.Tests", "Quizzes", "Memory", "fsrs_vectors.json"))).RootElement;

    private static readonly Fsrs Usual = new(FsrsParameters.Default);

    public static TheoryData<int> Memories => [.. Enumerable.Range(0, Vectors.GetProperty("memory").GetArrayLength())];

    public static TheoryData<int> Schedules => [.. Enumerable.Range(0, Vectors.GetProperty("schedule").GetArrayLength())];

    public static TheoryData<string> LongTerm => ["t1", "t2", "t3", "t5"];

    [Fact]
    public void The_weights_are_the_published_ones() =>
        FsrsParameters.Default.W.ShouldBe(Vectors.GetProperty("parameters").GetProperty("w").EnumerateArray().Select(v => v.GetDouble()));

    [Fact]
    public void The_chance_of_remembering_falls_as_it_should()
    {
        foreach (var vector in Vectors.GetProperty("units").GetProperty("retrievability").EnumerateArray())
        {
            Close(Usual.Retrievability(Number(vector, "s"), Number(vector, "t")), Number(vector, "r"));
        }
    }

    [Fact]
    public void Intervals_follow_the_retention_that_is_wanted()
    {
        foreach (var wanted in Vectors.GetProperty("units").GetProperty("interval").EnumerateArray())
        {
            var fsrs = new Fsrs(FsrsParameters.Default with { Retention = Number(wanted, "request_retention") });
            foreach (var vector in wanted.GetProperty("by_stability").EnumerateArray())
            {
                fsrs.Interval(Number(vector, "s")).ShouldBe(vector.GetProperty("days").GetInt32(), vector.ToString());
            }
        }
    }

    [Fact]
    public void Difficulty_and_same_day_stability_move_as_they_should()
    {
        foreach (var vector in Vectors.GetProperty("units").GetProperty("next_difficulty").EnumerateArray())
        {
            Compare(vector.GetProperty("out"), rating => Usual.Next(new(5, Number(vector, "d")), 3, rating).Difficulty);
        }

        foreach (var vector in Vectors.GetProperty("units").GetProperty("next_short_term_stability").EnumerateArray())
        {
            Compare(vector.GetProperty("out"), rating => Usual.Next(new(Number(vector, "s"), 5), 0, rating).Stability);
        }
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void A_history_of_reviews_leads_to_the_same_memory(int index)
    {
        var history = Vectors.GetProperty("memory")[index];
        var fsrs = new Fsrs(FsrsParameters.Default with { ShortTerm = ShortTerm(history) });
        MemoryState? state = null;
        foreach (var step in history.GetProperty("steps").EnumerateArray())
        {
            state = fsrs.Next(state, step.GetProperty("delta_t").GetInt32(), RatingOf(step));
            Close(state.Value.Stability, Number(step, "stability"));
            Close(state.Value.Difficulty, Number(step, "difficulty"));
        }
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_history_of_reviews_leads_to_the_same_days(int index)
    {
        var history = Vectors.GetProperty("schedule")[index];
        var options = history.GetProperty("opts");
        var fsrs = new Fsrs(FsrsParameters.Default with
        {
            ShortTerm = ShortTerm(history),
            Retention = options.TryGetProperty("request_retention", out var retention) ? retention.GetDouble() : 0.9,
            MaximumInterval = options.TryGetProperty("maximum_interval", out var longest) ? longest.GetInt32() : 36500,
        });
        // Histories with learning steps of minutes have days of their own; their memory is the same.
        var hasSteps = !options.TryGetProperty("learning_steps", out _);
        MemoryState? state = null;
        foreach (var step in history.GetProperty("steps").EnumerateArray())
        {
            var (after, days) = fsrs.Review(state, step.GetProperty("elapsed_days").GetInt32(), RatingOf(step));
            Close(after.Stability, Number(step, "stability"));
            Close(after.Difficulty, Number(step, "difficulty"));
            if (!hasSteps)
            {
                days.ShouldBe(step.GetProperty("scheduled_days").GetInt32(), step.ToString());
            }

            state = after;
        }
    }

    [Theory]
    [MemberData(nameof(LongTerm))]
    public void Other_weights_and_no_formula_for_the_same_day_lead_to_the_published_days(string test)
    {
        var set = Vectors.GetProperty("upstream_longterm_fsrs5w");
        var fsrs = new Fsrs(FsrsParameters.Default with { ShortTerm = false, W = [.. set.GetProperty("w21_after_migration").EnumerateArray().Select(v => v.GetDouble())] });
        var history = set.GetProperty("tests").GetProperty(test);
        MemoryState? state = null;
        var elapsed = 0;
        for (var i = 0; i < history.GetProperty("r").GetArrayLength(); i++)
        {
            var (after, days) = fsrs.Review(state, elapsed, (Rating)history.GetProperty("r")[i].GetInt32());
            Close(after.Stability, history.GetProperty("s")[i].GetDouble());
            Close(after.Difficulty, history.GetProperty("d")[i].GetDouble());
            days.ShouldBe(history.GetProperty("ivl")[i].GetInt32());
            (state, elapsed) = (after, days);
        }
    }

    [Fact]
    public void Published_intervals_of_every_retention_come_out_to_the_day()
    {
        var days = Enumerable.Range(1, 10).Select(i => new Fsrs(FsrsParameters.Default with { Retention = i / 10.0, MaximumInterval = int.MaxValue }).Interval(1));
        days.Skip(1).ShouldBe([34793, 2508, 387, 90, 27, 9, 3, 1, 1]);
    }

    [Fact]
    public void However_long_the_gap_and_however_bad_the_answers_the_state_stays_in_its_range()
    {
        foreach (var rating in Enum.GetValues<Rating>())
        {
            MemoryState? state = null;
            for (var i = 0; i < 200; i++)
            {
                var (after, days) = Usual.Review(state, i % 3 == 0 ? 40_000 : i % 2, rating);
                after.Stability.ShouldBeInRange(0.001, 36500);
                after.Difficulty.ShouldBeInRange(1, 10);
                days.ShouldBeInRange(1, 36502, "ordering may add a day or two");
                state = after;
            }
        }
    }

    private static void Compare(JsonElement expected, Func<Rating, double> actual)
    {
        foreach (var rating in Enum.GetValues<Rating>())
        {
            Close(actual(rating), expected[(int)rating - 1].GetDouble());
        }
    }

    private static void Close(double actual, double expected) => actual.ShouldBe(expected, Math.Max(Math.Abs(expected) * Tolerance, 1e-8));

    private static double Number(JsonElement vector, string name) => vector.GetProperty(name).GetDouble();

    private static Rating RatingOf(JsonElement step) => (Rating)step.GetProperty("rating").GetInt32();

    private static bool ShortTerm(JsonElement history) => !history.GetProperty("opts").TryGetProperty("enable_short_term", out var flag) || flag.GetBoolean();
}
