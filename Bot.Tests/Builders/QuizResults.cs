using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Subscribers;
using Bot.Tests.Fakes;

namespace Bot.Tests.Builders;

/// <summary>Quizzes that people have taken, without playing them one by one.</summary>
internal static class QuizResults
{
    /// <summary>Ended attempts at a paper of the same questions; person p takes p + 1 seconds for each of them.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="quiz">Which quiz.</param>
    /// <param name="questions">The paper's questions.</param>
    /// <param name="answers">Of each person, the choice taken for each question.</param>
    /// <param name="first">Number of the first person.</param>
    public static async Task<IReadOnlyList<Subscriber>> AnswersAsync(this BotUnderTest bot, string quiz, IReadOnlyList<string> questions, int[][] answers, int first = 0)
    {
        var (attempts, versions, catalog) = (bot.Get<AttemptStore>(), bot.Get<QuestionVersions>(), bot.Get<ContentLibrary>().Current.Questions);
        var now = Instants.At("2026-11-21");
        var people = new List<Subscriber>();
        for (var p = 0; p < answers.Length; p++)
        {
            var person = await bot.Get<ISubscriberStore>().SaveAsync(new() { Address = new("telegram", $"{first + p}"), Name = $"农户{first + p}", Locale = "zh-CN", Since = now });
            var paper = new List<(long, string, double)>();
            foreach (var question in questions)
            {
                paper.Add((await versions.OfAsync(catalog[question]), "012", quiz == QuizKeys.Practice ? 0 : 1));
            }

            var id = (await attempts.BeginAsync(new(quiz, person.Id, 1, new(2026, 11, 21), now, null, paper))).ShouldNotBeNull();
            for (var q = 1; q <= questions.Count; q++)
            {
                var given = $"{answers[p][q - 1]}";
                var asked = (await attempts.FindAsync(id, q)).ShouldNotBeNull();
                (await attempts.RespondAsync(asked, new(given, Grader.Grade(asked.Question, given), TimeSpan.FromSeconds(p + 1), now))).ShouldBeTrue();
            }

            await attempts.EndAsync(id, AttemptState.Finished, now);
            people.Add(person);
        }

        return people;
    }
}
