namespace Bot.Messaging;

/// <summary>Remembers which poll of a platform asks what: answers to it name the poll only.</summary>
internal interface IPollBook
{
    /// <summary>Notes a poll that was sent.</summary>
    /// <param name="at">Where.</param>
    /// <param name="messageId">As which message.</param>
    /// <param name="pollId">The platform's id of it.</param>
    /// <param name="tag">What it asks: <see cref="QuizPoll.Tag"/>.</param>
    Task NoteAsync(ChannelAddress at, string messageId, string pollId, string tag);
}
