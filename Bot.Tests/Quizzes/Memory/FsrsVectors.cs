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

    /// <summary>Long histories, early, late and on the day, as ts-fsrs 5.4.2 reckons them without the formula for the same day.</summary>
    public static TheoryData<double, int, (int Elapsed, int Rating, double Stability, double Difficulty, int Days)[]> Reckoned => new()
    {
        {
            0.9, 36500,
            [
                (0, 3, 2.3065, 2.11810397, 3),
                (3, 3, 13.82690327, 2.11121424, 14),
                (14, 3, 56.95670978, 2.1043314, 57),
                (60, 3, 201.40354176, 2.09745544, 201),
                (201, 3, 599.96909358, 2.09058635, 600),
                (599, 3, 1590.8891821, 2.08372413, 1591),
                (1601, 3, 3838.87741541, 2.07686878, 3839),
                (3839, 3, 8505.49011943, 2.07002028, 8505),
            ]
        },
        {
            0.9, 36500,
            [
                (0, 1, 0.212, 6.4133, 1),
                (1, 3, 1.88678762, 6.40211507, 3),
                (3, 1, 0.5313818, 8.80262806, 1),
                (4, 3, 2.633373, 8.7890538, 3),
                (3, 3, 5.55938605, 8.77549312, 6),
                (5, 4, 14.24366625, 8.35154835, 14),
                (24, 2, 25.38395712, 8.89090934, 25),
                (25, 3, 42.03013261, 8.8772468, 42),
            ]
        },
        {
            0.9, 36500,
            [
                (0, 4, 8.2956, 1, 8),
                (8, 4, 65.62422648, 1, 66),
                (66, 4, 396.77501923, 1, 397),
                (400, 4, 1882.88364535, 1, 1883),
                (1883, 4, 7292.54961705, 1, 7293),
            ]
        },
        {
            0.9, 36500,
            [
                (0, 2, 1.2931, 5.11217071, 2),
                (2, 2, 4.46945539, 6.74045952, 4),
                (4, 2, 8.90516035, 7.8213935, 9),
                (12, 2, 16.73160998, 8.53896785, 17),
                (17, 1, 1.73536148, 9.50499704, 2),
                (1, 2, 2.24024594, 9.65662233, 2),
                (12, 2, 4.46774265, 9.75727827, 4),
            ]
        },
        {
            0.8, 36500,
            [
                (0, 3, 2.3065, 2.11810397, 8),
                (8, 3, 22.76818035, 2.11121424, 75),
                (75, 1, 2.55896931, 7.39223814, 8),
                (11, 3, 12.61814278, 7.38007427, 42),
                (42, 3, 46.2821231, 7.36792257, 153),
                (152, 3, 145.37274766, 7.35578302, 482),
            ]
        },
        {
            0.95, 365,
            [
                (0, 3, 2.3065, 2.11810397, 3),
                (3, 4, 23.88306328, 1, 10),
                (10, 3, 62.30199208, 1, 25),
                (28, 4, 232.05672128, 1, 93),
                (93, 3, 478.36842893, 1, 193),
                (192, 4, 1322.43648418, 1, 366),
                (376, 3, 2102.95994652, 1, 366),
            ]
        },
        {
            0.9, 36500,
            [
                (0, 3, 2.3065, 2.11810397, 3),
                (3, 1, 0.63685069, 7.39450274, 1),
                (1, 1, 0.22627098, 9.12881914, 1),
                (4, 1, 0.12945135, 9.69887715, 1),
                (1, 3, 0.51696904, 9.68440664, 3),
                (2, 3, 1.43681768, 9.6699506, 3),
                (13, 3, 4.56209882, 9.65550902, 5),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Reckoned))]
    public void A_long_history_comes_out_as_another_program_reckons_it(double retention, int longest, (int Elapsed, int Rating, double Stability, double Difficulty, int Days)[] steps)
    {
        var fsrs = new Fsrs(FsrsParameters.Default with { ShortTerm = false, Retention = retention, MaximumInterval = longest });
        MemoryState? state = null;
        foreach (var step in steps)
        {
            var (after, days) = fsrs.Review(state, step.Elapsed, (Rating)step.Rating);
            Close(after.Stability, step.Stability);
            Close(after.Difficulty, step.Difficulty);
            days.ShouldBe(step.Days, $"{step}");
            state = after;
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
