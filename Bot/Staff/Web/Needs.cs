using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>What a route asks of its caller.</summary>
/// <param name="Role">The least role; null = anybody, signed in or not.</param>
/// <param name="MaxBody">Largest body, in bytes.</param>
/// <param name="ChangesNothing">Whether a form is only looked at, while it is being filled in.</param>
/// <param name="IsLive">Whether it is told to an open page, as long as that is open.</param>
internal sealed record Needs(Role? Role, long MaxBody = Needs.Form, bool ChangesNothing = false, bool IsLive = false)
{
    /// <summary>Large enough for any form: 128 KB.</summary>
    public const long Form = 128 * 1024;

    /// <summary>Large enough for a list of a county: 16 MB.</summary>
    public const long File = 16 * 1024 * 1024;
}
