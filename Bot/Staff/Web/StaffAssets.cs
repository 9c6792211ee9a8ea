using System.Reflection;
using System.Security.Cryptography;

namespace Bot.Staff.Web;

/// <summary>Style sheet, script and icon, which are inside the program.</summary>
internal static class StaffAssets
{
    private static readonly Dictionary<string, (string Type, byte[] Bytes)> Files = new()
    {
        ["staff.css"] = ("text/css; charset=utf-8", Read("staff.css")),
        ["staff.js"] = ("text/javascript; charset=utf-8", Read("staff.js")),
        ["icon.svg"] = ("image/svg+xml", Read("icon.svg")),
    };

    public static void Map(StaffRoutes routes) => routes.Read("/assets/{file}", null, Get);

    private static IResult Get(string file, HttpContext context)
    {
        if (!Files.TryGetValue(file, out var asset))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache"; // asked again each time, sent again only when changed
        return Results.Bytes(asset.Bytes, asset.Type, entityTag: new($"\"{Convert.ToHexString(SHA256.HashData(asset.Bytes))[..16]}\""));
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("staff/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
