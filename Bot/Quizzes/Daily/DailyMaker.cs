using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Daily;

/// <summary>Makes a topic's next question a broadcast.</summary>
internal sealed class DailyMaker(DailyStore store, QuestionVersions versions, BroadcastMaker broadcasts, ContentLibrary content, Database database, Calendar calendar)
{
    /// <summary>How long an answer counts.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    /// <summary>Chooses, freezes and sends; once per occurrence, however often it is asked.</summary>
    /// <param name="topic">Of which topic.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="dueAt">When it was due.</param>
    /// <param name="staleAt">What is not sent by then is not sent any more.</param>
    /// <param name="occurrence">What makes it unique.</param>
    /// <param name="terms">How it is sent.</param>
    /// <returns>The broadcast's number, or why there is none.</returns>
    public Task<(long? Broadcast, string? Problem)> MakeAsync(
        string topic, AudienceFilter audience, DateTimeOffset dueAt, DateTimeOffset staleAt, string occurrence, SendingTerms terms) => database.WriteAsync<(long?, string?)>(async _ =>
    {
        var catalog = content.Current;
        if (Next(catalog, topic, calendar.DayOf(dueAt), await store.LastAskedAsync()) is not { } question)
        {
            return (null, $"no question of topic '{topic}' may be asked: there is none, or their reviews are overdue");
        }

        var version = await versions.OfAsync(question);
        var shown = Shuffling.Shown(question, Shuffling.Seed(occurrence));
        var code = AnswerCode.NewSecret();
        if (await store.AddAsync(occurrence, version, topic, code, shown, calendar.DayOf(dueAt), calendar.Now, calendar.Now + Open) is not { } id)
        {
            return (null, "it has been sent already");
        }

        var messages = catalog.Texts.Locales.ToDictionary(l => l, l => Message(question, Shuffling.Read(shown), catalog.Texts.For(l), id, code));
        var to = audience.Topics.Count > 0 ? audience : audience with { Topics = [topic] };
        var outgoing = new Outgoing($"question:{question.Id}", question.In(catalog.Texts.DefaultLocale).Stem, messages, ResendDoubted: false);
        return ((await broadcasts.MakeAsync(outgoing, to, dueAt, staleAt, occurrence, terms))?.Broadcast.Id, null);
    });

    /// <summary>Of the questions with choices that may be asked: never asked before asked longest ago; among equals by id. Pure.</summary>
    public static Question? Next(ContentCatalog catalog, string topic, DateOnly day, IReadOnlyDictionary<string, DateTimeOffset> lastAsked) =>
        catalog.Questions.Values
            .Where(q => q.Topic == topic && q.HasChoices && day <= q.Review.Until && (q.Review.IsDone || !catalog.RequireReview))
            .OrderBy(q => lastAsked.TryGetValue(q.Id, out var at) ? at : DateTimeOffset.MinValue)
            .ThenBy(q => q.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The question for one person with buttons, and for a group as the platform's own quiz.</summary>
    public static OutboundMessage Message(Question question, IReadOnlyList<int> shown, Texts texts, long id, string code, int chosen = 0) =>
        QuestionMessage.Ask(question, shown, texts, texts.Plain(TextKeys.QuizDaily), chosen, (act, bits) => new DailyCode(id, code, act, bits).ToString())
            with { Poll = QuizPolls.Of(question, shown, texts, QuizKeys.Daily(id)) };
}
