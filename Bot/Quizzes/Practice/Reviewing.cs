using Bot.Content;
using Bot.Quizzes.Memory;

namespace Bot.Quizzes.Practice;

/// <summary>Turns an answer into a rating, and a rating into the day the question comes back.</summary>
internal sealed class Reviewing(CardStore cards, Calendar calendar, QuizzesOptions options)
{
    private static readonly Fsrs Model = new(FsrsParameters.Default);

    /// <summary>Time for a word of the question.</summary>
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(250);

    /// <summary>Wrong = again, right = good, right after long thought = hard. Pure.</summary>
    public static Rating RatingOf(bool isRight, TimeSpan taken, Question question, TimeSpan slowAfter)
    {
        var text = question.Texts.Values.First();
        var length = text.Stem.Length + text.Choices.Sum(c => c.Text.Length);
        return !isRight ? Rating.Again : taken > slowAfter + (PerCharacter * length) ? Rating.Hard : Rating.Good;
    }

    /// <summary>Rates a card by an answer; a second answer on the same day only says whether it was wrong.</summary>
    public Task AnsweredAsync(long subscriber, Question question, bool isRight, TimeSpan taken) =>
        RateAsync(subscriber, question.Id, RatingOf(isRight, taken, question, options.SlowAfter), taken, !isRight);

    /// <summary>Makes today's rating of a card "too easy", as if it had been so from the start.</summary>
    /// <returns>Whether it was rated right today, so that this makes sense.</returns>
    public async Task<bool> TooEasyAsync(long subscriber, Question question)
    {
        if (await cards.ReviewAsync(subscriber, question.Id, calendar.Today) is not { Rating: not Rating.Again } today)
        {
            return false;
        }

        await cards.RateAsync(subscriber, question.Id, calendar.Today, today with { Rating = Rating.Easy }, calendar.Now, replace: true);
        await cards.SaveAsync(subscriber, question.Id, After(today with { Rating = Rating.Easy }, calendar.Today, wrong: false));
        return true;
    }

    private async Task RateAsync(long subscriber, string question, Rating rating, TimeSpan taken, bool wrong)
    {
        var before = await cards.FindAsync(subscriber, question);
        var review = new Review(rating, taken, before?.Memory, before?.ReviewedOn);
        if (await cards.RateAsync(subscriber, question, calendar.Today, review, calendar.Now, replace: false))
        {
            await cards.SaveAsync(subscriber, question, After(review, calendar.Today, wrong));
        }
        else
        {
            await cards.MarkAsync(subscriber, question, wrong);
        }
    }

    private static Card After(Review review, DateOnly today, bool wrong)
    {
        var elapsed = review.ReviewedBefore is { } last ? today.DayNumber - last.DayNumber : 0;
        var (memory, days) = Model.Review(review.Before, elapsed, review.Rating);
        return new(memory, today, today.AddDays(days), wrong);
    }
}
