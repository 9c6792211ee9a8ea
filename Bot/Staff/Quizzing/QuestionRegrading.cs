using Bot.Quizzes.Corrections;

namespace Bot.Staff.Quizzing;

/// <summary>Grades a question again for everybody, after its key was put right.</summary>
internal sealed class QuestionRegrading(Regrading regrading)
{
    /// <returns>What it changed; null when there is no such question, or none of theirs.</returns>
    public async Task<Regraded?> RunAsync(Caller caller, string id)
    {
        if (QuizItems.Find(caller, id) is not { } question || !Correcting.MayRelease(caller.Member, question, caller.Catalog.Regions))
        {
            return null;
        }

        Regraded? done = null;
        await caller.ActAsync("question.regrade", $"questions/{id}", null, question.In(caller.Catalog.Texts.DefaultLocale).Stem, async () => done = await regrading.RunAsync(question));
        return done;
    }
}
