namespace Bot.Channels;

/// <summary>Remembers for a short while when each conversation last got something. Two generations, so that nothing need be swept.</summary>
internal sealed class RecentTimes(TimeSpan interval)
{
    private Dictionary<string, DateTimeOffset> young = [];
    private Dictionary<string, DateTimeOffset> old = [];
    private DateTimeOffset bornAt = DateTimeOffset.MinValue;

    /// <summary>When the conversation may get the next.</summary>
    public DateTimeOffset OpensAt(string chat) =>
        young.TryGetValue(chat, out var last) || old.TryGetValue(chat, out last) ? last + interval : DateTimeOffset.MinValue;

    public void Add(string chat, DateTimeOffset now)
    {
        if (now - bornAt > interval)
        {
            (old, young) = (young, old);
            young.Clear();
            bornAt = now;
        }

        young[chat] = now;
    }
}
