using System.Globalization;
using Bot.Content;
using Bot.Enquiries.Retrieval;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;
using Bot.Webhooks;

namespace Bot.Enquiries;

/// <summary>
/// Everything that can be done with an enquiry, whoever does it: from chat, from staff's pages, from the command line. Each is one
/// transaction with its reply, its notice and its entry in the history. What stands in the way is a <see cref="DeskProblem"/>.
/// </summary>
internal sealed class EnquiryDesk(
    EnquiryStore store,
    AskStore asks,
    EnquiryReplies replies,
    EnquiryEvents events,
    NoticeBoard board,
    WebhookOutbox outbox,
    AnswerFinder finder,
    TopicGuess guess,
    ContentLibrary content,
    Database database,
    TimeProvider time)
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
            Topic = same?.Topic ?? ask.Topic ?? guess.Of(ask.Text),
            Region = ask.Region,
            Status = same is null ? EnquiryStatus.New : EnquiryStatus.Duplicate,
            DuplicateOf = same?.Id,
            SettledBy = same is null ? null : NoticeBoard.Itself,
            AskedAt = now,
        });
        await asks.UpdateAsync(ask with { EnquiryId = enquiry.Id, Awaits = "" });
        await events.AddAsync(enquiry.Id, NoticeBoard.Itself, EnquiryAct.Raised, same is null ? null : $"{same.Id}");
        if (same is null)
        {
            await board.PutAsync(Notice(enquiry, NoticeKind.EnquiryNew, NoticeSeverity.Warning, TextKeys.NoticeEnquiryNew));
            await outbox.AddAsync(WebhookTypes.EnquiryRaised, $"{WebhookTypes.EnquiryRaised}/{enquiry.Id}", new { enquiry.Id, enquiry.Topic, enquiry.Region });
        }
        else if (same.Status == EnquiryStatus.Answered)
        {
            await replies.QueueAsync(enquiry.Id, now);
        }

        return (enquiry, same is null ? TextKeys.EnquiryPassed : TextKeys.EnquiryJoined);
    });

    /// <summary>Gives an enquiry to somebody to look after.</summary>
    /// <param name="id">Which.</param>
    /// <param name="to">To whom.</param>
    /// <param name="by">Who says so.</param>
    public Task<DeskProblem?> AssignAsync(long id, string to, string by) =>
        ChangeAsync(id, EnquiryStatus.Assigned, by, EnquiryAct.Assigned, to, e => e with { AssignedTo = to });

    /// <summary>Takes it from whoever has it, for another to be found.</summary>
    public Task<DeskProblem?> PassOnAsync(long id, string by) =>
        ChangeAsync(id, EnquiryStatus.New, by, EnquiryAct.PassedOn, null, e => e with { AssignedTo = null });

    /// <summary>Says what topic an enquiry belongs to, so that the right people see it.</summary>
    public async Task<DeskProblem?> FileAsync(long id, string topic, string by) =>
        !content.Current.Topics.ContainsKey(topic) ? DeskProblem.NoSuchTopic : await ChangeAsync(id, null, by, EnquiryAct.Filed, topic, e => e with { Topic = topic });

    /// <summary>Answers an enquiry and all that were joined to it.</summary>
    /// <param name="id">Which.</param>
    /// <param name="answer">The answer, in Markdown.</param>
    /// <param name="by">Who answers.</param>
    public async Task<DeskProblem?> AnswerAsync(long id, string answer, string by) =>
        Unfit(answer) ?? await SettleAsync(id, EnquiryStatus.Answered, by, EnquiryAct.Answered, null, e => e with { Answer = answer.Trim(), SettledBy = by });

    /// <summary>Declines an enquiry and all that were joined to it; they are told why.</summary>
    public async Task<DeskProblem?> DeclineAsync(long id, string reason, string by) =>
        Unfit(reason) ?? await SettleAsync(id, EnquiryStatus.Declined, by, EnquiryAct.Declined, reason.Trim(), e => e with { Reason = reason.Trim(), SettledBy = by });

    /// <summary>Joins an enquiry to another that asks the same; it gets that one's answer.</summary>
    public Task<DeskProblem?> JoinAsync(long id, long of, string by) => database.WriteAsync<DeskProblem?>(async _ =>
    {
        if (await store.FindAsync(of) is not { } other || other.Id == id)
        {
            return DeskProblem.NothingToJoin;
        }

        // Whatever the other one is joined to is the one that is answered.
        var root = other.DuplicateOf is { } further ? (await store.FindAsync(further))! : other;
        if (root.Id == id || root.Status == EnquiryStatus.Declined)
        {
            return root.Id == id ? DeskProblem.JoinedToThis : DeskProblem.OtherDeclined;
        }

        var problem = await ChangeAsync(id, EnquiryStatus.Duplicate, by, EnquiryAct.Joined, $"{root.Id}", e => e with { DuplicateOf = root.Id, SettledBy = by });
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
        await events.AddAsync(id, NoticeBoard.Itself, EnquiryAct.Rated, useful ? "yes" : "no");
        return true;
    }

    private Task<DeskProblem?> SettleAsync(long id, EnquiryStatus to, string by, EnquiryAct act, string? detail, Func<Enquiry, Enquiry> change) => database.WriteAsync(async _ =>
    {
        var problem = await ChangeAsync(id, to, by, act, detail, change);
        if (problem is null)
        {
            await SettleNoticesAsync(id);
            await QueueAsync([id, .. (await store.ListDuplicatesAsync(id)).Select(d => d.Id)]);
        }

        return problem;
    });

    private Task<DeskProblem?> ChangeAsync(long id, EnquiryStatus? to, string by, EnquiryAct act, string? detail, Func<Enquiry, Enquiry> change) => database.WriteAsync<DeskProblem?>(async _ =>
    {
        if (await store.FindAsync(id) is not { } enquiry)
        {
            return DeskProblem.NoSuchEnquiry;
        }

        if (to is { } status ? !EnquiryTransitions.Allows(enquiry.Status, status) : !EnquiryTransitions.IsOpen(enquiry.Status))
        {
            return DeskProblem.Settled;
        }

        await store.ChangeAsync(change(enquiry) with { Status = to ?? enquiry.Status, ChangedAt = time.GetUtcNow() }, enquiry.Status);
        await events.AddAsync(id, by, act, detail);
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
        Arguments = new Dictionary<string, Phrase>
        {
            ["number"] = enquiry.Id.ToString(CultureInfo.InvariantCulture),
            ["question"] = enquiry.Text,
        },
    };

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"enquiry/{id}");

    /// <summary>What is wrong with an answer or a reason; null when nothing is.</summary>
    public static DeskProblem? Unfit(string text) =>
        string.IsNullOrWhiteSpace(text) ? DeskProblem.TextMissing
        : text.Length > MaxAnswer ? DeskProblem.TextTooLong
        : null;
}
