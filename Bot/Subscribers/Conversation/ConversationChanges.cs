using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>What an update says about the conversation itself: let in, shut out, back again, or at another address.</summary>
internal sealed class ConversationChanges(ISubscriberStore store) : IConversationHandler
{
    public async Task HandleAsync(Update update, CancellationToken cancellationToken)
    {
        var person = await store.FindAsync(update.Conversation);
        switch (update.Kind)
        {
            // Who never subscribed gets nothing anyway, and must not come back as if they had.
            case UpdateKind.Left when person is { Status: SubscriberStatus.Active or SubscriberStatus.Unreachable }:
                await store.SetStatusAsync(update.Conversation, SubscriberStatus.Stopped, StatusReasons.Blocked);
                break;
            // Who writes after having blocked us is back, whatever it is they write.
            case UpdateKind.Joined or UpdateKind.Text or UpdateKind.Choice when person is { StatusReason: StatusReasons.Blocked } or { Status: SubscriberStatus.Unreachable }:
                await store.SetStatusAsync(update.Conversation, SubscriberStatus.Active, null);
                break;
            case UpdateKind.Moved when update.MovedTo is { } target:
                await store.MoveAsync(update.Conversation, target);
                break;
            default:
                break;
        }
    }
}
