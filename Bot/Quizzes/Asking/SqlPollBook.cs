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
}
