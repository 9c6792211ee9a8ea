namespace Bot.Tips;

/// <summary>When people of the same traits last got which tip by broadcast.</summary>
/// <param name="toTraits">By their key.</param>
/// <param name="toAll">What went to everybody it fits.</param>
/// <param name="since">What is not later than this is too long ago to count.</param>
internal sealed class TraitsHistory(IReadOnlyDictionary<string, GivenTips> toTraits, GivenTips toAll, DateTimeOffset since = default)
{
    public static TraitsHistory Nothing { get; } = new(new Dictionary<string, GivenTips>(), GivenTips.Nothing);

    public DateTimeOffset Since => since;

    /// <summary>What people of these traits got; the same for all of the same past.</summary>
    public GivenTips Of(string traits) => toTraits.GetValueOrDefault(traits, GivenTips.Nothing);

    /// <summary>When people of these traits last got a tip, in local time; null = never.</summary>
    public DateTimeOffset? LastGiven(string traits, string tip) => LastGiven(Of(traits), tip);

    /// <summary>When people of such a past last got a tip, in local time; null = never.</summary>
    public DateTimeOffset? LastGiven(GivenTips past, string tip)
    {
        var (own, all) = (LastToThem(past, tip), LastToAll(tip));
        return own > all || all is null ? own : all;
    }

    /// <summary>The same of what did not go to everybody.</summary>
    public DateTimeOffset? LastToThem(GivenTips past, string tip) => Counting(past.Last(tip));

    /// <summary>When a tip last went to everybody it fits, in local time; null = never.</summary>
    public DateTimeOffset? LastToAll(string tip) => Counting(toAll.Last(tip));

    private DateTimeOffset? Counting(DateTimeOffset? at) => at > since ? at : null;
}
