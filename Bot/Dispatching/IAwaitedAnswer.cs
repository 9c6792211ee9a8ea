using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Takes what somebody writes that is no command, where it answers something they were asked before.</summary>
internal interface IAwaitedAnswer
{
    /// <summary>Takes the text as an answer; null when nothing was asked, or the text cannot be an answer to it.</summary>
    Task<IReadOnlyList<Reply>?> TryTakeAsync(Update update, CancellationToken cancellationToken);
}
