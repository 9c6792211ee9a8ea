using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Content;
using Bot.Storage;

namespace Bot.Quizzes.Asking;

/// <summary>
/// Questions as they were asked. A paper names versions, so that an edit of the content neither changes what is on the screen of
/// somebody in the middle of it, nor what they are graded by.
/// </summary>
internal sealed class QuestionVersions(Database database, TimeProvider time)
{
    /// <summary>The column that says what a version <c>v</c> says by now.</summary>
    public const string Hash = "coalesce(v.corrected_hash, v.hash)";

    private const int MostKept = 20_000;

    // By what a version says, not by its number: a number given in a transaction that failed may be given again.
    private readonly ConcurrentDictionary<string, Question> known = new();

    /// <summary>The number of a question as it is now; a new one when it has been edited since it was last asked.</summary>
    public Task<long> OfAsync(Question question)
    {
        var (hash, body) = Frozen(question);
        return database.WriteAsync(session => session.ScalarAsync<long>(
            """
            insert into question_versions (question, hash, body, since) values (@Id, @hash, @body, @now)
            on conflict (question, hash) do update set hash = excluded.hash returning id
            """,
            new { question.Id, hash, body, now = time.GetUtcNow() }));
    }

    /// <summary>Has a version graded and explained by another key from now on, papers that are open included.</summary>
    public Task CorrectAsync(long version, Question corrected)
    {
        var (hash, body) = Frozen(corrected);
        return database.WriteAsync(session => session.ExecuteAsync(
            """
            update question_versions set corrected_hash = case when hash = @hash then null else @hash end, corrected_body = case when hash = @hash then null else @body end
            where id = @version
            """,
            new { version, hash, body }));
    }

    /// <summary>A version that was asked, with the key it has by now.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="hash">What it says: see <see cref="Hash"/>.</param>
    public async Task<Question> GetAsync(long version, string hash)
    {
        if (known.TryGetValue(hash, out var question))
        {
            return question;
        }

        var body = await database.ReadAsync(session => session.ScalarAsync<string>("select coalesce(corrected_body, body) from question_versions where id = @version", new { version }));
        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        return known[hash] = JsonSerializer.Deserialize<Question>(body)!;
    }

    private static (string Hash, string Body) Frozen(Question question)
    {
        // Where it stands in its file is no part of what is asked.
        var body = JsonSerializer.Serialize(question with { File = "", Line = 0 });
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..32], body);
    }
}
