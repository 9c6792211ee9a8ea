using Bot.Messaging;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>What was done with each enquiry, by whom and when. Only ever added to.</summary>
internal sealed class EnquiryEvents(Database database, TimeProvider time)
{
    /// <param name="enquiry">Which.</param>
    /// <param name="who">Who did it; <see cref="Notices.NoticeBoard.Itself"/> for the program.</param>
    /// <param name="act">What.</param>
    /// <param name="detail">To whom, why, which other one; null = nothing to add.</param>
    public Task AddAsync(long enquiry, string who, EnquiryAct act, string? detail = null) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into enquiry_events (enquiry_id, at, who, act, detail) values (@enquiry, @now, @who, @act, @detail)",
        new { enquiry, now = time.GetUtcNow(), who, act = act.ToString(), detail }));

    /// <summary>The oldest first.</summary>
    public Task<IReadOnlyList<EnquiryEvent>> ListAsync(long enquiry) => database.ReadAsync(session => session.QueryAsync<EnquiryEvent>(
        "select at as At, who as Who, act as Act, detail as Detail from enquiry_events where enquiry_id = @enquiry order by id", new { enquiry }));

    /// <summary>Who passed an enquiry on, and so does not get it again by itself.</summary>
    public Task<IReadOnlyList<string>> PassedByAsync(long enquiry) => database.ReadAsync(session => session.QueryAsync<string>(
        "select distinct who from enquiry_events where enquiry_id = @enquiry and act = @act", new { enquiry, act = nameof(EnquiryAct.PassedOn) }));
}

/// <summary>One thing done with an enquiry.</summary>
internal sealed class EnquiryEvent
{
    public DateTimeOffset At { get; init; }

    public string Who { get; init; } = "";

    public EnquiryAct Act { get; init; }

    public string? Detail { get; init; }

    /// <summary>The detail as it is said. Why a reply did not arrive is a phrase; all else are ids, and words of people.</summary>
    public Phrase? Said => Act == EnquiryAct.Undelivered ? Phrase.Read(Detail) : Detail;
}

/// <summary>What can be done with an enquiry. The names are stored.</summary>
internal enum EnquiryAct
{
    /// <summary>Somebody asked for a person.</summary>
    Raised,

    /// <summary>It was given to somebody: the detail.</summary>
    Assigned,

    /// <summary>Who had it wants another to have it.</summary>
    PassedOn,

    /// <summary>Its topic was said: the detail.</summary>
    Filed,

    Answered,

    /// <summary>With the reason as the detail.</summary>
    Declined,

    /// <summary>It asks the same as the one named in the detail.</summary>
    Joined,

    /// <summary>It waited for a day.</summary>
    Reminded,

    /// <summary>The reply has reached the asker.</summary>
    Delivered,

    /// <summary>The reply cannot reach the asker; why is the detail.</summary>
    Undelivered,

    /// <summary>The asker said whether it helped: <c>yes</c> or <c>no</c>.</summary>
    Rated,

    /// <summary>A draft of an answer for everybody was made of it: its file.</summary>
    Drafted,

    /// <summary>Somebody wrote an answer that another has to release.</summary>
    Proposed,

    /// <summary>It was given back to who wrote it; why is the detail.</summary>
    GivenBack,

    /// <summary>Who wrote it took it back.</summary>
    Withdrawn,
}
