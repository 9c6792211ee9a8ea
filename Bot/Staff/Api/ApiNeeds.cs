using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>What a route of the API asks of its caller.</summary>
internal sealed record ApiNeeds
{
    /// <summary>Routes that anybody may read: the description.</summary>
    public static ApiNeeds Nothing { get; } = new() { IsOpen = true };

    /// <summary>Whether it takes no token.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What the token must have; null = any token will do.</summary>
    public Scope? Scope { get; init; }

    /// <summary>The least role.</summary>
    public Role Role { get; init; }

    /// <summary>What its body is read as; null = it reads none, or reads it itself.</summary>
    public Type? Body { get; init; }

    /// <summary>Largest body, in bytes.</summary>
    public long MaxBody { get; init; } = Needs.Form;
}
