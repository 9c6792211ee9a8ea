using Bot.Messaging;

namespace Bot.Broadcasts;

/// <summary>What a broadcast sends.</summary>
/// <param name="Content">Id of the tip, or what else it is: <c>question:salt-per-day</c>.</param>
/// <param name="Title">What staff know it by.</param>
/// <param name="Messages">The message in every language.</param>
/// <param name="ResendDoubted">Whether a message that perhaps arrived is sent again.</param>
internal sealed record Outgoing(string Content, string Title, IReadOnlyDictionary<string, OutboundMessage> Messages, bool ResendDoubted = true);
