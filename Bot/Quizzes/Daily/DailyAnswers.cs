using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Practice;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Daily;

/// <summary>From an answer to the daily question to right or wrong, why, days in a row, and what others answered.</summary>
internal sealed class DailyAnswers(
    DailyStore store, AttemptStore attempts, StandingStore standings, MemberStore memberStore, Reviewing reviewing, ContentLibrary content, Calendar calendar)
{
    /// <summary>Takes a tap.</summary>
    public async Task<IReadOnlyList<Reply>> TapAsync(Update update, Subscriber person, DailyCode code)
    {
        var texts = content.Current.Texts.For(person.Locale);
        if (await store.FindAsync(code.Id) is not { } daily || daily.Code != code.Code)
        {
            return [new Reply(new OutboundMessage(texts[TextKeys.QuizGone]))];
        }

        var all = (1 << daily.Shown.Count) - 1;
        return code.Act switch
        {
            AnswerAct.Toggle when daily.Question.Kind == QuestionKind.Multiple =>
                [InPlace(update, daily, DailyMaker.Message(daily.Question, daily.Shown, texts, daily.Id, daily.Code, code.Bits & all) with { Poll = null })],
            AnswerAct.Submit when (code.Bits & all) != 0 => await AnswerAsync(update, person, daily, Answer.Of(daily.Shown.Where((_, place) => (code.Bits >> place & 1) == 1))),
            AnswerAct.Choose when code.Bits < daily.Shown.Count => await AnswerAsync(update, person, daily, Answer.Of([daily.Shown[code.Bits]])),
            _ => [new Reply(new OutboundMessage(texts[TextKeys.QuizGone]))],
        };
    }

    /// <summary>Takes a written answer; null when it cannot be one.</summary>
    public async Task<IReadOnlyList<Reply>?> WriteAsync(Update update, Subscriber person, DailyQuestion daily) =>
        Answer.Read(daily.Question, daily.Shown, update.Text) is { } given ? await AnswerAsync(update, person, daily, given) : null;

    /// <summary>Counts an answer; the first one only, and only while the question is open.</summary>
    /// <returns>Whether it counted.</returns>
    public async Task<bool> CountAsync(Subscriber person, DailyQuestion daily, string given)
    {
        if (calendar.Now > daily.ClosesAt)
        {
            return false;
        }

        var score = Grader.Grade(daily.Question, given);
        var taken = calendar.Now - daily.SentAt;
        var attempt = new NewAttempt(daily.Quiz, person.Id, 1, daily.Day, daily.SentAt, null, [(daily.Version, string.Concat(daily.Shown), 1)]);
        if (!await attempts.RecordWholeAsync(attempt, new(given, score, taken, calendar.Now)))
        {
            return false;
        }

        await store.CountAsync(daily.Quiz, 1, given);
        await memberStore.AnsweredAsync(person.Id, daily.Day);
        // Who is quick must not lead over who was at work when it came: time does not count here.
        await standings.AddAsync(Boards.Of(daily.Day), person.Id, person.Unit ?? "", score, 0, calendar.Now);

        // How long a message lay unread says nothing about how hard it was to remember.
        await reviewing.AnsweredAsync(person.Id, daily.Question, Grader.IsRight(score), TimeSpan.Zero);
        return true;
    }

    private async Task<IReadOnlyList<Reply>> AnswerAsync(Update update, Subscriber person, DailyQuestion daily, string given)
    {
        var texts = content.Current.Texts.For(person.Locale);
        var counted = await CountAsync(person, daily, given);
        if (!counted && await attempts.AnsweredAsync(daily.Quiz, person.Id) is { } before)
        {
            // A second answer: the first one is shown again, and stays.
            given = before.Given!;
            counted = true;
        }

        var score = Grader.Grade(daily.Question, given);
        var text = QuestionMessage.Answered(daily.Question, daily.Shown, texts, texts.Plain(TextKeys.QuizDaily), given, score);
        text = text.Then(counted ? await StandAsync(person, daily, texts, given) : texts[TextKeys.QuizDailyOver]);
        return [InPlace(update, daily, new OutboundMessage(text))];
    }

    private async Task<MessageText> StandAsync(Subscriber person, DailyQuestion daily, Texts texts, string given)
    {
        var tally = await store.TallyAsync(daily.Quiz, 1);
        var all = tally.Sum(t => t.Count);
        var right = tally.Where(t => Grader.IsRight(Grader.Grade(daily.Question, t.Given))).Sum(t => t.Count);
        var same = tally.Where(t => t.Given == given).Sum(t => t.Count);
        var streak = Number(await memberStore.StreakAsync(person.Id));
        return all <= 1 ? texts[TextKeys.QuizDailyFirst, ("streak", streak)] : texts[TextKeys.QuizDailyShare,
            ("streak", streak),
            ("count", Number(all)),
            ("right", Percent(right, all)),
            ("same", Percent(same, all))];
    }

    private static Reply InPlace(Update update, DailyQuestion daily, OutboundMessage message) =>
        new(message with { Image = null }, update is { Kind: UpdateKind.Choice, IsGroup: false } && daily.Question.Image is null ? update.MessageId : null);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(long part, long all) => all == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * part / all)}%");
}
