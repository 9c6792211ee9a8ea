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

    public static string? Read(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Name, out var secret) && Token.IsSound(secret) ? secret : null;

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax, // a link in a message opens the page it names; a form from elsewhere comes without it
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Path = StaffRoutes.Root,
    });

    /// <summary>What every form must bring along: derived from the cookie, so that only a page we gave out has it.</summary>
    public static string FormToken(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "form"u8));

    public static bool IsFormToken(string secret, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(FormToken(secret)), Encoding.UTF8.GetBytes(token));
}
