using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Channels.WebChat;

/// <summary>The page's files, which are inside the program, and its sentences, which are in <c>content/texts</c>.</summary>
internal sealed partial class WebChatPage(ContentLibrary content)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly string template = Encoding.UTF8.GetString(Read("chat.html") ?? []);

    /// <summary>The page in a language.</summary>
    public string Html(string locale)
    {
        var texts = content.Current.Texts.For(locale);
        return Hole().Replace(template, hole => Content.Rendering.Markup.Escape(hole.Groups[1].Value switch
        {
            "lang" => texts.Locale,
            var key => texts.Plain(key),
        }));
    }

    /// <summary>A style sheet, script or icon.</summary>
    public static IResult File(string name, HttpContext context)
    {
        if (!Types.TryGetValue(Path.GetExtension(name), out var type) || Read(name) is not { } bytes)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache"; // asked again each time, sent again only when changed
        return Results.Bytes(bytes, type, entityTag: new($"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\""));
    }

    private static byte[]? Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("webchat/" + name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex(@"\{\{([a-z.-]+)\}\}")]
    private static partial Regex Hole();
}
