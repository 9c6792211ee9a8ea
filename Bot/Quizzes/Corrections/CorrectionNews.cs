using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Corrections;

/// <summary>Tells those concerned that a key was wrong, what is right, and why.</summary>
internal sealed class CorrectionNews(CorrectionStore store, BroadcastMaker broadcasts, IDeliveryLedger ledger, ContentLibrary content, Calendar calendar)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    /// <param name="correction">Which.</param>
    /// <param name="question">With its right key.</param>
    /// <param name="why">Why it is right; null = the explanation says it.</param>
    /// <returns>How many are told.</returns>
    public async Task<long> TellAsync(long correction, Question question, string? why)
    {
        var people = await store.PeopleAsync(correction);
        if (people.Count == 0)
        {
            return 0;
        }

        var texts = content.Current.Texts;
        var messages = texts.Locales.ToDictionary(l => l, l => Message(question, why, texts.For(l)));
        // An audience of nobody: who gets it is written into the ledger by name.
        var nobody = new AudienceFilter { Channels = ["none"] };
        var outgoing = new Outgoing($"correction:{question.Id}", question.In(texts.DefaultLocale).Stem, messages, ResendDoubted: false);
        var occurrence = string.Create(CultureInfo.InvariantCulture, $"correction:{correction}");
        return await broadcasts.MakeAsync(outgoing, nobody, calendar.Now, calendar.Now + Fresh, occurrence) is { } made
            ? await ledger.FreezeForAsync(made.Broadcast.Id, people)
            : 0;
    }

    /// <summary>By its words alone: each saw the choices in an order of their own.</summary>
    private static OutboundMessage Message(Question question, string? why, Texts texts)
    {
        var answer = question.Kind == QuestionKind.Single || question.Kind == QuestionKind.Multiple
            ? string.Join("；", question.In(texts.Locale).Choices.Where((_, i) => question.Choices[i].IsRight).Select(c => c.Text))
            : QuestionMessage.RightAnswer(question, [], texts);
        var told = texts[TextKeys.QuizRegraded, ("stem", question.In(texts.Locale).Stem), ("answer", answer)];
        return new((why is null ? told : told.Then(texts[TextKeys.QuizRegradedWhy, ("why", why)])).Then(QuestionMessage.Why(question, texts)));
    }
}
