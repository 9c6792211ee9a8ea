using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>What the page writes.</summary>
internal sealed record WebChatRequest(string? Text, string? Choice, long? Message);

/// <summary>A page of history.</summary>
internal sealed record WebChatHistory(IReadOnlyList<WebChatMessage> Messages, bool More);

/// <summary>The number of a message that was taken.</summary>
internal sealed record WebChatAccepted(long Id);

/// <summary>Why a message was not taken, in the visitor's language.</summary>
internal sealed record WebChatRefused(string Error);

/// <summary>A visitor's message on its way through the inbox.</summary>
internal sealed record WebChatPayload(string Address, string? Text, string? Choice, long? Message, string? Language);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WebChatRequest))]
[JsonSerializable(typeof(WebChatHistory))]
[JsonSerializable(typeof(WebChatAccepted))]
[JsonSerializable(typeof(WebChatRefused))]
[JsonSerializable(typeof(WebChatPayload))]
[JsonSerializable(typeof(WebChatMessage))]
[JsonSerializable(typeof(IReadOnlyList<IReadOnlyList<Choice>>))]
internal sealed partial class WebChatJson : JsonSerializerContext;
