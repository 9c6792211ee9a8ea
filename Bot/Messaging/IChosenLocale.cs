namespace Bot.Messaging;

/// <summary>Knows which language a person chose, for a channel that shows more than messages.</summary>
internal interface IChosenLocale
{
    /// <summary>The locale chosen at an address; null when nobody there has said.</summary>
    Task<string?> OfAsync(ChannelAddress address);
}
