namespace Bot.Content;

/// <summary>Settings under <c>Content</c>.</summary>
internal sealed class ContentOptions
{
    /// <summary>The content folder; relative names start beside <c>appsettings.json</c>. Default <c>content</c>.</summary>
    public string Path { get; set; } = "content";

    /// <summary>The language used where a text or tip is missing in a person's own. Default <c>zh-CN</c>.</summary>
    public string DefaultLocale { get; set; } = "zh-CN";

    /// <summary>Whether only what somebody has reviewed (<c>review: by</c>) may be sent. Default false, so that the folder works as shipped; better true.</summary>
    public bool RequireReview { get; set; }
}
