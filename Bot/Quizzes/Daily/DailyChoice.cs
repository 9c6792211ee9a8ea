using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Subscribers;

namespace Bot.Quizzes.Daily;

/// <summary>Which question of the day each group of people of the same traits gets. Pure.</summary>
/// <param name="Questions">Each chosen question, with those who get it.</param>
/// <param name="Without">Those whom no question fits.</param>
internal sealed record DailyChoice(IReadOnlyList<(Question Question, IReadOnlyList<Alike> To)> Questions, IReadOnlyList<Alike> Without)
{
    /// <summary>What is chosen from: only questions with choices, since all can be answered by a tap.</summary>
    public static FitTable<Question> Table(string topic, ContentCatalog catalog) =>
        new([.. catalog.Questions.Values.Where(q => q.Topic == topic && q.HasChoices)], MeantFor.Of, catalog.Regions);

    /// <summary>
    /// For all who are alike the first of one order that fits them, so that most get the same: asked longest ago first, those never asked
    /// in an order that the seed gives.
    /// </summary>
    /// <param name="table">What is chosen from.</param>
    /// <param name="people">Those who get one, put together by the same table.</param>
    /// <param name="day">The day it is for.</param>
    /// <param name="lastAsked">When a question was last the day's.</param>
    /// <param name="seed">Words that are different for each occurrence.</param>
    /// <param name="catalog">The questions.</param>
    public static DailyChoice Of(
        FitTable<Question> table, IReadOnlyList<Alike> people, DateOnly day, IReadOnlyDictionary<string, DateTimeOffset> lastAsked, string seed, ContentCatalog catalog)
    {
        var order = Enumerable.Range(0, table.Items.Count)
            .OrderBy(i => lastAsked.TryGetValue(table.Items[i].Id, out var at) ? at : DateTimeOffset.MinValue)
            .ThenBy(i => Shuffling.Mix(Shuffling.Seed($"{seed}|{table.Items[i].Id}")))
            .ToArray();
        var timely = people.Select(p => p.SeasonShift).Distinct().ToDictionary(s => s, shift => order.Where(i => QuestionFit.IsTimely(table.Items[i], day, shift, catalog)).ToArray());
        var picks = people.ToLookup(p => timely[p.SeasonShift].Select(i => (int?)i).FirstOrDefault(i => Array.BinarySearch(p.Fits, i!.Value) >= 0));
        return new(
            [.. picks.Where(p => p.Key is not null).Select(p => (Question: table.Items[p.Key!.Value], To: (IReadOnlyList<Alike>)[.. p])).OrderBy(p => p.Question.Id, StringComparer.Ordinal)],
            [.. picks[null]]);
    }
}
