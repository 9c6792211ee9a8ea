using System.Globalization;
using Bot.Storage;

namespace Bot.Staff.Proposing;

/// <summary>What one wrote and another has to release: corrections of keys, and answers that take a reviewer. At most one waits for a subject.</summary>
internal sealed class Proposals(Database database, TimeProvider time)
{
    private const string Columns = """
        select p.id as Id, p.kind as Kind, p.subject as Subject, p.author as Author, m.name as AuthorName, p.body as Body, p.why as Why, p.at as At,
               p.decision as Decision, d.name as DecidedByName, p.decided_at as DecidedAt, p.remark as Remark
        from proposals p join staff_members m on m.id = p.author left join staff_members d on d.id = p.decided_by
        """;

    /// <summary>Lays something before a second person.</summary>
    /// <returns>Its number; of the same once more, the same. Null when another one waits for the subject.</returns>
    public Task<long?> AddAsync(ProposalKind kind, string subject, long author, string body, string why) => database.WriteAsync<long?>(async session =>
    {
        await session.ExecuteAsync(
            "insert into proposals (kind, subject, author, body, why, at) values (@kind, @subject, @author, @body, @why, @now) on conflict do nothing",
            new { kind = kind.ToString(), subject, author, body, why, now = time.GetUtcNow() });
        return await session.FirstOrDefaultAsync<long?>(
            "select id from proposals where kind = @kind and subject = @subject and decision is null and author = @author and body = @body and why = @why",
            new { kind = kind.ToString(), subject, author, body, why });
    });

    public async Task<Proposal?> FindAsync(long id) => await ListAsync("where p.id = @id", new { id }) is [var proposal] ? proposal : null;

    /// <summary>What waits for a second person about a subject.</summary>
    public async Task<Proposal?> WaitingAsync(ProposalKind kind, string subject) =>
        await ListAsync("where p.kind = @kind and p.subject = @subject and p.decision is null", new { kind = kind.ToString(), subject }) is [var proposal] ? proposal : null;

    /// <summary>The last one about a subject, whatever became of it.</summary>
    public async Task<Proposal?> LastAsync(ProposalKind kind, string subject) =>
        await ListAsync("where p.kind = @kind and p.subject = @subject order by p.id desc limit 1", new { kind = kind.ToString(), subject }) is [var proposal] ? proposal : null;

    /// <summary>Everything that waits, the oldest first.</summary>
    public Task<IReadOnlyList<Proposal>> ListWaitingAsync() => ListAsync("where p.decision is null order by p.id", new { });

    /// <summary>What was given back to its author since an instant and not written anew, the newest first.</summary>
    public Task<IReadOnlyList<Proposal>> ListReturnedAsync(long author, DateTimeOffset since) => ListAsync(
        """
        where p.author = @author and p.decision = 'Returned' and p.decided_at > @since
        and not exists (select 1 from proposals n where n.kind = p.kind and n.subject = p.subject and n.id > p.id) order by p.id desc
        """,
        new { author, since });

    /// <summary>Notes a second person's decision.</summary>
    /// <returns>False when it does not wait any more, or when it is one's own.</returns>
    public Task<bool> DecideAsync(long id, ProposalDecision decision, long by, string? remark) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update proposals set decision = @decision, decided_by = @by, decided_at = @now, remark = @remark where id = @id and decision is null and author <> @by",
        new { id, decision = decision.ToString(), by, remark, now = time.GetUtcNow() }) > 0);

    /// <summary>Takes it back before anybody has decided.</summary>
    public Task<bool> WithdrawAsync(long id) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update proposals set decision = @withdrawn, decided_at = @now where id = @id and decision is null",
        new { id, withdrawn = nameof(ProposalDecision.Withdrawn), now = time.GetUtcNow() }) > 0);

    /// <summary>Answers to what is settled by now wait no more; of what the asker has deleted, nothing stays.</summary>
    public Task TidyAnswersAsync() => database.WriteAsync(async session =>
    {
        var answers = new { kind = nameof(ProposalKind.Answer), withdrawn = nameof(ProposalDecision.Withdrawn), now = time.GetUtcNow() };
        await session.ExecuteAsync("delete from proposals where kind = @kind and not exists (select 1 from enquiries e where e.id = cast(proposals.subject as bigint))", answers);
        await session.ExecuteAsync(
            """
            update proposals set decision = @withdrawn, decided_at = @now where kind = @kind and decision is null
            and exists (select 1 from enquiries e where e.id = cast(proposals.subject as bigint) and e.status not in ('New', 'Assigned'))
            """,
            answers);
    });

    /// <summary>How an enquiry is named as a subject.</summary>
    public static string Subject(long enquiry) => enquiry.ToString(CultureInfo.InvariantCulture);

    private Task<IReadOnlyList<Proposal>> ListAsync(string which, object parameters) =>
        database.ReadAsync(session => session.QueryAsync<Proposal>($"{Columns} {which}", parameters));
}

/// <summary>What kind of thing takes a second person. The names are stored.</summary>
internal enum ProposalKind
{
    /// <summary>The key of a question.</summary>
    Key,

    /// <summary>The answer to an enquiry.</summary>
    Answer,
}

/// <summary>What became of it. The names are stored.</summary>
internal enum ProposalDecision
{
    Released,
    Returned,

    /// <summary>By its author, or because it was settled another way.</summary>
    Withdrawn,
}

/// <summary>Something one member wrote and another has to release.</summary>
internal sealed class Proposal
{
    /// <summary>Longest reason or remark, in characters.</summary>
    public const int MaxWords = 300;

    public long Id { get; init; }

    public ProposalKind Kind { get; init; }

    /// <summary>A question's id, or an enquiry's number.</summary>
    public string Subject { get; init; } = "";

    public long Author { get; init; }

    public string AuthorName { get; init; } = "";

    /// <summary>What was written: of a key as JSON, of an answer in Markdown.</summary>
    public string Body { get; init; } = "";

    public string Why { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Null while it waits.</summary>
    public ProposalDecision? Decision { get; init; }

    public string? DecidedByName { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was given back.</summary>
    public string? Remark { get; init; }
}
