using System.Globalization;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>Reaches people on the built-in chat page: stored first, so that it is there when they come back, then pushed to open pages.</summary>
internal sealed class WebChatChannel(IWebChatStore store, WebChatHub hub, ContentLibrary content, TimeProvider time) : IChannel
{
    public const string ChannelName = "webchat";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities { get; } = new() { Form = TextForm.WebHtml, MaxText = 20_000, MaxCaption = 20_000 };

    public async Task<SendResult> SendAsync(ChannelAddress to, OutboundMessage message, Lane lane, CancellationToken cancellationToken)
    {
        if (TooLong(message) is { } refused)
        {
            return refused;
        }

        var (stored, _) = await store.AddAsync(to.Id, ToWeb(message));
        hub.Publish(to.Id, new("message", stored));
        return new SendResult.Sent(stored.Id.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (TooLong(message) is { } refused)
        {
            return refused;
        }

        if (!long.TryParse(messageId, CultureInfo.InvariantCulture, out var id) || await store.ReplaceAsync(at.Id, id, ToWeb(message)) is not { } replaced)
        {
            return new SendResult.Refused(Refusal.Stale, $"there is no message {messageId} to change");
        }

        hub.Publish(at.Id, new("edit", replaced));
        return new SendResult.Sent(messageId);
    }

    public async Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken) =>
        await EditAsync(at, messageId, new OutboundMessage(content.Current.Texts.For(content.Current.Texts.DefaultLocale)[TextKeys.WebChatRecalled]), cancellationToken);

    public Task AcknowledgeAsync(Update update, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> IsGroupAdminAsync(ChannelAddress group, string senderId, CancellationToken cancellationToken) => Task.FromResult(false);

    private SendResult.Refused? TooLong(OutboundMessage message) =>
        message.Text.Plain.Length <= Capabilities.MaxText
            ? null
            : new(Refusal.BadContent, $"{message.Text.Plain.Length} characters; the page takes {Capabilities.MaxText}");

    private WebChatMessage ToWeb(OutboundMessage message) => new()
    {
        FromBot = true,
        Html = message.Text.In(Capabilities.Form),
        Image = message.Picture?.Address ?? (message.Image is { } image ? WebChatPictures.Address(image) : null),
        Choices = message.Choices.Count == 0 ? null : message.Choices,
        At = time.GetUtcNow(),
    };
}
