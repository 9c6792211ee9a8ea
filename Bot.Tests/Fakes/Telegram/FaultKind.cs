namespace Bot.Tests.Fakes.Telegram;

/// <summary>What may go wrong with one call.</summary>
internal enum FaultKind
{
    None,

    /// <summary>502 in Telegram's shape, nothing accepted.</summary>
    ServerError,

    /// <summary>502 as a page of HTML, as the proxy before Telegram writes it; nothing accepted.</summary>
    BadGatewayPage,

    /// <summary>401, as after the token was revoked; nothing accepted.</summary>
    Unauthorized,

    /// <summary>429 for this very call, which starts the pause for all.</summary>
    TooManyRequests,

    /// <summary>The connection breaks, nothing accepted.</summary>
    ResetBeforeAccept,

    /// <summary>Accepted and recorded, then the connection breaks.</summary>
    ResetAfterAccept,

    /// <summary>Accepted and recorded, then the answer breaks off in the middle.</summary>
    HalfBody,

    /// <summary>Nothing accepted and nothing answered until the client gives up.</summary>
    SilenceBeforeAccept,

    /// <summary>Accepted and recorded, but nothing answered until the client gives up.</summary>
    SilenceAfterAccept,
}
