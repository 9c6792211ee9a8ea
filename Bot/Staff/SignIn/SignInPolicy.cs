using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.SignIn;

/// <summary>Lets people in who know their password, and slows down those who guess.</summary>
internal sealed class SignInPolicy(StaffStore staff, Passwords passwords, KnownBrowsers browsers, TimeProvider time, ILogger<SignInPolicy> log)
{
    /// <summary>Tries from one network in a minute.</summary>
    private const int MaxTriesPerMinute = 10;

    /// <summary>Times a minute that somebody who is signed in may say their present password wrongly.</summary>
    private const int MaxChecksPerMinute = 5;

    /// <summary>Wrong tries in a row after which an account is locked: a minute at first, twice as long each time.</summary>
    private const int FreeTries = 5;

    private const int LongestLockMinutes = 60;

    private readonly FloodGate flood = new(MaxTriesPerMinute, time);
    private readonly FloodGate checks = new(MaxChecksPerMinute, time);

    /// <summary>Checks a sign-in.</summary>
    /// <returns>Who it is, or why not.</returns>
    public async Task<(StaffMember? Member, SignInRefusal Why)> TryAsync(SignInTry attempt)
    {
        if (!flood.Admit(attempt.Network))
        {
            return (null, SignInRefusal.TooFast);
        }

        var found = await staff.FindByNameAsync(attempt.Name);
        var now = time.GetUtcNow();
        // Always looked at, so that a name that exists takes no longer than one that does not.
        var isRight = passwords.IsRight(found?.PasswordHash, attempt.Password);
        var browser = attempt.Browser is { } known && known.Member == found?.Member.Id ? known : null;
        if (found is null || found.Member.DisabledAt is not null || (found.LockedUntil > now && browser is null))
        {
            return (null, SignInRefusal.Wrong);
        }

        if (found.TotpSecret is { Length: 0 })
        {
            log.LogError("The codes of staff member {Id} cannot be checked: the keys beside the database are missing. Put the folder back, or have an admin reset their password", found.Member.Id);
        }

        var step = found.TotpSecret is { } secret ? Totp.StepOf(secret, attempt.Code, now) : null;
        if (isRight && (found.TotpSecret is null || step is not null) && await staff.NoteSuccessAsync(found.Member.Id, step, evenLocked: browser is not null))
        {
            return (found.Member, SignInRefusal.None);
        }

        await NoteFailureAsync(found.Member.Id, browser);
        return (null, SignInRefusal.Wrong);
    }

    /// <summary>Whether somebody who is signed in knows their password: a session left open is not worth a new one.</summary>
    public async Task<bool> KnowsPasswordAsync(long member, string password)
    {
        var key = $"{member}";
        if (!checks.Admit(key) || !passwords.IsRight((await staff.CredentialsOfAsync(member))?.PasswordHash, password))
        {
            return false;
        }

        checks.Forgive(key);
        return true;
    }

    private async Task NoteFailureAsync(long member, KnownBrowser? browser)
    {
        if (browser is not null)
        {
            browsers.NoteWrong(browser);
            return;
        }

        var failures = await staff.NoteFailureAsync(member, count => Rest(count) is { Ticks: > 0 } rest ? time.GetUtcNow() + rest : null);
        if (Rest(failures) is { Ticks: > 0 } rest)
        {
            log.LogWarning("Staff member {Id} is locked for {Minutes} minutes after {Failures} wrong sign-ins", member, rest.TotalMinutes, failures);
        }
    }

    private static TimeSpan Rest(int failures) => TimeSpan.FromMinutes(failures < FreeTries ? 0 : Math.Min(LongestLockMinutes, 1 << Math.Min(failures - FreeTries, 6)));
}

/// <summary>What somebody says who wants in.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Password">Their password.</param>
/// <param name="Code">The six digits; empty = none.</param>
/// <param name="Network">Where they come from, see <see cref="Messaging.Network"/>.</param>
/// <param name="Browser">Whose browser it is; null = not known.</param>
internal sealed record SignInTry(string Name, string Password, string Code, string Network, KnownBrowser? Browser);

/// <summary>Why somebody is not let in. What exactly was wrong is not said: it would help those who guess.</summary>
internal enum SignInRefusal
{
    None,
    Wrong,
    TooFast,

    /// <summary>A session has run out.</summary>
    Over,
}
