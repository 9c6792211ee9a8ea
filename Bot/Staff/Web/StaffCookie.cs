using System.Security.Cryptography;
using System.Text;
using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>
/// The cookie that says who is there: a random secret that no script can read and no other site can send along with a form. Before
/// sign-in it is nobody's; at sign-in it is replaced, so one that somebody else planted never becomes a session.
/// </summary>
internal static class StaffCookie
{
    public const string Name = "sciencebot-staff";

    /// <summary>What browsers take over HTTPS alone, and from no other host of the same domain.</summary>
    private const string HostOnly = "__Host-";

    public static string? Read(HttpContext context) => Find(context, Name) is { } secret && Token.IsSound(secret) ? secret : null;

    public static void Write(HttpContext context, string secret) => Append(context, Name, secret, null);

    /// <summary>What every form must bring along: derived from the cookie, so that only a page we gave out has it.</summary>
    public static string FormToken(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "form"u8));

    public static bool IsFormToken(string secret, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(FormToken(secret)), Encoding.UTF8.GetBytes(token));

    /// <summary>A cookie of the console's, by its plain name; null when it did not come along.</summary>
    public static string? Find(HttpContext context, string name) => context.Request.Cookies.TryGetValue(Full(context, name), out var value) ? value : null;

    /// <summary>Gives the browser a cookie.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="name">Its plain name.</param>
    /// <param name="value">What is in it.</param>
    /// <param name="lasts">How long it is kept; null = until the browser is closed.</param>
    public static void Append(HttpContext context, string name, string value, TimeSpan? lasts) => context.Response.Cookies.Append(Full(context, name), value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax, // a link in a message opens the page it names; a form from elsewhere comes without it
        Secure = context.Request.IsHttps,
        IsEssential = true,
        MaxAge = lasts,
        Path = context.Request.IsHttps ? "/" : StaffRoutes.Root, // the prefix asks for the whole host
    });

    private static string Full(HttpContext context, string name) => context.Request.IsHttps ? HostOnly + name : name;
}
