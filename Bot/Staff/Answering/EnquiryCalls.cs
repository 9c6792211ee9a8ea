using Bot.Enquiries;
using Bot.Storage;

namespace Bot.Staff.Answering;

/// <summary>
/// Who is to be told of which enquiry in their own chat: written down with what gave rise to it, so that a stop loses none. Keeps
/// where each was told, too: a reply to that message is an answer; and what the next thing is that somebody writes.
/// </summary>
internal sealed class EnquiryCalls(Database database, TimeProvider time)
{
    /// <summary>How long what somebody writes is taken for what a button asked them for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Tells a member of an enquiry; once more, when they were told before.</summary>
    public Task CallAsync(long enquiry, long member, CallReason reason) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into enquiry_calls (enquiry_id, member_id, reason, state, attempts, at) values (@enquiry, @member, @reason, 0, 0, @now)
        on conflict (enquiry_id, member_id, reason) do update set state = 0, attempts = 0, at = excluded.at
        """,
        new { enquiry, member, reason = reason.ToString(), now = time.GetUtcNow() }));

    /// <summary>What is due, the oldest first.</summary>
    public Task<IReadOnlyList<EnquiryCall>> ListDueAsync(int limit) => database.ReadAsync(session => session.QueryAsync<EnquiryCall>(
        "select enquiry_id as Enquiry, member_id as Member, reason as Reason, attempts as Attempts from enquiry_calls where state = 0 and at <= @now order by at limit @limit",
        new { now = time.GetUtcNow(), limit }));

    /// <summary>Open enquiries whose waiting was noticed, but of which nobody was told yet.</summary>
    public Task<IReadOnlyList<long>> ListUntoldWaitingAsync(int limit) => database.ReadAsync(session => session.QueryAsync<long>(
        """
        select id from enquiries e where status in ('New', 'Assigned') and reminded_at is not null
        and not exists (select 1 from enquiry_calls c where c.enquiry_id = e.id and c.reason = @waiting) order by id limit @limit
        """,
        new { waiting = nameof(CallReason.Waiting), limit }));

    /// <summary>Notes that somebody was told, and in which message; null when there is nothing to tell any more.</summary>
    public Task DoneAsync(EnquiryCall call, string? chat, string? message) => EndAsync(call, 1, chat, message);

    /// <summary>Notes that somebody cannot be told.</summary>
    public Task FailedAsync(EnquiryCall call) => EndAsync(call, 2, null, null);

    public Task RetryAsync(EnquiryCall call, TimeSpan pause) => database.WriteAsync(session => session.ExecuteAsync(
        "update enquiry_calls set attempts = attempts + 1, at = @at where enquiry_id = @Enquiry and member_id = @Member and reason = @reason",
        new { call.Enquiry, call.Member, reason = call.Reason.ToString(), at = time.GetUtcNow() + pause }));

    /// <summary>The enquiry that a message in a chat told of; null when it was another message.</summary>
    public Task<long?> ToldInAsync(string chat, string message) => database.ReadAsync(session =>
        session.FirstOrDefaultAsync<long?>("select enquiry_id from enquiry_calls where address = @chat and message_id = @message", new { chat, message }));

    /// <summary>The next thing a member writes is for an enquiry.</summary>
    /// <param name="member">Who.</param>
    /// <param name="enquiry">Which.</param>
    /// <param name="act"><see cref="EnquiryAct.Answered"/>, <see cref="EnquiryAct.Declined"/>, or <see cref="EnquiryAct.GivenBack"/>.</param>
    public Task AwaitAsync(long member, long enquiry, EnquiryAct act) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into enquiry_awaits (member_id, enquiry_id, act, at) values (@member, @enquiry, @act, @now)
        on conflict (member_id) do update set enquiry_id = excluded.enquiry_id, act = excluded.act, at = excluded.at
        """,
        new { member, enquiry, act = act.ToString(), now = time.GetUtcNow() }));

    /// <summary>What is awaited of a member; null when nothing is, or not any more.</summary>
    public Task<EnquiryAwait?> AwaitedAsync(long member) => database.ReadAsync(session => session.FirstOrDefaultAsync<EnquiryAwait>(
        "select enquiry_id as Enquiry, act as Act from enquiry_awaits where member_id = @member and at > @since", new { member, since = time.GetUtcNow() - Patience }));

    public Task StopAwaitingAsync(long member) => database.WriteAsync(session => session.ExecuteAsync("delete from enquiry_awaits where member_id = @member", new { member }));

    private Task EndAsync(EnquiryCall call, int state, string? chat, string? message) => database.WriteAsync(session => session.ExecuteAsync(
        "update enquiry_calls set state = @state, address = @chat, message_id = @message, at = @now where enquiry_id = @Enquiry and member_id = @Member and reason = @reason",
        new { call.Enquiry, call.Member, reason = call.Reason.ToString(), state, chat, message, now = time.GetUtcNow() }));
}

/// <summary>Somebody who is to be told of an enquiry.</summary>
internal sealed class EnquiryCall
{
    public long Enquiry { get; init; }

    public long Member { get; init; }

    public CallReason Reason { get; init; }

    public int Attempts { get; init; }
}

/// <summary>Why somebody is told. The names are stored.</summary>
internal enum CallReason
{
    /// <summary>It is theirs to answer.</summary>
    Assigned,

    /// <summary>It has waited for a day.</summary>
    Waiting,

    /// <summary>They could write an answer for another to release.</summary>
    Wanted,

    /// <summary>Somebody wrote an answer that they may release.</summary>
    Proposed,

    /// <summary>The answer they wrote was given back.</summary>
    Returned,
}

/// <summary>What the next thing somebody writes is for.</summary>
internal sealed class EnquiryAwait
{
    public long Enquiry { get; init; }

    public EnquiryAct Act { get; init; }
}
