using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>sendMessage and sendPhoto.</summary>
internal sealed class SendMethods(World world)
{
    /// <summary>What every sending method understands.</summary>
    public const string Common = "chat_id message_thread_id disable_notification protect_content allow_paid_broadcast reply_parameters reply_markup ";

    public IEnumerable<Method> All() =>
    [
        new("sendMessage", Common + "text parse_mode link_preview_options", SendMessage),
        new("sendPhoto", Common + "photo caption parse_mode show_caption_above_media has_spoiler", SendPhoto),
    ];

    /// <summary>Checks what sending methods share, takes the message in, and answers with it.</summary>
    public Answer Deliver(string method, Arguments arguments, MessageContent content)
    {
        var markup = MarkupReader.Read(arguments);
        var paid = arguments.Is("allow_paid_broadcast");
        content = content with
        {
            Markup = markup,
            Silent = arguments.Is("disable_notification"),
            Protected = arguments.Is("protect_content"),
        };
        var chat = world.Chats.Writable(arguments);
        if (arguments.Integer("message_thread_id", 1) is not null)
            throw Refusal.Bad("message thread not found");
        content = content with { ReplyTo = ReadReply(arguments, chat) };
        world.Limiter.Take(chat, paid);
        var message = world.Messages.Add(chat.Id, method, content);
        return json => world.Writer.Write(json, message);
    }

    /// <summary>Whether the preview of links is switched off.</summary>
    public static bool NoPreview(Arguments arguments)
    {
        if (arguments.Structure("link_preview_options", JsonValueKind.Object) is not { } options)
            return false;
        options.Only("LinkPreviewOptions", "is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text");
        if (options.Is("prefer_small_media") && options.Is("prefer_large_media"))
            throw Refusal.Bad("a link preview can't be small and large at once");
        options.Is("show_above_text");
        return options.Text("url") is null or { Length: > 0 } ? options.Is("is_disabled") : throw Refusal.Bad("url of a link preview is empty");
    }

    private Answer SendMessage(Arguments arguments) =>
        Deliver("sendMessage", arguments, world.Texts.Text(arguments) with { NoPreview = NoPreview(arguments) });

    private Answer SendPhoto(Arguments arguments)
    {
        var caption = world.Texts.Caption(arguments);
        arguments.Is("show_caption_above_media");
        arguments.Is("has_spoiler");
        if (arguments.FileOrText("photo") is not { } photo)
            throw Refusal.Bad("there is no photo in the request");
        return Deliver("sendPhoto", arguments, caption with { Photo = world.Photos.Take(photo) });
    }

    private int? ReadReply(Arguments arguments, Chat chat)
    {
        if (arguments.Structure("reply_parameters", JsonValueKind.Object) is not { } reply)
            return null;
        reply.Only("ReplyParameters", "message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode", "quote_position");
        var id = reply.Integer("message_id") ?? throw Refusal.Bad("can't find field \"message_id\"");
        if (id is > 0 and <= int.MaxValue && world.Messages.Exists(chat.Id, (int)id))
            return (int)id;
        return reply.Is("allow_sending_without_reply") ? null : throw Refusal.Bad("message to be replied not found");
    }
}
