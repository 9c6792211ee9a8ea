using System.Text.Json.Serialization;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>One message in a visitor's history, as the page gets it.</summary>
internal sealed record WebChatMessage
{
    public long Id { get; init; }

    /// <summary><c>bot</c> or <c>me</c>.</summary>
    public string From => FromBot ? "bot" : "me";

    [JsonIgnore]
    public bool FromBot { get; init; }

    /// <summary>Sanitised when it was rendered.</summary>
    public required string Html { get; init; }

    /// <summary>Address of a picture, or null.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<IReadOnlyList<Choice>>? Choices { get; init; }

    /// <summary>For a tap: the message whose button it was.</summary>
    public long? Tapped { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Goes up with each edit.</summary>
    public int Version { get; init; }
}
