using Bot.Content;

namespace Bot.Channels.WebChat;

/// <summary>Serves the pictures of the content folder, and nothing else of it.</summary>
internal static class WebChatPictures
{
    private const string Prefix = "/chat/pictures/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
    };

    /// <summary>Where the page finds a picture of the content folder.</summary>
    public static string Address(string image) => Prefix + string.Join('/', image.Split('/').Select(Uri.EscapeDataString));

    public static void MapWebChatPictures(this IEndpointRouteBuilder routes) => routes.MapMethods(Prefix + "{**path}", WebChatEndpoints.Reading, Serve);

    private static IResult Serve(string path, ContentLibrary content, HttpContext context)
    {
        if (!Types.TryGetValue(Path.GetExtension(path), out var type) || content.FullPath(path) is not { } file || !File.Exists(file))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.File(file, type, lastModified: File.GetLastWriteTimeUtc(file));
    }
}
