using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.SignIn;

/// <summary>Lets people in who know their password, and slows down those who guess.</summary>
internal sealed class SignInPolicy(StaffStore staff, Passwords passwords, TimeProvider time, ILogger<SignInPolicy> log)
{
    /// <summary>Tries from one network address in a minute.</summary>
    private const int MaxTriesPerMinute = 10;

    /// <summary>Wrong tries in a row after which an account is locked: a minute at first, twice as long each time.</summary>
    private const int FreeTries = 5;

    private const int LongestLockMinutes = 60;

    private readonly FloodGate flood = new(MaxTriesPerMinute, time);

    /// <summary>Checks a sign-in.</summary>
    /// <returns>Who it is, or why not.</returns>
    public async Task<(StaffMember? Member, SignInRefusal Why)> TryAsync(string name, string password, string code, string from)
    {
        if (!flood.Admit(from))
        {
            return (null, SignInRefusal.TooFast);
        }

        var found = await staff.FindByNameAsync(name);
        var now = time.GetUtcNow();
        // Always looked at, so that a name that exists takes no longer than one that does not.
        var isRight = passwords.IsRight(found?.PasswordHash, password);
        if (found is null || found.LockedUntil > now || found.Member.DisabledAt is not null)
        {
            return (null, SignInRefusal.Wrong);
        }

        if (found.TotpSecret is { Length: 0 })
        {
            log.LogError("The codes of staff member {Id} cannot be checked: the keys beside the database are missing. Put the folder back, or have an admin reset their password", found.Member.Id);
        }

        var step = found.TotpSecret is { } secret ? Totp.StepOf(secret, code, now) : null;
        if (isRight && (found.TotpSecret is null || step is not null) && await staff.NoteSuccessAsync(found.Member.Id, step))
        {
            return (found.Member, SignInRefusal.None);
        }

        await NoteFailureAsync(found, now);
        return (null, SignInRefusal.Wrong);
    }

    private async Task NoteFailureAsync(Credentials found, DateTimeOffset now)
    {
        var failures = found.Failures + 1;
        var minutes = failures < FreeTries ? 0 : Math.Min(LongestLockMinutes, 1 << Math.Min(failures - FreeTries, 6));
        await staff.NoteFailureAsync(found.Member.Id, failures, minutes == 0 ? null : now.AddMinutes(minutes));
        if (minutes > 0)
        {
            log.LogWarning("Staff member {Id} is locked for {Minutes} minutes after {Failures} wrong sign-ins", found.Member.Id, minutes, failures);
        }
    }
}

/// <summary>Why somebody is not let in. What exactly was wrong is not said: it would help those who guess.</summary>
internal enum SignInRefusal
{
    None,
    Wrong,
    TooFast,
}
