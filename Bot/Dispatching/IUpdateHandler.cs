using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>
/// Handles the updates of one use case. Runs inside the transaction that also marks the update handled, so it changes the database
/// and returns what to say; it never talks to a network.
/// </summary>
internal interface IUpdateHandler
{
    /// <summary>Commands without their slash (<c>start</c>) and prefixes of button codes (<c>start</c> of <c>start:farmer</c>) that come here.</summary>
    IReadOnlyList<string> Handles { get; }

    /// <summary>Whether in a group only its admins may do this.</summary>
    bool ForAdminsInGroups => true;

    /// <summary>Whether in a group linked staff may do this too, without being its admins.</summary>
    bool ForStaffInGroups => false;

    /// <summary>Decides and answers.</summary>
    Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken);
}

/// <summary>Sees every update before its handler does, for what it says about the conversation itself: let in, shut out, moved.</summary>
internal interface IConversationHandler
{
    /// <summary>Takes note; says nothing.</summary>
    Task HandleAsync(Update update, CancellationToken cancellationToken);
}

/// <summary>An update on its way to its handler.</summary>
/// <param name="Update">What happened.</param>
/// <param name="Command">The command or button prefix it was recognised as.</param>
/// <param name="Argument">What came after it, possibly empty.</param>
internal sealed record Request(Update Update, string Command, string Argument)
{
    /// <summary>Whether it came from a tapped button.</summary>
    public bool IsTap => Update.Kind == UpdateKind.Choice;
}

/// <summary>One thing to say.</summary>
/// <param name="Message">What to say.</param>
/// <param name="ReplacesMessageId">The message to replace by it; null for a new one.</param>
internal sealed record Reply(OutboundMessage Message, string? ReplacesMessageId = null);
