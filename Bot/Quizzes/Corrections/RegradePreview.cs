using System.Text.Json;
using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Corrections;

/// <summary>Says what grading a question again by the key it has now would change, and changes nothing.</summary>
internal sealed class RegradePreview(CorrectionStore store)
{
    /// <summary>How many answers count, each of another attempt, and how many of them would have another worth.</summary>
    public async Task<(long All, long Changed)> CountAsync(Question question)
    {
        var (all, changed) = (0L, 0L);
        foreach (var (version, body) in await store.VersionsAsync(question.Id))
        {
            var corrected = KeyCorrection.Apply(JsonSerializer.Deserialize<Question>(body)!, question);
            foreach (var (given, score, count) in await store.CountGivenAsync(version))
            {
                all += count;
                changed += corrected is not null && Grader.Grade(corrected, given) != score ? count : 0;
            }
        }

        return (all, changed);
    }
}
