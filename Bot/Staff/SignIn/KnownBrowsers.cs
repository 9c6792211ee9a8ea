using System.Collections.Concurrent;
using System.Globalization;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff.SignIn;

/// <summary>
/// Browsers in which somebody was signed in before, told by a sealed cookie. What strangers get wrong keeps an account shut for
/// strangers, and not for these: so nobody is locked out of their own browser by guesses from elsewhere. It opens nothing by itself.
/// </summary>
internal sealed class KnownBrowsers(Sealing sealing)
{
    /// <summary>Wrong tries after which a browser is one like any other.</summary>
    public const int FreeTries = 5;

    private const string Cookie = "sciencebot-known";
    private const string Kind = "known browser";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    // Only of browsers that were handed a cookie: nobody else makes one.
    private readonly ConcurrentDictionary<string, int> wrong = new();

    /// <summary>Remembers that a member was signed in here.</summary>
    public void Remember(HttpContext context, long member) => StaffCookie.Append(
        context, Cookie, sealing.Seal(string.Create(CultureInfo.InvariantCulture, $"{Kind}/{member}/{Token.New()}")), Lasts);

    /// <summary>Whose browser a request comes from; null when it is not known (any more).</summary>
    public KnownBrowser? Of(HttpContext context) =>
        StaffCookie.Find(context, Cookie) is { } text && sealing.Open(text)?.Split('/') is [Kind, var id, var number]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var member) && wrong.GetValueOrDefault(number) < FreeTries
            ? new(member, number)
            : null;

    public void NoteWrong(KnownBrowser browser) => wrong.AddOrUpdate(browser.Number, 1, (_, count) => count + 1);
}

/// <param name="Member">Who was signed in there.</param>
/// <param name="Number">Which of their browsers.</param>
internal sealed record KnownBrowser(long Member, string Number);
