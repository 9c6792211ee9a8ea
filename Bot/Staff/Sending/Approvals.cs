using Bot.Broadcasts;
using Bot.Content;
using Bot.Staff.Members;
using Bot.Storage;

namespace Bot.Staff.Sending;

/// <summary>Who wrote a broadcast, and who approved it or gave it back.</summary>
internal sealed class Approvals(Database database, TimeProvider time)
{
    private const string Columns = """
        select a.broadcast_id as Broadcast, b.title as Title, a.topic as Topic, a.author as Author, m.name as AuthorName, a.asked_at as AskedAt, a.decision as Decision,
               d.name as DecidedByName, a.decided_at as DecidedAt, a.remark as Remark
        from approvals a join broadcasts b on b.id = a.broadcast_id join staff_members m on m.id = a.author left join staff_members d on d.id = a.decided_by
        """;

    public Task AskAsync(long broadcast, string topic, long author) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into approvals (broadcast_id, topic, author, asked_at) values (@broadcast, @topic, @author, @now)", new { broadcast, topic, author, now = time.GetUtcNow() }));

    public Task<Approval?> FindAsync(long broadcast) => database.ReadAsync(session =>
        session.FirstOrDefaultAsync<Approval>($"{Columns} where a.broadcast_id = @broadcast", new { broadcast }));

    /// <summary>What waits for a second person, the oldest first; what was cancelled meanwhile waits for nobody.</summary>
    public Task<IReadOnlyList<Approval>> ListWaitingAsync() => database.ReadAsync(session =>
        session.QueryAsync<Approval>($"{Columns} where a.decision is null and b.status = @draft order by a.asked_at", new { draft = nameof(BroadcastStatus.Draft) }));

    /// <summary>Whether what a broadcast is about, and everybody it goes to, is a member's: what was written here may go to people of another topic.</summary>
    public async Task<bool> MayDecideAsync(StaffMember member, ContentCatalog catalog, Broadcast broadcast) =>
        member.LooksAfter((await FindAsync(broadcast.Id))?.Topic) && Words.MayAct(member, catalog, broadcast);

    /// <summary>What was given back to its author since an instant, the newest first.</summary>
    public Task<IReadOnlyList<Approval>> ListReturnedAsync(long author, DateTimeOffset since) => database.ReadAsync(session =>
        session.QueryAsync<Approval>($"{Columns} where a.decision = 'Returned' and a.author = @author and a.decided_at >= @since order by a.decided_at desc", new { author, since }));

    /// <summary>Notes a decision.</summary>
    /// <returns>False when somebody else decided already, or cancelled it, or when it is one's own.</returns>
    public Task<bool> DecideAsync(long broadcast, ApprovalDecision decision, long by, string? remark) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        update approvals set decision = @decision, decided_by = @by, decided_at = @now, remark = @remark
        where broadcast_id = @broadcast and decision is null and author <> @by and exists (select 1 from broadcasts where id = @broadcast and status = @draft)
        """,
        new { broadcast, decision = decision.ToString(), by, remark, now = time.GetUtcNow(), draft = nameof(BroadcastStatus.Draft) }) > 0);
}

/// <summary>What a second person decided.</summary>
internal enum ApprovalDecision
{
    Approved,
    Returned,
}

/// <summary>One broadcast that needs, or needed, a second person.</summary>
internal sealed class Approval
{
    public long Broadcast { get; init; }

    public string Title { get; init; } = "";

    public string Topic { get; init; } = "";

    public long Author { get; init; }

    public string AuthorName { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public ApprovalDecision? Decision { get; init; }

    public string? DecidedByName { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Remark { get; init; }

    /// <summary>Whether somebody may be its second person, as far as its topic goes; whom it is sent to counts too, see <see cref="Words.MayAct(Caller, Broadcast)"/>.</summary>
    public bool Awaits(StaffMember member) => member.May(Role.Reviewer) && Author != member.Id && member.LooksAfter(Topic);
}
