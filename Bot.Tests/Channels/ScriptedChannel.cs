using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>A channel that answers as it is told, one answer after the other; the last one stays.</summary>
internal sealed class ScriptedChannel(params Func<Task<SendResult>>[] answers) : IChannel
{
    private int calls;

    public int Calls => calls;

    /// <summary>Whether any call was given a token that could cut it short.</summary>
    public bool CouldBeCutShort { get; private set; }

    public int Acknowledged { get; private set; }

    public string Name => "scripted";

    public ChannelCapabilities Capabilities { get; } = new() { Form = TextForm.Plain, MaxText = 100, MaxCaption = 100 };

    public Task<SendResult> SendAsync(ChannelAddress to, OutboundMessage message, Lane lane, CancellationToken cancellationToken) => AnswerAsync(cancellationToken);

    public Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken) => AnswerAsync(cancellationToken);

    public Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken) => AnswerAsync(cancellationToken);

    public Task AcknowledgeAsync(Update update, CancellationToken cancellationToken)
    {
        Acknowledged++;
        return Task.CompletedTask;
    }

    public Task<bool> IsGroupAdminAsync(ChannelAddress group, string senderId, CancellationToken cancellationToken) => Task.FromResult(false);

    private Task<SendResult> AnswerAsync(CancellationToken cancellationToken)
    {
        CouldBeCutShort |= cancellationToken.CanBeCanceled;
        return answers[Math.Min(calls++, answers.Length - 1)]();
    }
}
