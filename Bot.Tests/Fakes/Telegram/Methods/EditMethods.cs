using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>editMessageText, editMessageCaption and editMessageReplyMarkup.</summary>
internal sealed class EditMethods(World world)
{
    private const string Common = "chat_id message_id reply_markup ";

    public IEnumerable<Method> All() =>
    [
        new("editMessageText", Common + "text parse_mode link_preview_options", EditText),
        new("editMessageCaption", Common + "caption parse_mode show_caption_above_media", EditCaption),
        new("editMessageReplyMarkup", Common, EditMarkup),
    ];

    private Answer EditText(Arguments arguments)
    {
        var text = world.Texts.Text(arguments) with { NoPreview = SendMethods.NoPreview(arguments) };
        var message = Find(arguments);
        if (message.Content is { Photo: not null } or { Poll: not null })
            throw Refusal.Bad("there is no text in the message to edit");
        return Edit(arguments, message, text);
    }

    private Answer EditCaption(Arguments arguments)
    {
        var caption = world.Texts.Caption(arguments);
        arguments.Is("show_caption_above_media");
        var message = Find(arguments);
        return message.Content.Photo is null ? throw Refusal.Bad("there is no caption in the message to edit")
            : Edit(arguments, message, caption);
    }

    private Answer EditMarkup(Arguments arguments)
    {
        var message = Find(arguments);
        return Edit(arguments, message, message.Content);
    }

    private Answer Edit(Arguments arguments, SentMessage message, MessageContent changed)
    {
        var old = message.Content;
        var markup = MarkupReader.ReadInline(arguments);
        if (old.Markup is { Kind: not MarkupKind.Inline })
            throw Refusal.Bad("message can't be edited");
        if (old.Visible.LooksLike(changed.Visible) && Markup.Same(old.Markup, markup) && old.NoPreview == changed.NoPreview)
            throw Refusal.NotModified();
        world.Messages.Edit(message, old with
        {
            Raw = changed.Raw,
            ParseMode = changed.ParseMode,
            Visible = changed.Visible,
            NoPreview = changed.NoPreview,
            Markup = markup,
        });
        return json => world.Writer.Write(json, message);
    }

    private SentMessage Find(Arguments arguments)
    {
        var id = arguments.RequiredInteger("message_id", 1, int.MaxValue);
        var chat = world.Chats.Writable(arguments);
        return world.Messages.Find(chat.Id, (int)id)
            ?? throw Refusal.Bad(world.Messages.Exists(chat.Id, (int)id) ? "message can't be edited" : "message to edit not found");
    }
}
