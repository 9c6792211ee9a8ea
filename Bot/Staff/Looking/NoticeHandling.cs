using Bot.Notices;

namespace Bot.Staff.Looking;

/// <summary>Notices as a member sees them, and takes them off the board.</summary>
internal sealed class NoticeHandling(NoticeBoard board)
{
    private const int Most = 200;

    /// <summary>What nobody has dealt with yet, of the topics they look after: the gravest first.</summary>
    public async Task<IReadOnlyList<Notice>> OpenAsync(Caller caller) => [.. (await board.ListOpenAsync(Most)).Where(n => caller.Member.LooksAfter(n.Topic))];

    /// <summary>Notes that it has been dealt with.</summary>
    public async Task<Outcome> HandleAsync(long id, Caller caller)
    {
        if (await board.FindAsync(id) is not { } notice || !caller.Member.LooksAfter(notice.Topic))
        {
            return Outcome.Missing;
        }

        await caller.ActAsync("notice.done", $"notice/{id}", null, caller.Say(notice.Phrase), () => board.HandleAsync(id, caller.Member.Name));
        return Outcome.Of(null, id);
    }
}
