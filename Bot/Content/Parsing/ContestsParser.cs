using System.Globalization;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>quizzes/*.yaml</c>, one contest a file.</summary>
internal sealed class ContestsParser(
    ContentFiles files, string defaultLocale, KnownNames known, IReadOnlyDictionary<string, Question> questions, List<ContentProblem> problems)
{
    private const int LongestIssuer = 60;

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
        var id = map.Required("id", "health-2026");
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            map.Problem("id", Ids.Rule(id));
        }

        var window = map.Map("window");
        var contest = new Contest
        {
            Id = id,
            Names = Names(map.Required("name", "健康知识竞赛"), map.Text("english")),
            Rules = map.Required("rules", "每人每天一次，每题 30 秒，以最好的一次为准。"),
            From = Instant(map, window, "from"),
            Until = Instant(map, window, "until"),
            Who = Who(map),
            Questions = [.. map.Maps("questions").Select(Quota)],
            Units = [.. Units(map)],
            UnitMinimum = Number(map, "unit-minimum", 1, 100_000) ?? 3,
            AttemptsPerDay = Number(map, "attempts-per-day", 1, 1000) ?? 1,
            Counts = Choice(map, "counts", AttemptCounting.Best, ("best", AttemptCounting.Best), ("last", AttemptCounting.Last), ("sum", AttemptCounting.Sum)),
            PerQuestion = Number(map, "seconds-per-question", 5, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            InAll = Number(map, "minutes", 1, 24 * 60) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Certificate = Certificate(map),
            Answers = Choice(map, "answers", AnswersShown.AfterAttempt, ("after-attempt", AnswersShown.AfterAttempt), ("at-once", AnswersShown.AtOnce), ("after-window", AnswersShown.AfterWindow)),
        };
        window?.RefuseUnknownKeys();
        map.RefuseUnknownKeys();
        CheckWhole(map, contest);
        if (list.Count == 0 && !contests.TryAdd(id, contest))
        {
            map.Problem("id", $"The id '{id}' is already used by another contest.");
        }
    }

    private void CheckWhole(YamlMap map, Contest contest)
    {
        if (contest.Until <= contest.From && contest.Until != default)
        {
            map.Problem("window", "'until' must be later than 'from'.");
        }

        if (contest.Questions.Count == 0)
        {
            map.Problem("questions", "'questions' is missing. Write what a paper is drawn from: questions: [{take: 10, topic: health}]");
        }

        foreach (var quota in contest.Questions)
        {
            // In the worst case every other quota that could takes from the same questions.
            var needed = contest.Questions.Where(other => other == quota || questions.Values.Any(q => other.Fits(q) && quota.Fits(q))).Sum(other => other.Take);
            var fitting = questions.Values.Count(q => contest.Questions.Any(other => (other == quota || questions.Values.Any(x => other.Fits(x) && quota.Fits(x))) && other.Fits(q)));
            var own = questions.Values.Count(quota.Fits);
            if (own < quota.Take || fitting < needed)
            {
                map.Problem("questions", string.Create(CultureInfo.InvariantCulture, $"A paper takes {quota.Take} questions of a kind there are {own} of (and {needed} of {fitting} together with what overlaps). Add questions, or take fewer."));
            }
        }
    }

    private Quota Quota(YamlMap map)
    {
        var quota = new Quota(
            Number(map, "take", 1, 200) ?? 1,
            map.Text("topic") is null ? null : known.Topic(map, "topic"),
            map.Text("kind") is null ? null : Choice(map, "kind", QuestionKind.Single, ("single", QuestionKind.Single), ("multiple", QuestionKind.Multiple), ("true-false", QuestionKind.TrueFalse), ("number", QuestionKind.Number), ("text", QuestionKind.Text)),
            map.Text("difficulty") is null ? null : Choice(map, "difficulty", Difficulty.Easy, ("easy", Difficulty.Easy), ("medium", Difficulty.Medium), ("hard", Difficulty.Hard)),
            Number(map, "points", 1, 1000) ?? 1);
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

    private static IEnumerable<ContestUnit> Units(YamlMap map)
    {
        foreach (var unit in map.Maps("units"))
        {
            yield return new(unit.Required("name", "东城村"), Number(unit, "size", 1, 1_000_000));
            unit.RefuseUnknownKeys();
        }
    }

    private static CertificateRule? Certificate(YamlMap map)
    {
        if (map.Map("certificate") is not { } rule)
        {
            return null;
        }

        var issuer = rule.Text("issuer");
        if (issuer?.Length > LongestIssuer)
        {
            rule.Problem("issuer", string.Create(CultureInfo.InvariantCulture, $"'issuer' has {issuer.Length} characters; at most {LongestIssuer} fit on a certificate."));
        }

        var certificate = new CertificateRule(Share(rule, "min-score"), Number(rule, "top", 1, 1_000_000), issuer);
        rule.RefuseUnknownKeys();
        if (rule.Text("min-score") is null && rule.Text("top") is null)
        {
            rule.Problem("A certificate needs a rule: who gets it? Write certificate: {min-score: 60%}, or {top: 10}, or both; then both must be met.");
        }

        return certificate;
    }

    private static double? Share(YamlMap map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (text.EndsWith('%') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100)
        {
            return percent / 100.0;
        }

        map.Problem(key, $"'{key}: {text}' must be a share of the full score from 1% to 100%, such as 60%.");
        return null;
    }

    private Dictionary<string, string> Names(string name, string? english)
    {
        var names = new Dictionary<string, string> { [defaultLocale] = name };
        if (english is not null)
        {
            names["en"] = english;
        }

        return names;
    }

    private static DateTimeOffset Instant(YamlMap map, YamlMap? window, string key)
    {
        const string example = "\"2026-12-01T08:00:00+08:00\"";
        if (window is null)
        {
            if (key == "from")
            {
                map.Problem($"'window' is missing. Add: window: {{from: {example}, until: {example}}}");
            }

            return default;
        }

        var text = window.Required(key, example);
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        if (text.Length > 0)
        {
            window.Problem(key, $"'{text}' is no instant. Write date, time and zone, such as {example}.");
        }

        return default;
    }

    private static int? Number(YamlMap map, string key, int min, int max)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        map.Problem(key, string.Create(CultureInfo.InvariantCulture, $"'{key}: {text}' must be a whole number from {min} to {max}."));
        return null;
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

        map.Problem(key, $"'{key}: {text}' must be one of: {string.Join(", ", known.Select(k => k.Name))}.");
        return usual;
    }
}
