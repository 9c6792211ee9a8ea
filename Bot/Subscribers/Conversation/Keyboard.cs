using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>Lays choices out in rows.</summary>
internal static class Keyboard
{
    /// <summary>Three short words fit beside each other on a phone; long ones, and most English ones, need more room.</summary>
    public static IReadOnlyList<IReadOnlyList<Choice>> Rows(IEnumerable<Choice> choices, string locale)
    {
        var all = choices.ToArray();
        var longest = all.Length == 0 ? 0 : all.Max(c => c.Label.Length);
        var perRow = locale.StartsWith("zh", StringComparison.Ordinal) ? (longest > 7 ? 2 : 3) : (longest > 16 ? 1 : longest > 9 ? 2 : 3);
        return [.. all.Chunk(perRow)];
    }
}
