using System.Globalization;
using Bot.Content;
using Bot.Enquiries.Retrieval;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>
/// Everything that can be done with an enquiry, whoever does it: from chat, from staff's pages, from the command line. Each is one
/// transaction with its reply and its notice. What cannot be done is said in a sentence.
/// </summary>
internal sealed class EnquiryDesk(
    EnquiryStore store, AskStore asks, EnquiryReplies replies, NoticeBoard board, AnswerFinder finder, ContentLibrary content, Database database, TimeProvider time)
{
    /// <summary>Questions one person may hand on in a day.</summary>
    public const int MostPerDay = 5;

    /// <summary>Longest answer or reason, in characters: with the question around it, one message holds it.</summary>
    public const int MaxAnswer = 3000;

    /// <summary>Hands a question to a person, or joins it to the same one asked before; once, however often it is asked for.</summary>
    /// <returns>The enquiry, or null when it is one too many, and the sentence to say.</returns>
    public Task<(Enquiry? Enquiry, string Key)> RaiseAsync(Ask ask) => database.WriteAsync<(Enquiry?, string)>(async _ =>
    {
        if (ask.EnquiryId is { } known)
        {
            return (await store.FindAsync(known), TextKeys.EnquiryPassed);
        }

        var now = time.GetUtcNow();
        if (await store.CountSinceAsync(ask.Address, now.AddDays(-1)) >= MostPerDay)
        {
            return (null, TextKeys.EnquiryTooMany);
        }

        var sameAs = finder.SameAs(ask.Text);
        var same = await store.FindSameAsync(sameAs);
        var enquiry = await store.AddAsync(new()
        {
            AskId = ask.Id,
            Address = ask.Address,
            Locale = ask.Locale,
            Text = ask.Text,
            SameAs = sameAs,
            Topic = ask.Topic,
            Region = ask.Region,
            Status = same is null ? EnquiryStatus.New : EnquiryStatus.Duplicate,
            DuplicateOf = same?.Id,
            SettledBy = same is null ? null : NoticeBoard.Itself,
            AskedAt = now,
        });
        await asks.UpdateAsync(ask with { EnquiryId = enquiry.Id, Awaits = "" });
        if (same is null)
        {
            await board.PutAsync(Notice(enquiry, NoticeKind.EnquiryNew, NoticeSeverity.Warning, TextKeys.NoticeEnquiryNew));
        }
        else if (same.Status == EnquiryStatus.Answered)
        {
            await replies.QueueAsync(enquiry.Id, now);
        }

        return (enquiry, same is null ? TextKeys.EnquiryPassed : TextKeys.EnquiryJoined);
    });

    /// <summary>Gives an enquiry to somebody to look after; null gives it back.</summary>
    public Task<string?> AssignAsync(long id, string? to) => ChangeAsync(id, to is null ? EnquiryStatus.New : EnquiryStatus.Assigned, e => e with { AssignedTo = to });

    /// <summary>Says what topic an enquiry belongs to, so that the right people see it.</summary>
    public async Task<string?> FileAsync(long id, string topic) =>
        !content.Current.Topics.ContainsKey(topic)
            ? $"There is no topic '{topic}'. Known: {string.Join(", ", content.Current.Topics.Keys)}."
            : await ChangeAsync(id, null, e => e with { Topic = topic });

    /// <summary>Answers an enquiry and all that were joined to it.</summary>
    /// <param name="id">Which.</param>
    /// <param name="answer">The answer, in Markdown.</param>
    /// <param name="by">Who answers.</param>
    public async Task<string?> AnswerAsync(long id, string answer, string by) =>
        Unfit(answer, "answer") ?? await SettleAsync(id, EnquiryStatus.Answered, e => e with { Answer = answer.Trim(), SettledBy = by });

    /// <summary>Declines an enquiry and all that were joined to it; they are told why.</summary>
    public async Task<string?> DeclineAsync(long id, string reason, string by) =>
        Unfit(reason, "reason") ?? await SettleAsync(id, EnquiryStatus.Declined, e => e with { Reason = reason.Trim(), SettledBy = by });

    /// <summary>Joins an enquiry to another that asks the same; it gets that one's answer.</summary>
    public Task<string?> JoinAsync(long id, long of, string by) => database.WriteAsync(async _ =>
    {
        if (await store.FindAsync(of) is not { } other || other.Id == id)
        {
            return $"Enquiry {id} cannot be joined to {of}: there is no other enquiry with that number.";
        }

        // Whatever the other one is joined to is the one that is answered.
        var root = other.DuplicateOf is { } further ? (await store.FindAsync(further))! : other;
        if (root.Id == id || root.Status == EnquiryStatus.Declined)
        {
            return root.Id == id ? $"Enquiry {of} is joined to {id} already." : $"Enquiry {of} was declined, so that it has no answer to share.";
        }

        var problem = await ChangeAsync(id, EnquiryStatus.Duplicate, e => e with { DuplicateOf = root.Id, SettledBy = by });
        if (problem is null)
        {
            await store.RedirectAsync(id, root.Id);
            await SettleNoticesAsync(id);
            await QueueAsync(root.Status == EnquiryStatus.Answered ? [id, .. (await store.ListDuplicatesAsync(root.Id)).Select(d => d.Id)] : []);
        }

        return problem;
    });

    /// <summary>Notes whether the answer helped who asked.</summary>
    public async Task<bool> RateAsync(long id, ChannelAddress by, bool useful)
    {
        if (await store.FindAsync(id) is not { } enquiry || enquiry.Address != by)
        {
            return false;
        }

        await store.RateAsync(id, useful);
        return true;
    }

    private Task<string?> SettleAsync(long id, EnquiryStatus to, Func<Enquiry, Enquiry> change) => database.WriteAsync(async _ =>
    {
        var problem = await ChangeAsync(id, to, change);
        if (problem is null)
        {
            await SettleNoticesAsync(id);
            await QueueAsync([id, .. (await store.ListDuplicatesAsync(id)).Select(d => d.Id)]);
        }

        return problem;
    });

    private Task<string?> ChangeAsync(long id, EnquiryStatus? to, Func<Enquiry, Enquiry> change) => database.WriteAsync(async _ =>
    {
        if (await store.FindAsync(id) is not { } enquiry)
        {
            return $"There is no enquiry {id}.";
        }

        if (to is { } status && !EnquiryTransitions.Allows(enquiry.Status, status))
        {
            return $"Enquiry {id} is {enquiry.Status} and cannot become {status}.";
        }

        await store.ChangeAsync(change(enquiry) with { Status = to ?? enquiry.Status, ChangedAt = time.GetUtcNow() }, enquiry.Status);
        return null;
    });

    private async Task QueueAsync(IEnumerable<long> enquiries)
    {
        foreach (var id in enquiries)
        {
            await replies.QueueAsync(id, time.GetUtcNow());
        }
    }

    private async Task SettleNoticesAsync(long id)
    {
        await board.SettleAsync(NoticeKind.EnquiryNew, Subject(id));
        await board.SettleAsync(NoticeKind.EnquiryWaiting, Subject(id));
    }

    /// <summary>A notice about an enquiry.</summary>
    public static Notice Notice(Enquiry enquiry, NoticeKind kind, NoticeSeverity severity, string text) => new()
    {
        Key = $"{kind}/{enquiry.Id}",
        Kind = kind,
        Severity = severity,
        Topic = enquiry.Topic,
        Subject = Subject(enquiry.Id),
        Text = text,
        Arguments = new Dictionary<string, string>
        {
            ["number"] = enquiry.Id.ToString(CultureInfo.InvariantCulture),
            ["question"] = enquiry.Text,
        },
    };

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"enquiry/{id}");

    private static string? Unfit(string text, string what) =>
        string.IsNullOrWhiteSpace(text) ? $"The {what} is empty."
        : text.Length > MaxAnswer ? $"The {what} has {text.Length} characters; it may have {MaxAnswer}. Shorten it."
        : null;
}
