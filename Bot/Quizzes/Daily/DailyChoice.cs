using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Subscribers;

namespace Bot.Quizzes.Daily;

/// <summary>Which question of the day each group of people of the same traits gets. Pure.</summary>
/// <param name="Questions">Each chosen question, with those who get it.</param>
/// <param name="Without">Those whom no question fits.</param>
internal sealed record DailyChoice(IReadOnlyList<(Question Question, IReadOnlyList<TraitsGroup> To)> Questions, IReadOnlyList<TraitsGroup> Without)
{
    /// <summary>
    /// For each group the first of one order that fits it, so that most get the same: asked longest ago first, those never asked in an
    /// order that the seed gives. Only questions with choices: all can be answered by a tap.
    /// </summary>
    /// <param name="groups">Those who get one.</param>
    /// <param name="topic">Of which topic.</param>
    /// <param name="day">The day it is for.</param>
    /// <param name="lastAsked">When a question was last the day's.</param>
    /// <param name="seed">Words that are different for each occurrence.</param>
    /// <param name="catalog">The questions.</param>
    public static DailyChoice Of(
        IReadOnlyList<TraitsGroup> groups, string topic, DateOnly day, IReadOnlyDictionary<string, DateTimeOffset> lastAsked, string seed, ContentCatalog catalog)
    {
        var order = catalog.Questions.Values
            .Where(q => q.Topic == topic && q.HasChoices)
            .OrderBy(q => lastAsked.TryGetValue(q.Id, out var at) ? at : DateTimeOffset.MinValue)
            .ThenBy(q => Shuffling.Mix(Shuffling.Seed($"{seed}|{q.Id}")))
            .ToArray();
        var picks = groups.ToLookup(g => order.FirstOrDefault(q => QuestionFit.FitsPerson(q, g.Traits, day, catalog))?.Id);
        return new(
            [.. picks.Where(p => p.Key is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (catalog.Questions[p.Key!], (IReadOnlyList<TraitsGroup>)[.. p]))],
            [.. picks[null]]);
    }
}
