namespace Bot.Content;

/// <summary>What is known of a person that decides whether a text fits.</summary>
internal sealed record Traits(IReadOnlyList<string> Topics, string? Region, string? Audience, IReadOnlyList<string> Crops);
