namespace Bot.Messaging;

/// <summary>One text in every form a channel may ask for; rendered once and shared by all who get it.</summary>
/// <param name="Plain">Without markup; its length is what size limits count.</param>
/// <param name="ChatHtml">See <see cref="TextForm.ChatHtml"/>.</param>
/// <param name="WebHtml">See <see cref="TextForm.WebHtml"/>.</param>
internal sealed record MessageText(string Plain, string ChatHtml, string WebHtml)
{
    /// <summary>The text in one form.</summary>
    public string In(TextForm form) => form switch
    {
        TextForm.ChatHtml => ChatHtml,
        TextForm.WebHtml => WebHtml,
        _ => Plain,
    };

    /// <summary>This text, an empty line, and another.</summary>
    public MessageText Then(MessageText next) =>
        new($"{Plain}\n\n{next.Plain}", $"{ChatHtml}\n\n{next.ChatHtml}", WebHtml + next.WebHtml);
}
