using Bot.Dispatching;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Conversation;

/// <summary>
/// A vote in a group's quiz: the daily question or a game. The platform has told the person already whether it was right; here it counts
/// for them.
/// </summary>
internal sealed class TakeVote(Votes votes, SqlPollBook polls, Calendar calendar) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => [UpdateRouter.PollAnswer];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var update = request.Update;
        if (update.Text.Split(':') is [var poll, var options])
        {
            var vote = new EarlyVote(update.Conversation.Channel, poll, update.SenderId, update.SenderName, update.Language, options, calendar.Now);
            await (await polls.TagAsync(vote.Channel, poll) is { } tag ? votes.CountAsync(tag, vote) : polls.KeepAsync(vote));
        }

        return [];
    }
}
