using Bot.Deliveries;
using Bot.Messaging;

namespace Bot.Staff.Composing;

/// <summary>Sends a draft to whoever writes it, and to nobody else: in each language, as it would arrive.</summary>
internal sealed class TestSending(DraftStore drafts, ChannelDirectory channels)
{
    public async Task<Outcome> SendAsync(Caller caller, long id)
    {
        if (await drafts.FindAsync(id, caller.Member.Id) is not { } draft)
        {
            return Outcome.Missing;
        }

        if (SheetMaker.TipOf(draft, caller) is not { } tip)
        {
            return Outcome.Of(caller.T["sheet.test-nothing"], id);
        }

        if (caller.Member.Chat?.Split(':', 2) is not [var name, var address] || channels.Find(name) is not { } channel)
        {
            return Outcome.Of(caller.T["sheet.test-needs-chat"], id);
        }

        foreach (var message in ComposePage.Messages(caller, tip).Values)
        {
            var result = await channel.SendAsync(new(name, address), message, Lane.Reply, caller.Context.RequestAborted);
            if (result is not SendResult.Sent)
            {
                return Outcome.Of(caller.T["sheet.test-failed", ("reason", caller.Say(DeliveryReasons.Say(DeliveryReasons.Of(result))))], id);
            }
        }

        return Outcome.Of(null, id);
    }
}
