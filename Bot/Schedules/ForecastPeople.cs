using Bot.Content;

namespace Bot.Schedules;

/// <summary>The people while a forecast is played: what they are given in it, and how many messages they have on each day.</summary>
internal sealed class ForecastPeople(ForecastGround ground, ContentCatalog catalog)
{
    private readonly Dictionary<string, ForecastTips> tips = [];
    private readonly Dictionary<DateOnly, int[]> messages = [];

    /// <summary>The tips of a topic.</summary>
    public ForecastTips Tips(string topic) => tips.TryGetValue(topic, out var own) ? own : tips[topic] = new(ground.Tips(topic), catalog);

    /// <summary>Notes a message to each of them on a day.</summary>
    /// <returns>How many of them have more than so many by now.</returns>
    public long CountUp(IReadOnlyList<Takers> to, DateOnly day, int max)
    {
        if (!messages.TryGetValue(day, out var counts))
        {
            messages[day] = counts = new int[ground.Kinds];
        }

        var over = 0L;
        foreach (var (alike, _, numbers) in to)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                over += ++counts[numbers[i]] > max ? alike.Groups[i].Count : 0;
            }
        }

        return over;
    }
}
