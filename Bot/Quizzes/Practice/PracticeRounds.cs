using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Subscribers;

namespace Bot.Quizzes.Practice;

/// <summary>Begins rounds of practice. A round is a paper frozen when it begins, so that it can be left and gone on with.</summary>
internal sealed class PracticeRounds(AttemptStore attempts, CardStore cards, QuestionVersions versions, ContentLibrary content, Calendar calendar, QuizzesOptions options)
{
    /// <summary>Begins a round.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="topic">Of which topic; null = all.</param>
    /// <param name="onlyWrong">Only what was answered wrong last time.</param>
    /// <returns>The attempt; null when there is nothing to ask.</returns>
    public async Task<long?> BeginAsync(Subscriber person, string? topic, bool onlyWrong)
    {
        var subscriber = person.Id;
        var questions = await PickAsync(person, topic, onlyWrong);
        if (questions.Count == 0)
        {
            return null;
        }

        if (await attempts.OpenAsync(QuizKeys.Practice, subscriber) is { } left)
        {
            await attempts.EndAsync(left, AttemptState.Stopped, calendar.Now);
        }

        var number = await attempts.LastNumberAsync(QuizKeys.Practice, subscriber) + 1;
        var paper = new List<(long, string, double)>();
        foreach (var question in questions)
        {
            paper.Add((await versions.OfAsync(question), Shuffling.Shown(question, Shuffling.Seed(Words(subscriber, number, question.Id))), 0));
        }

        return await attempts.BeginAsync(new(QuizKeys.Practice, subscriber, number, calendar.Today, calendar.Now, null, paper));
    }

    private async Task<IReadOnlyList<Question>> PickAsync(Subscriber person, string? topic, bool onlyWrong)
    {
        var subscriber = person.Id;
        var askable = PracticeDeck.Askable(content.Current, topic, person.Region, calendar.Today);
        if (onlyWrong)
        {
            return [.. (await cards.WrongAsync(subscriber)).Where(askable.ContainsKey).Take(options.QuestionsPerRound).Select(id => askable[id])];
        }

        var (again, fresh) = await cards.RatedAsync(subscriber, calendar.Today);
        // What is due of other topics must not hide what is due of this one: all is read, the day's limit is applied to what fits.
        var due = (await cards.DueAsync(subscriber, calendar.Today, int.MaxValue)).Where(askable.ContainsKey).Take(Math.Max(0, options.ReviewsPerDay - again));
        return PracticeDeck.Pick(
            askable,
            [.. due],
            (await cards.KnownAsync(subscriber)).ToHashSet(),
            Math.Max(0, options.NewPerDay - fresh),
            options.QuestionsPerRound,
            Shuffling.Seed(Words(subscriber, calendar.Today.DayNumber, topic ?? "")));
    }

    private static string Words(long subscriber, long number, string word) => string.Create(CultureInfo.InvariantCulture, $"{subscriber}|{number}|{word}");
}
