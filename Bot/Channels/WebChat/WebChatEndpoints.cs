using Bot.Content;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>The chat page, its history, what is written in it, and what is pushed to it.</summary>
internal static class WebChatEndpoints
{
    private const string Root = "/chat";
    private const int HistoryPage = 50;

    /// <summary>Whatever can be read can be asked about without its body, too: monitors do.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Reading, () => Results.Redirect(Root));
        routes.MapMethods(Root, Reading, Page);
        routes.MapMethods(Root + "/messages", Reading, HistoryAsync);
        routes.MapPost(Root + "/messages", WebChatIntake.AcceptAsync);
        routes.MapGet(Root + "/events", WebChatEvents.StreamAsync);
        routes.MapWebChatPictures();
        routes.MapMethods(Root + "/{file}", Reading, (string file, HttpContext context) => WebChatPage.File(file, context));
    }

    private static async Task<IResult> Page(HttpContext context, WebChatPage page, IChosenLocale locales, TimeProvider time)
    {
        var address = WebChatVisitor.Welcome(context, time);
        var locale = await locales.OfAsync(new(WebChatChannel.ChannelName, address)) ?? Language(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(page.Html(locale), "text/html; charset=utf-8");
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, IWebChatStore store, long? before)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (WebChatVisitor.Address(context) is not { } address)
        {
            return Json(new WebChatHistory([], false), WebChatJson.Default.WebChatHistory);
        }

        var messages = await store.PageAsync(address, before, HistoryPage + 1);
        var more = messages.Count > HistoryPage;
        return Json(new WebChatHistory(more ? [.. messages.Skip(1)] : messages, more), WebChatJson.Default.WebChatHistory);
    }

    /// <summary>The locale that suits the browser.</summary>
    public static string Language(HttpContext context) =>
        context.RequestServices.GetRequiredService<ContentLibrary>().Current.Texts
            .LocaleFor(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value);

    public static IResult Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Results.Json(value, type, statusCode: status);
}
