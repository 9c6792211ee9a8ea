using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Contests;

/// <summary>A contest: the server's clock, points, answers shown when the rules say so.</summary>
internal sealed class ContestRules(AttemptStore attempts, ContestStore store, StandingStore standings, ContentLibrary content, Calendar calendar) : IQuizRules
{
    public bool Owns(string quiz) => QuizKeys.IsContest(quiz);

    public string Head(AskedQuestion asked, Texts texts)
    {
        var place = texts.Plain(TextKeys.QuizPlace, ("place", Number(asked.Place)), ("count", Number(asked.Of)));
        return ContestOf(asked)?.PerQuestion is { } limit ? $"{place} · {texts.Plain(TextKeys.ContestSeconds, ("seconds", Number((int)limit.TotalSeconds)))}" : place;
    }

    public DateTimeOffset? Deadline(AskedQuestion asked)
    {
        var own = ContestOf(asked)?.PerQuestion is { } limit ? asked.AskedAt + limit : null;
        return own is null || asked.EndsAt < own ? asked.EndsAt ?? own : own;
    }

    public IReadOnlyList<IReadOnlyList<Choice>> Extras(AskedQuestion asked, Texts texts) => [];

    /// <summary>Points are on the attempt already; the board is put right when it ends.</summary>
    public Task RecordedAsync(AskedQuestion asked, Response response) => Task.CompletedTask;

    public OutboundMessage Feedback(AskedQuestion asked, Texts texts, string given, double score)
    {
        var head = Head(asked, texts);
        return new(asked.WasLate ? QuestionMessage.Marked(asked.Question, asked.Shown, texts, head, given).Then(texts[TextKeys.ContestLate])
            : ContestOf(asked)?.Answers == AnswersShown.AtOnce ? QuestionMessage.Answered(asked.Question, asked.Shown, texts, head, given, score)
            : QuestionMessage.Marked(asked.Question, asked.Shown, texts, head, given).Then(texts[TextKeys.ContestNoted]));
    }

    public async Task<OutboundMessage> FinishAsync(AskedQuestion last, Subscriber person, Texts texts)
    {
        await EndAsync(last.AttemptId, last.Quiz, person, AttemptState.Finished);
        var own = await standings.OfAsync(last.Quiz, person.Id);
        var text = texts[TextKeys.ContestDone,
            ("right", Number(await attempts.RightAsync(last.AttemptId))),
            ("count", Number(last.Of)),
            ("score", Points(await attempts.ScoreAsync(last.AttemptId))),
            ("rank", Number(own?.Rank ?? 0)),
            ("people", Number(await standings.CountAsync(last.Quiz)))];
        return new(text)
        {
            Choices =
            [
                [new Choice(texts.Plain(TextKeys.ContestBoard), $"{ContestCodes.Board}{last.Quiz}"),
                 new Choice(texts.Plain(TextKeys.ContestAnswers), string.Create(CultureInfo.InvariantCulture, $"{ContestCodes.Answers}{last.AttemptId:x}"))],
            ],
        };
    }

    /// <summary>Ends an attempt, by its last answer or by the clock, and counts it.</summary>
    public async Task EndAsync(long attempt, string quiz, Subscriber person, AttemptState state)
    {
        if (await attempts.EndAsync(attempt, state, calendar.Now) && content.Current.Contests.TryGetValue(quiz, out var contest))
        {
            await store.CountAsync(contest, person.Id, person.Unit ?? "");
        }
    }

    public static string Points(double points) => Math.Round(points, 2).ToString(CultureInfo.InvariantCulture);

    private Contest? ContestOf(AskedQuestion asked) => content.Current.Contests.GetValueOrDefault(asked.Quiz);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
