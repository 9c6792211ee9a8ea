using Bot.Messaging;
using Bot.Storage;

namespace Bot.Quizzes.Asking;

/// <inheritdoc cref="IPollBook"/>
internal sealed class SqlPollBook(Database database, TimeProvider time) : IPollBook
{
    public Task NoteAsync(ChannelAddress at, string messageId, string pollId, string tag) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into polls (channel, poll_id, tag, address, message_id, sent_at) values (@Channel, @pollId, @tag, @Id, @messageId, @now)
        on conflict (channel, poll_id) do nothing
        """,
        new { at.Channel, at.Id, pollId, tag, messageId, now = time.GetUtcNow() }));

    /// <summary>What a poll asks; null when it is none of ours.</summary>
    public Task<string?> TagAsync(string channel, string pollId) => database.ReadAsync(session =>
        session.FirstOrDefaultAsync<string>("select tag from polls where channel = @channel and poll_id = @pollId", new { channel, pollId }));

    /// <summary>Keeps a vote for a poll that is not known, or not yet.</summary>
    public Task KeepAsync(EarlyVote vote) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into early_votes (channel, poll_id, person, name, language, options, at) values (@Channel, @PollId, @Person, @Name, @Language, @Options, @At)
        on conflict (channel, poll_id, person) do nothing
        """,
        vote));

    /// <summary>Takes out votes whose poll has become known, and forgets those of before an instant whose poll has not.</summary>
    public Task<IReadOnlyList<(string Tag, EarlyVote Vote)>> TakeKnownAsync(DateTimeOffset before) => database.WriteAsync(async session =>
    {
        var known = await session.QueryAsync<Row>(
            """
            select p.tag as Tag, v.channel as Channel, v.poll_id as PollId, v.person as Person, v.name as Name, v.language as Language, v.options as Options, v.at as At
            from early_votes v join polls p on p.channel = v.channel and p.poll_id = v.poll_id
            """);
        foreach (var row in known)
        {
            await session.ExecuteAsync("delete from early_votes where channel = @Channel and poll_id = @PollId and person = @Person", new { row.Channel, row.PollId, row.Person });
        }

        await session.ExecuteAsync("delete from early_votes where at < @before", new { before });
        return (IReadOnlyList<(string, EarlyVote)>)[.. known.Select(r => (r.Tag, new EarlyVote(r.Channel, r.PollId, r.Person, r.Name, r.Language, r.Options, r.At)))];
    });

    /// <summary>Whether a vote waits for its poll.</summary>
    public Task<bool> HasEarlyAsync() => database.ReadAsync(session => session.ScalarAsync<bool>("select exists (select 1 from early_votes)"));

    private sealed class Row
    {
        public string Tag { get; init; } = "";

        public string Channel { get; init; } = "";

        public string PollId { get; init; } = "";

        public string Person { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Language { get; init; }

        public string Options { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}

/// <summary>A vote for a poll that was not known when it came.</summary>
internal sealed record EarlyVote(string Channel, string PollId, string Person, string Name, string? Language, string Options, DateTimeOffset At);
