namespace Bot.Operations;

/// <summary>Settings under <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    public const int MinTokenLength = 16;

    /// <summary>Who brings it (<c>Authorization: Bearer ...</c>) may read <c>/metrics</c> from elsewhere; empty = nobody but this machine. A secret. Default empty.</summary>
    public string Token { get; set; } = "";

    /// <summary>What is wrong; null = nothing.</summary>
    public string? Problem() => Token.Length is 0 or >= MinTokenLength
        ? null
        : $"Metrics:Token is {Token.Length} characters long; it must have {MinTokenLength} at least, or be empty. Make one with: openssl rand -hex 16.";
}
