using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Writes a message of the bot as Telegram gives it back.</summary>
internal sealed class MessageWriter(BotIdentity bot, ChatBook chats)
{
    public void Write(Utf8JsonWriter json, SentMessage message)
    {
        json.WriteStartObject();
        WriteFields(json, message);
        json.WriteEndObject();
    }

    public void WriteFields(Utf8JsonWriter json, SentMessage message)
    {
        json.WriteNumber("message_id", message.MessageId);
        bot.Write(json, "from");
        new Chat(message.ChatId, chats.User(message.ChatId), chats.Group(message.ChatId)).Write(json);
        json.WriteNumber("date", message.At.ToUnixTimeSeconds());
        if (message.Edits > 0)
            json.WriteNumber("edit_date", message.At.ToUnixTimeSeconds());
        var content = message.Content;
        if (content.Poll is { } poll)
            WritePoll(json, "poll", poll);
        else
            WriteText(json, content);
        if (content.Protected)
            json.WriteBoolean("has_protected_content", true);
        if (content.Markup is { Kind: MarkupKind.Inline } markup)
        {
            json.WritePropertyName("reply_markup");
            json.WriteRawValue(markup.Json, skipInputValidation: true);
        }
    }

    public static void WritePoll(Utf8JsonWriter json, string name, FakePoll poll)
    {
        json.WriteStartObject(name);
        json.WriteString("id", poll.Id);
        json.WriteString("question", poll.Question);
        json.WriteStartArray("options");
        for (var i = 0; i < poll.Options.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("text", poll.Options[i]);
            json.WriteNumber("voter_count", poll.Votes.Values.Count(vote => vote == i));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("total_voter_count", poll.Votes.Count);
        json.WriteBoolean("is_closed", poll.IsClosed);
        json.WriteBoolean("is_anonymous", poll.IsAnonymous);
        json.WriteString("type", poll.IsQuiz ? "quiz" : "regular");
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, MessageContent content)
    {
        var photo = content.Photo;
        if (photo is not null)
        {
            json.WriteStartArray("photo");
            json.WriteStartObject();
            json.WriteString("file_id", photo.FileId);
            json.WriteString("file_unique_id", "u" + photo.FileId[^12..]);
            json.WriteNumber("width", photo.Width);
            json.WriteNumber("height", photo.Height);
            json.WriteNumber("file_size", photo.Bytes.Length);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        if (photo is null || content.Visible.Text.Length > 0)
            json.WriteString(photo is null ? "text" : "caption", content.Visible.Text);
        if (content.Visible.Entities.Count > 0)
            json.WriteEntities(photo is null ? "entities" : "caption_entities", content.Visible.Entities);
    }
}
