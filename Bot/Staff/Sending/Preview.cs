using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>How a message looks on each channel, and how it is read out.</summary>
internal static class Preview
{
    public static void Map(StaffRoutes routes) => routes.Read("/pictures/{tip}", Role.Viewer, (string tip, Visit visit, ContentLibrary content) =>
        visit.Catalog.Tips.TryGetValue(tip, out var found) && Picture(found, content) is { } picture ? picture : Results.NotFound());

    /// <summary>The picture that goes with a tip; null when it has none.</summary>
    public static IResult? Picture(Tip tip, ContentLibrary content) => tip.Image is { } image && content.FullPath(image) is { } file && File.Exists(file)
        ? Results.File(file, Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg")
        : null;

    /// <param name="visit">Who looks.</param>
    /// <param name="messages">The message by language.</param>
    /// <param name="tip">Whose picture it has.</param>
    public static Html Of(Visit visit, IReadOnlyDictionary<string, OutboundMessage> messages, string tip)
    {
        var t = visit.T;
        return Html.Each(messages.OrderBy(m => m.Key != visit.Catalog.Texts.DefaultLocale), m => Html.Of($"""
            <details class="preview"{Html.If(m.Key == visit.Catalog.Texts.DefaultLocale, $" open")}><summary>{visit.Catalog.Texts.For(m.Key).Plain(TextKeys.LanguageName)}</summary>
            <div class="phones">
            <figure><figcaption>{t["channel.webchat"]}</figcaption><div class="bubble html" lang="{m.Key}">{Picture(m.Value, tip)}{Html.Rendered(m.Value.Text.WebHtml)}</div></figure>
            <figure><figcaption>{t["channel.telegram"]}</figcaption><div class="bubble chat" lang="{m.Key}">{Picture(m.Value, tip)}{Html.Rendered(m.Value.Text.ChatHtml)}</div></figure>
            <figure><figcaption>{t["preview.spoken"]}</figcaption><div class="bubble chat" lang="{m.Key}">{m.Value.Text.Plain}</div></figure>
            </div></details>
            """));
    }

    private static Html Picture(OutboundMessage message, string tip) =>
        message.Image is null ? Html.Nothing : Html.Of($"""<img src="/staff/pictures/{Uri.EscapeDataString(tip)}" alt="" loading="lazy">""");
}
