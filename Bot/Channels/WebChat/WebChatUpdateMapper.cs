using System.Globalization;
using System.Text.Json;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>Reads what the page sent.</summary>
internal sealed class WebChatUpdateMapper : IUpdateMapper
{
    public string Channel => WebChatChannel.ChannelName;

    public Update? Map(InboundUpdate inbound)
    {
        var payload = JsonSerializer.Deserialize(inbound.Payload, WebChatJson.Default.WebChatPayload)!;
        return new Update
        {
            Id = inbound.Id,
            Conversation = new(Channel, payload.Address),
            Kind = payload.Choice is null ? UpdateKind.Text : UpdateKind.Choice,
            Text = payload.Choice ?? payload.Text ?? "",
            SenderId = payload.Address,
            Language = payload.Language,
            MessageId = payload.Message?.ToString(CultureInfo.InvariantCulture),
        };
    }
}
