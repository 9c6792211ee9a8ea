using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Quizzes.Asking;

/// <summary>
/// From an answer, tapped or written, to what is said to it and the next question. Runs in the update's transaction: the answer, what it
/// brings about and the update's end are one.
/// </summary>
internal sealed class Answering(AttemptStore attempts, IEnumerable<IQuizRules> kinds, ContentLibrary content, Calendar calendar)
{
    /// <summary>Nobody reads faster than this many characters a second; who answers sooner is noted, not punished.</summary>
    private const double FastestReading = 40;

    private static readonly TimeSpan LettersWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan WordsWait = TimeSpan.FromMinutes(30);

    private readonly IQuizRules[] kinds = [.. kinds];

    /// <summary>Takes a tap.</summary>
    public async Task<IReadOnlyList<Reply>> TapAsync(Update update, Subscriber person, AnswerCode code)
    {
        var texts = Texts(person);
        var asked = await attempts.FindAsync(code.AttemptId, code.Place);
        if (asked is null || asked.Code != code.Code || asked.AskedAt is null)
        {
            return Say(texts[TextKeys.QuizGone]);
        }

        if (asked.SubscriberId != person.Id)
        {
            return Say(texts[TextKeys.QuizNotYours]);
        }

        if (asked.IsAnswered)
        {
            // The same as the first time: whoever taps twice because the net is slow sees what they would have seen.
            return InPlace(update, asked, Rules(asked).Feedback(asked, texts, asked.Given!, asked.Score));
        }

        if (asked.State != AttemptState.Open)
        {
            return Say(texts[TextKeys.QuizGone]);
        }

        var all = (1 << asked.Shown.Count) - 1;
        return code.Act switch
        {
            AnswerAct.Toggle when asked.Question.Kind == QuestionKind.Multiple => InPlace(update, asked, Message(asked, texts, code.Bits & all)),
            AnswerAct.Submit when asked.Question.Kind == QuestionKind.Multiple && (code.Bits & all) != 0 =>
                await AnswerAsync(update, person, asked, Answer.Of(asked.Shown.Where((_, place) => (code.Bits >> place & 1) == 1))),
            AnswerAct.Choose when code.Bits < asked.Shown.Count => await AnswerAsync(update, person, asked, Answer.Of([asked.Shown[code.Bits]])),
            _ => Say(texts[TextKeys.QuizGone]),
        };
    }

    /// <summary>Takes a written answer; null when nothing was asked that it could answer.</summary>
    /// <param name="update">What was written.</param>
    /// <param name="person">By whom.</param>
    /// <param name="since">Only a question asked after this can be meant.</param>
    public async Task<IReadOnlyList<Reply>?> WriteAsync(Update update, Subscriber person, DateTimeOffset since)
    {
        var asked = await attempts.WaitingAsync(person.Id);
        if (asked is null || asked.AskedAt < since || calendar.Now - asked.AskedAt > (asked.Question.HasChoices ? LettersWait : WordsWait))
        {
            return null;
        }

        return Answer.Read(asked.Question, asked.Shown, update.Text) is { } given ? await AnswerAsync(update, person, asked, given) : null;
    }

    /// <summary>The next question of an attempt, shown now; or how it went, when there is none.</summary>
    public async Task<IReadOnlyList<Reply>> GoOnAsync(long attempt, Subscriber person, AskedQuestion? last = null)
    {
        var texts = Texts(person);
        while (await attempts.NextAsync(attempt) is { } next)
        {
            if (next.State != AttemptState.Open)
            {
                return Say(texts[TextKeys.QuizGone]);
            }

            if (next.EndsAt <= calendar.Now)
            {
                return [new Reply(await Rules(next).FinishAsync(next, person, texts))];
            }

            if (next.AskedAt is { } askedAt && Rules(next).Deadline(next) is { } deadline && calendar.Now > deadline)
            {
                // Its time ran out while nobody answered: leaving and coming back gives no second look at it.
                await attempts.RespondAsync(next, new("", 0, deadline - askedAt, calendar.Now, Late: true));
                last = next;
                continue;
            }

            await attempts.AskedAsync(next, calendar.Now);
            return [new Reply(Message(next, texts, chosen: 0))];
        }

        return last is null ? Say(texts[TextKeys.QuizGone]) : [new Reply(await Rules(last).FinishAsync(last, person, texts))];
    }

    private async Task<IReadOnlyList<Reply>> AnswerAsync(Update update, Subscriber person, AskedQuestion asked, string given)
    {
        var texts = Texts(person);
        var rules = Rules(asked);
        var deadline = rules.Deadline(asked);
        var late = update.ReceivedAt > deadline;
        var taken = (late ? deadline!.Value : update.ReceivedAt) - (asked.AskedAt ?? update.ReceivedAt);
        var response = new Response(given, late ? 0 : Grader.Grade(asked.Question, given), taken, update.ReceivedAt, late, IsHurried(asked.Question, taken));
        if (!await attempts.RespondAsync(asked, response))
        {
            return Say(texts[TextKeys.QuizGone]);
        }

        await rules.RecordedAsync(asked, response);
        var feedback = rules.Feedback(asked with { WasLate = late }, texts, given, response.Score);
        return [.. InPlace(update, asked, feedback), .. await GoOnAsync(asked.AttemptId, person, asked)];
    }

    private OutboundMessage Message(AskedQuestion asked, Texts texts, int chosen)
    {
        var rules = Rules(asked);
        var message = QuestionMessage.Ask(
            asked.Question, asked.Shown, texts, rules.Head(asked, texts), chosen, (act, bits) => new AnswerCode(asked.AttemptId, asked.Place, asked.Code, act, bits).ToString());
        return message with { Choices = [.. message.Choices, .. rules.Extras(asked, texts)] };
    }

    private static bool IsHurried(Question question, TimeSpan taken) =>
        taken.TotalSeconds < question.Texts.Values.First().Stem.Length / FastestReading;

    /// <summary>Over the question if it was tapped; below it if it was written, or if a picture stands there, which cannot be written over.</summary>
    private static IReadOnlyList<Reply> InPlace(Update update, AskedQuestion asked, OutboundMessage message) =>
        asked.Question.Image is null || update.Kind != UpdateKind.Choice
            ? [new Reply(message with { Image = null }, update.Kind == UpdateKind.Choice ? update.MessageId : null)]
            : [new Reply(message with { Image = null })];

    private static IReadOnlyList<Reply> Say(MessageText text) => [new Reply(new OutboundMessage(text))];

    private IQuizRules Rules(AskedQuestion asked) => kinds.First(k => k.Owns(asked.Quiz));

    private Texts Texts(Subscriber person) => content.Current.Texts.For(person.Locale);
}
