namespace Bot.Tips;

/// <summary>When some people last got which tip by broadcast, in local time. People of the same past share one of these.</summary>
internal sealed class GivenTips(IReadOnlyDictionary<string, DateTimeOffset> times)
{
    public static GivenTips Nothing { get; } = new(new Dictionary<string, DateTimeOffset>());

    /// <summary>When they last got a tip; null = never.</summary>
    public DateTimeOffset? Last(string tip) => times.TryGetValue(tip, out var at) ? at : null;

    /// <summary>The same after they got another.</summary>
    public GivenTips With(string tip, DateTimeOffset at) => new(new Dictionary<string, DateTimeOffset>(times) { [tip] = Last(tip) is { } before && before > at ? before : at });
}
