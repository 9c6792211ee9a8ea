using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Statistics;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>How the questions of a quiz did, of the topics that somebody looks after.</summary>
internal sealed class QuizItems(StatisticsReader reader)
{
    /// <summary>What a quiz is called; null when there is none.</summary>
    public static string? Name(Caller caller, string quiz) => quiz switch
    {
        QuizKeys.Practice => caller.T["quizzes.practice"],
        StatisticsReader.Daily => caller.T["quizzes.daily"],
        _ => caller.Catalog.Contests.GetValueOrDefault(quiz)?.Names.In(caller.Locale),
    };

    /// <summary>Doubtful keys first.</summary>
    /// <returns>Null when there is no such quiz.</returns>
    public async Task<IReadOnlyList<QuestionFigures>?> OfAsync(Caller caller, string quiz) => Name(caller, quiz) is null
        ? null
        : [.. (await reader.OfAsync(quiz)).Where(f => caller.Member.LooksAfter(caller.Catalog.Questions.GetValueOrDefault(f.Question)?.Topic))];

    /// <summary>The same as a file.</summary>
    public async Task<CsvFile?> FileAsync(Caller caller, string quiz) => await OfAsync(caller, quiz) is not { } figures ? null : new(
        $"questions-{quiz}.csv", (text, _) => StatisticsCsv.WriteAsync(text, figures, id => caller.Catalog.Questions.GetValueOrDefault(id)?.In(caller.Locale).Stem));

    /// <summary>One question; null when there is none, or none of theirs.</summary>
    public static Question? Find(Caller caller, string id) =>
        caller.Catalog.Questions.TryGetValue(id, out var question) && caller.Member.LooksAfter(question.Topic) ? question : null;
}
