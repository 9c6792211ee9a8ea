using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Subscribers;

namespace Bot.Quizzes.Practice;

/// <summary>Practice: no hurry, no points; every answer is explained at once, and says when the question comes back.</summary>
internal sealed class PracticeRules(AttemptStore attempts, CardStore cards, Reviewing reviewing, Calendar calendar) : IQuizRules
{
    public bool Owns(string quiz) => quiz == QuizKeys.Practice;

    public string Head(AskedQuestion asked, Texts texts) => texts.Plain(
        TextKeys.QuizPlace,
        ("place", asked.Place.ToString(CultureInfo.InvariantCulture)),
        ("count", asked.Of.ToString(CultureInfo.InvariantCulture)));

    public DateTimeOffset? Deadline(AskedQuestion asked) => null;

    public IReadOnlyList<IReadOnlyList<Choice>> Extras(AskedQuestion asked, Texts texts) =>
        [[new Choice(texts.Plain(TextKeys.QuizPause), Codes.Pause)]];

    public Task RecordedAsync(AskedQuestion asked, Response response) =>
        reviewing.AnsweredAsync(asked.SubscriberId, asked.Question, Grader.IsRight(response.Score), response.Taken);

    public OutboundMessage Feedback(AskedQuestion asked, Texts texts, string given, double score) =>
        new(QuestionMessage.Answered(asked.Question, asked.Shown, texts, Head(asked, texts), given, score))
        {
            Choices = Grader.IsRight(score)
                ? [[new Choice(texts.Plain(TextKeys.QuizTooEasy), new AnswerCode(asked.AttemptId, asked.Place, asked.Code, AnswerAct.TooEasy, 0).ToString())]]
                : [],
        };

    public async Task<OutboundMessage> FinishAsync(AskedQuestion last, Subscriber person, Texts texts)
    {
        await attempts.EndAsync(last.AttemptId, AttemptState.Finished, calendar.Now);
        var wrong = (await cards.WrongAsync(person.Id)).Count;
        var summary = texts[TextKeys.QuizSummary,
            ("count", last.Of.ToString(CultureInfo.InvariantCulture)),
            ("right", (await attempts.RightAsync(last.AttemptId)).ToString(CultureInfo.InvariantCulture))];
        return new(summary)
        {
            Choices =
            [
                [new Choice(texts.Plain(TextKeys.QuizAgain), Codes.Any)],
                .. wrong == 0 ? [] : new IReadOnlyList<Choice>[] { [new Choice(texts.Plain(TextKeys.QuizWrongBook, ("count", wrong.ToString(CultureInfo.InvariantCulture))), Codes.Wrong)] },
            ],
        };
    }
}
