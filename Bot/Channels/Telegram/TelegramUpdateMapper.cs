using System.Globalization;
using System.Text.Json;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>Reads Telegram's updates field by field, so that what it does not know cannot harm it.</summary>
internal sealed class TelegramUpdateMapper(TelegramName name) : IUpdateMapper
{
    private const int MaxNameLength = 64;

    public string Channel => TelegramChannel.ChannelName;

    public Update? Map(InboundUpdate inbound)
    {
        using var document = JsonDocument.Parse(inbound.Payload);
        var root = document.RootElement;
        return Get(root, "message") is { } message ? FromMessage(inbound.Id, message)
            : Get(root, "callback_query") is { } query ? FromCallback(inbound.Id, query)
            : Get(root, "poll_answer") is { } vote ? FromVote(inbound.Id, vote)
            : Get(root, "my_chat_member") is { } member ? FromMembership(inbound.Id, member)
            : null;
    }

    private Update? FromMessage(string id, JsonElement message)
    {
        if (Conversation(id, message, Get(message, "sender_chat") ?? Get(message, "from"), Get(message, "from")) is not { } update)
        {
            return null;
        }

        if (Number(message, "migrate_to_chat_id") is { } target)
        {
            return update with { Kind = UpdateKind.Moved, MovedTo = Address(target) };
        }

        var text = Text(message, "text");
        // In a group, joins, pins and pictures are no business of ours; in private a picture deserves a helpful answer.
        return update.IsGroup ? (text is null || name.IsForAnother(text) ? null : Named(update with { Text = text }))
            : update with { Text = text ?? "", RepliesTo = Get(message, "reply_to_message") is { } told ? Number(told, "message_id")?.ToString(CultureInfo.InvariantCulture) : null };
    }

    private Update Named(Update update) => name.CutFrom(update.Text) is { } rest ? update with { Text = rest, IsMention = true } : update;

    private static Update? FromCallback(string id, JsonElement query) =>
        Get(query, "message") is { } message
        && Conversation(id, message, Get(query, "from"), Get(query, "from")) is { } update
        && Text(query, "data") is { } data
            ? update with
            {
                Kind = UpdateKind.Choice,
                Text = data,
                MessageId = Number(message, "message_id")?.ToString(CultureInfo.InvariantCulture),
                AcknowledgementId = Text(query, "id"),
            }
            : null;

    /// <summary>A vote names its poll and who voted, not where: it belongs to the person's own conversation. A vote taken back has no options.</summary>
    private static Update? FromVote(string id, JsonElement vote) =>
        Text(vote, "poll_id") is { } poll && Get(vote, "user") is { } user && Number(user, "id") is { } person
        && vote.TryGetProperty("option_ids", out var options) && options.ValueKind == JsonValueKind.Array && options.GetArrayLength() > 0
            ? new Update
            {
                Id = id,
                Conversation = Address(person),
                Kind = UpdateKind.PollAnswer,
                Text = $"{poll}:{string.Join(',', options.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Number).Select(o => o.GetInt32()))}",
                SenderId = person.ToString(CultureInfo.InvariantCulture),
                Name = NameOf(user),
                SenderName = NameOf(user),
                Language = Text(user, "language_code"),
            }
            : null;

    private static Update? FromMembership(string id, JsonElement member)
    {
        var status = Get(member, "new_chat_member") is { } now ? Text(now, "status") : null;
        UpdateKind? kind = status switch
        {
            "kicked" or "left" => UpdateKind.Left,
            "member" or "administrator" => UpdateKind.Joined,
            _ => null,
        };
        return kind is { } known && Conversation(id, member, Get(member, "from"), Get(member, "from")) is { } update ? update with { Kind = known } : null;
    }

    private static Update? Conversation(string id, JsonElement holder, JsonElement? sender, JsonElement? person)
    {
        if (Get(holder, "chat") is not { } chat || Number(chat, "id") is not { } chatId || Text(chat, "type") is not ("private" or "group" or "supergroup"))
        {
            return null;
        }

        var isGroup = Text(chat, "type") != "private";
        var name = isGroup ? Text(chat, "title") : NameOf(chat);
        return new Update
        {
            Id = id,
            Conversation = Address(chatId),
            Kind = UpdateKind.Text,
            IsGroup = isGroup,
            Name = name?.CutTo(MaxNameLength) ?? "",
            SenderId = sender is { } from ? Number(from, "id")?.ToString(CultureInfo.InvariantCulture) ?? "" : "",
            SenderName = person is { } known ? NameOf(known) : "",
            Language = person is { } speaker ? Text(speaker, "language_code") : null,
        };
    }

    private static string NameOf(JsonElement person) => $"{Text(person, "first_name")} {Text(person, "last_name")}".Trim().CutTo(MaxNameLength);

    private static ChannelAddress Address(long chat) => new(TelegramChannel.ChannelName, chat.ToString(CultureInfo.InvariantCulture));

    private static JsonElement? Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
