using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Practice;

/// <summary>Chooses the questions of a round. Pure.</summary>
internal static class PracticeDeck
{
    /// <summary>Of the topic: first what is due, longest due first, then what is new, in an order of the person's own.</summary>
    /// <param name="askable">Questions that may be asked today.</param>
    /// <param name="due">Ids that are due, in order, already cut to what the day allows.</param>
    /// <param name="known">Ids the person has been rated on.</param>
    /// <param name="fresh">New ones the day still allows.</param>
    /// <param name="count">Questions wanted.</param>
    /// <param name="seed">What the order of new ones comes from.</param>
    public static IReadOnlyList<Question> Pick(
        IReadOnlyDictionary<string, Question> askable, IReadOnlyList<string> due, IReadOnlySet<string> known, int fresh, int count, ulong seed)
    {
        var picked = due.Where(askable.ContainsKey).Take(count).Select(id => askable[id]).ToList();
        var rest = askable.Values.Where(q => !known.Contains(q.Id)).OrderBy(q => q.Id, StringComparer.Ordinal).ToArray();
        Shuffling.Shuffle(rest, seed);
        picked.AddRange(rest.Take(Math.Min(fresh, count - picked.Count)));
        return picked;
    }

    /// <summary>
    /// The questions that may be asked today: of one topic or all, right where the person lives, and only while their review holds. Out of
    /// season too: who practises learns ahead.
    /// </summary>
    public static IReadOnlyDictionary<string, Question> Askable(ContentCatalog catalog, string? topic, string? region, DateOnly today) => catalog.Questions
        .Where(q => (topic is null || q.Value.Topic == topic) && QuestionFit.IsSound(q.Value, today, catalog) && QuestionFit.IsRightAt(q.Value, region, catalog.Regions))
        .ToDictionary();
}
