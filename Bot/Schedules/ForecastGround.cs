using Bot.Content;
using Bot.Quizzes.Daily;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>
/// What all forecasts of the same people, content and past have in common: who is alike. Never changes, so it is good for as long as
/// none of the three is another.
/// </summary>
internal sealed class ForecastGround
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, TipsGround> tips = [];
    private readonly Dictionary<string, QuestionsGround> questions = [];

    /// <param name="catalog">The content.</param>
    /// <param name="history">What people got before.</param>
    /// <param name="rules">The rules, each with those in its audience.</param>
    public ForecastGround(ContentCatalog catalog, TraitsHistory history, IReadOnlyList<(ScheduleRule Rule, IReadOnlyList<TraitsGroup> Groups)> rules)
    {
        numbers = rules.Select(r => r.Groups).Distinct().SelectMany(g => g).Select(g => g.Key).Distinct().Index().ToDictionary(k => k.Item, k => k.Index);
        People = rules.Select(r => r.Groups).Distinct().Select(list => list.Sum(g => g.Count)).DefaultIfEmpty().Max();
        foreach (var own in rules.Select(r => (Topic: TipTopic(r.Rule, catalog), r.Groups)).Where(r => r.Topic is not null).GroupBy(r => r.Topic!, r => r.Groups))
        {
            tips[own.Key] = new(own.Key, catalog, history, [.. own.Distinct()], Numbers);
        }

        foreach (var own in rules.Where(r => r.Rule.What is ScheduleContent.DailyQuestion).GroupBy(r => ((ScheduleContent.DailyQuestion)r.Rule.What).Topic, r => r.Groups))
        {
            var table = DailyChoice.Table(own.Key, catalog);
            questions[own.Key] = new(table, own.Distinct().ToDictionary(list => list, list => (IReadOnlyList<Takers>)[.. Alike.Of(list, table, catalog.Regions).Select((a, i) => new Takers(a, i, Numbers(a)))]));
        }
    }

    /// <summary>How many there are in the largest audience.</summary>
    public long People { get; }

    /// <summary>How many different traits there are.</summary>
    public int Kinds => numbers.Count;

    /// <summary>The tips of a topic that a rule is about.</summary>
    public TipsGround Tips(string topic) => tips[topic];

    /// <summary>The questions of a topic that a rule is about.</summary>
    public QuestionsGround Questions(string topic) => questions[topic];

    private int[] Numbers(Alike people) => [.. people.Groups.Select(g => numbers[g.Key])];

    private static string? TipTopic(ScheduleRule rule, ContentCatalog catalog) => rule.What switch
    {
        ScheduleContent.NextTip next => next.Topic,
        ScheduleContent.OneTip one => catalog.Tips[one.TipId].Topic,
        _ => null,
    };
}

/// <summary>The questions of one topic, and those who get them by the audience of the rule.</summary>
internal sealed record QuestionsGround(FitTable<Question> Table, IReadOnlyDictionary<IReadOnlyList<TraitsGroup>, IReadOnlyList<Takers>> To);

/// <summary>People who are alike and have the same past.</summary>
/// <param name="Alike">Who.</param>
/// <param name="Past">Where what they were given is noted: the same for those of other audiences who have the same past and future.</param>
/// <param name="Numbers">The number of each of their groups in the forecast.</param>
internal sealed record Takers(Alike Alike, int Past, int[] Numbers);
