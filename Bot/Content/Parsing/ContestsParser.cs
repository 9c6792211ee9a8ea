using System.Globalization;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>quizzes/*.yaml</c>, one contest a file.</summary>
internal sealed class ContestsParser(
    ContentFiles files, string defaultLocale, TimeZoneInfo zone, KnownNames known, RegionTree regions, IReadOnlyDictionary<string, Question> questions, bool requireReview,
    List<ContentProblem> problems)
{
    private const int MostUnits = 90;
    private const int LongestRules = 1000;
    private const int LongestName = 40;

    /// <summary>What other quizzes and boards are known by.</summary>
    private static readonly string[] Reserved = ["practice", "daily", "all"];

    private readonly Dictionary<string, Contest> contests = [];

    public IReadOnlyDictionary<string, Contest> Parse()
    {
        foreach (var file in files.List("quizzes", ".yaml"))
        {
            var list = new ProblemList(file);
            var text = files.Read(file) ?? "";
            if (list.IsUtf8(text) && list.Parse(text) is { } map)
            {
                Add(map, list);
            }

            problems.AddRange(list.Found);
        }

        return contests;
    }

    private void Add(YamlMap map, ProblemList list)
    {
        var windows = new ContestWindows(map, zone).Read();
        var contest = Read(map, list.File);
        map.RefuseUnknownKeys();
        CheckWhole(map, contest);
        foreach (var window in windows)
        {
            var held = contest with
            {
                Id = window.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{contest.Id}-{year}") : contest.Id,
                Names = window.Year is { } y ? contest.Names.ToDictionary(n => n.Key, n => string.Create(CultureInfo.InvariantCulture, $"{n.Value} {y}")) : contest.Names,
                From = window.From,
                Until = window.Until,
            };
            var pool = questions.Values.Where(q => QuestionFit.FitsAll(q, contest.Who, window.First, window.Last, regions)).ToArray();
            CheckQuotas(map, held, pool);
            if (contests.ContainsKey(held.Id))
            {
                map.Problem("id", new("check.contest-id-used", ("id", held.Id)));
            }
            else if (list.Count == 0)
            {
                contests[held.Id] = held with { Pool = [.. pool.Where(q => window.Last <= q.Review.Until && (q.Review.IsDone || !requireReview))] };
            }
        }
    }

    private Contest Read(YamlMap map, string file)
    {
        var id = map.Required("id", "health-2026");
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            map.Problem("id", Ids.Rule(id));
        }
        else if (Reserved.Contains(id))
        {
            map.Problem("id", new("check.contest-id-taken", ("id", id)));
        }

        return new Contest
        {
            Id = id,
            File = file,
            Line = map.LineOf("questions"),
            Names = Words(map, "name", "健康知识竞赛", "english", LongestName),
            Rules = Words(map, "rules", "每人每天一次，每题 30 秒，以最好的一次为准。", "english-rules", LongestRules),
            From = default,
            Until = default,
            Who = Who(map),
            Questions = [.. map.Maps("questions").Select(Quota)],
            Units = Units(map),
            UnitMinimum = map.WholeNumber("unit-minimum", 1, 100_000) ?? 3,
            AttemptsPerDay = map.WholeNumber("attempts-per-day", 1, 1000) ?? 1,
            Counts = Choice(map, "counts", AttemptCounting.Best, ("best", AttemptCounting.Best), ("last", AttemptCounting.Last), ("sum", AttemptCounting.Sum)),
            PerQuestion = map.WholeNumber("seconds-per-question", 5, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            InAll = map.WholeNumber("minutes", 1, 24 * 60) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Certificate = CertificateReader.Read(map),
            Answers = Choice(map, "answers", AnswersShown.AfterAttempt, ("after-attempt", AnswersShown.AfterAttempt), ("at-once", AnswersShown.AtOnce), ("after-window", AnswersShown.AfterWindow)),
        };
    }

    private static void CheckWhole(YamlMap map, Contest contest)
    {
        if (contest.Questions.Count == 0)
        {
            map.Problem("questions", new("check.quotas-missing"));
        }

        if (contest.Questions.Sum(q => q.Take) > 200)
        {
            map.Problem("questions", new("check.paper-long", ("count", contest.Questions.Sum(q => q.Take))));
        }

        if (contest.Units.Count > MostUnits)
        {
            map.Problem("units", new("check.units-many", ("count", contest.Units.Count), ("max", MostUnits)));
        }

        foreach (var twice in contest.Units.GroupBy(u => u.Name).Where(g => g.Count() > 1))
        {
            map.Problem("units", new("check.twice", ("id", twice.Key)));
        }
    }

    private static void CheckQuotas(YamlMap map, Contest contest, IReadOnlyList<Question> pool)
    {
        foreach (var quota in contest.Questions)
        {
            // In the worst case every other quota that could takes from the same questions.
            var overlapping = contest.Questions.Where(other => other == quota || pool.Any(q => other.Fits(q) && quota.Fits(q))).ToArray();
            var needed = overlapping.Sum(other => other.Take);
            var fitting = pool.Count(q => overlapping.Any(other => other.Fits(q)));
            var own = pool.Count(quota.Fits);
            if (own < quota.Take || fitting < needed)
            {
                map.Problem("questions", new("check.quota-short", ("take", quota.Take), ("own", own), ("needed", needed), ("fitting", fitting), ("contest", contest.Id)));
                return;
            }
        }
    }

    private Quota Quota(YamlMap map)
    {
        var quota = new Quota(
            map.WholeNumber("take", 1, 200) ?? 1,
            map.Text("topic") is null ? null : known.Topic(map, "topic"),
            map.Text("kind") is null ? null : Choice(map, "kind", QuestionKind.Single, ("single", QuestionKind.Single), ("multiple", QuestionKind.Multiple), ("true-false", QuestionKind.TrueFalse), ("number", QuestionKind.Number), ("text", QuestionKind.Text)),
            map.Text("difficulty") is null ? null : Choice(map, "difficulty", Difficulty.Easy, ("easy", Difficulty.Easy), ("medium", Difficulty.Medium), ("hard", Difficulty.Hard)),
            map.WholeNumber("points", 1, 1000) ?? 1);
        map.RefuseUnknownKeys();
        return quota;
    }

    private AudienceFilter Who(YamlMap map)
    {
        if (map.Map("who") is not { } who)
        {
            return AudienceFilter.Everyone;
        }

        var filter = new AudienceFilter { Regions = known.Regions(who), Audiences = known.Audiences(who), Crops = known.Crops(who) };
        who.RefuseUnknownKeys();
        return filter;
    }

    private static List<ContestUnit> Units(YamlMap map)
    {
        var units = new List<ContestUnit>();
        foreach (var unit in map.Maps("units"))
        {
            units.Add(new(Short(unit, "name", "东城村", LongestName), unit.WholeNumber("size", 1, 1_000_000)));
            unit.RefuseUnknownKeys();
        }

        return units;
    }

    private Dictionary<string, string> Words(YamlMap map, string key, string example, string englishKey, int limit)
    {
        var words = new Dictionary<string, string> { [defaultLocale] = Short(map, key, example, limit) };
        if (map.Text(englishKey) is not null)
        {
            words["en"] = Short(map, englishKey, example, 2 * limit);
        }

        return words;
    }

    private static string Short(YamlMap map, string key, string example, int limit)
    {
        var text = map.Required(key, example);
        if (text.Length > limit)
        {
            map.Problem(key, new("check.too-long", ("key", key), ("count", text.Length), ("max", limit)));
        }

        return text;
    }

    private static T Choice<T>(YamlMap map, string key, T usual, params (string Name, T Value)[] known)
    {
        if (map.Text(key) is not { } text)
        {
            return usual;
        }

        foreach (var (name, value) in known)
        {
            if (name == text)
            {
                return value;
            }
        }

        map.Problem(key, new("check.one-of", ("key", key), ("text", text), ("known", string.Join(", ", known.Select(k => k.Name)))));
        return usual;
    }
}
