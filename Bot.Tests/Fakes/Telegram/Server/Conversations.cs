using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Turns what people write, tap and vote into updates.</summary>
internal sealed partial class Conversations(World world)
{
    public int Says(FakeUser user, string text, FakeGroup? group, SentMessage? replyTo)
    {
        if (text.Length is 0 or > 4096)
            throw new ArgumentException("A person can write 1-4096 characters in one message.", nameof(text));
        if (group is null)
            Opens(user);
        else
            group.Members[user.Id] = user;
        var chat = group is null ? Chat.With(user) : Chat.In(group);
        var id = world.Messages.AddFromPerson(chat.Id);
        TextEntity[] commands = [.. Command().Matches(text).Select(m => new TextEntity("bot_command", m.Index, m.Length))];
        if (group is null || (group.Bot == BotPlace.Member && (replyTo is not null || commands.Any(c => IsForBot(text, c)))))
            world.Feed.Add("message", chat.Id, json => WriteMessage(json, id, user, chat, text, commands, replyTo));
        return id;
    }

    public string Taps(FakeUser user, SentMessage message, string buttonText)
    {
        if (message.Deleted)
            throw new InvalidOperationException($"{user} can't tap on a deleted message: {message}");
        var button = message.Buttons.SelectMany(row => row).FirstOrDefault(b => b.Text == buttonText)
            ?? throw new InvalidOperationException(
                $"There is no button “{buttonText}” on {message}; there are: {string.Join(", ", message.Buttons.SelectMany(r => r).Select(b => $"“{b.Text}”"))}");
        if (button.CallbackData is not { } data)
            throw new InvalidOperationException($"The button “{buttonText}” does not call the bot: it opens {button.Url}.");
        if (world.Chats.Group(message.ChatId) is null && message.ChatId != user.Id)
            throw new InvalidOperationException($"{user} does not see a message in chat {message.ChatId}.");
        var id = world.Taps.New();
        world.Feed.Add("callback_query", message.ChatId, json =>
        {
            json.WriteStartObject("callback_query");
            json.WriteString("id", id);
            json.WriteUser("from", user);
            json.WritePropertyName("message");
            world.Writer.Write(json, message);
            json.WriteString("chat_instance", $"{message.ChatId * 31}");
            json.WriteString("data", data);
            json.WriteEndObject();
        });
        return id;
    }

    public void Votes(FakeUser user, SentMessage message, int option)
    {
        if (message.Poll is not { IsClosed: false } poll || message.Deleted)
            throw new InvalidOperationException($"There is no open poll in {message}.");
        if (poll.OpenPeriod is { } seconds && world.Options.Time.GetUtcNow() > message.At.AddSeconds(seconds))
            throw new InvalidOperationException($"The poll closed after {seconds} s: {message}.");
        if (option < 0 || option >= poll.Options.Count)
            throw new InvalidOperationException($"The poll has no option {option}.");
        if (!poll.Votes.TryAdd(user.Id, option) && poll.IsQuiz)
            throw new InvalidOperationException($"{user} has answered the quiz already.");
        poll.Votes[user.Id] = option;
        world.Feed.Add("poll", message.ChatId, json => MessageWriter.WritePoll(json, "poll", poll));
        if (poll.IsAnonymous)
            return;
        world.Feed.Add("poll_answer", user.Id, json =>
        {
            json.WriteStartObject("poll_answer");
            json.WriteString("poll_id", poll.Id);
            json.WriteUser("user", user);
            json.WriteStartArray("option_ids");
            json.WriteNumberValue(option);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Adds any update, whether the bot asked for its kind or not. Its update_id is filled in.</summary>
    public void Injects(string update)
    {
        using var document = JsonDocument.Parse(update);
        JsonProperty[] fields = [.. document.RootElement.EnumerateObject().Where(f => f.Name != "update_id")];
        world.Feed.Enqueue(fields.FirstOrDefault().Name ?? "", 0, json =>
        {
            foreach (var field in fields)
                field.WriteTo(json);
        });
    }

    private static void Opens(FakeUser user)
    {
        if (user.HasBlocked)
            throw new InvalidOperationException($"{user} has blocked the bot; Unblocks comes first.");
        user.HasStarted = true;
    }

    private bool IsForBot(string text, TextEntity command)
    {
        var name = text.AsSpan(command.Offset, command.Length);
        return name.IndexOf('@') is var at && (at < 0 || name[(at + 1)..].Equals(world.Bot.Username, StringComparison.OrdinalIgnoreCase));
    }

    private void WriteMessage(Utf8JsonWriter json, int id, FakeUser user, Chat chat, string text, TextEntity[] commands, SentMessage? replyTo)
    {
        json.WriteStartObject("message");
        json.WriteNumber("message_id", id);
        json.WriteUser("from", user);
        chat.Write(json);
        json.WriteNumber("date", world.Options.Time.GetUtcNow().ToUnixTimeSeconds());
        if (replyTo is not null)
        {
            json.WritePropertyName("reply_to_message");
            world.Writer.Write(json, replyTo);
        }
        json.WriteString("text", text);
        if (commands.Length > 0)
            json.WriteEntities("entities", commands);
        json.WriteEndObject();
    }

    [GeneratedRegex(@"(?<![^\s])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_@/])")]
    private static partial Regex Command();
}
