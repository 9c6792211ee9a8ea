using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Quizzes.Daily;

/// <summary>Makes a topic's questions of the day broadcasts: one for each group of people whom the same question fits.</summary>
internal sealed class DailyMaker(
    DailyStore store, QuestionVersions versions, BroadcastMaker broadcasts, PeopleCounts people, ContentLibrary content, Database database, Calendar calendar)
{
    /// <summary>How long an answer counts.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    /// <summary>Chooses, freezes and sends; once per occurrence, however often it is asked.</summary>
    /// <param name="topic">Of which topic.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="dueAt">When it was due.</param>
    /// <param name="staleAt">What is not sent by then is not sent any more.</param>
    /// <param name="occurrence">What makes it unique, and the order of questions never asked.</param>
    /// <param name="terms">How it is sent.</param>
    /// <returns>The last broadcast's number, null = none; and why there is none, or not one for all.</returns>
    public Task<(long? Broadcast, Phrase? Problem)> MakeAsync(
        string topic, AudienceFilter audience, DateTimeOffset dueAt, DateTimeOffset staleAt, string occurrence, SendingTerms terms) => database.WriteAsync<(long?, Phrase?)>(async _ =>
    {
        var catalog = content.Current;
        var to = audience.Topics.Count > 0 ? audience : audience with { Topics = [topic] };
        var groups = await people.GroupsAsync(to, catalog.Regions);
        var table = DailyChoice.Table(topic, catalog);
        var choice = DailyChoice.Of(table, Alike.Of(groups, table, catalog.Regions), calendar.DayOf(dueAt), await store.LastAskedAsync(), occurrence, catalog);
        long? last = null;
        foreach (var (question, own) in choice.Questions)
        {
            var identity = $"{occurrence}#{question.Id}";
            if (await AddAsync(question, topic, identity, dueAt) is { } outgoing)
            {
                last = (await broadcasts.MakeAsync(outgoing, to, dueAt, staleAt, identity, terms, [.. own.SelectMany(a => a.Groups).Select(g => g.Key)]))?.Broadcast.Id ?? last;
            }
        }

        var left = choice.Without.Sum(g => g.Count);
        return (last, groups.Count == 0 ? new Phrase("reason.nobody-there", ("topic", Phrase.Topic(topic)))
            : left > 0 ? new Phrase("reason.no-question-fits", ("topic", Phrase.Topic(topic)), ("count", left))
            : null);
    });

    /// <summary>The question for one person with buttons, and for a group as the platform's own quiz.</summary>
    public static OutboundMessage Message(Question question, IReadOnlyList<int> shown, Texts texts, long id, string code, int chosen = 0) =>
        QuestionMessage.Ask(question, shown, texts, texts.Plain(TextKeys.QuizDaily), chosen, (act, bits) => new DailyCode(id, code, act, bits).ToString())
            with { Poll = QuizPolls.Of(question, shown, texts, QuizKeys.Daily(id)) };

    private async Task<Outgoing?> AddAsync(Question question, string topic, string identity, DateTimeOffset dueAt)
    {
        var texts = content.Current.Texts;
        var shown = Shuffling.Shown(question, Shuffling.Seed(identity));
        var code = AnswerCode.NewSecret();
        var version = await versions.OfAsync(question);
        return await store.AddAsync(identity, version, topic, code, shown, calendar.DayOf(dueAt), calendar.Now, calendar.Now + Open) is not { } id ? null : new(
            $"question:{question.Id}",
            question.In(texts.DefaultLocale).Stem,
            texts.Locales.ToDictionary(l => l, l => Message(question, Shuffling.Read(shown), texts.For(l), id, code)),
            ResendDoubted: false);
    }
}
