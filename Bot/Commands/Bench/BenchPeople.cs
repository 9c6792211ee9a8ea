using System.Globalization;
using Bot.Content;
using Bot.Subscribers;

namespace Bot.Commands.Bench;

/// <summary>People as a county has them: most of one county, farmers first, with a few of the usual crops; the same ones every time.</summary>
internal sealed class BenchPeople(ContentCatalog catalog, DateTimeOffset now)
{
    private const string Surnames = "王李张刘陈杨赵黄周吴";
    private const string GivenNames = "秀英桂兰建国玉梅志强海燕文军晓明";

    private readonly Random random = new(1);
    private readonly string[] home = Home(catalog);
    private readonly string[] everywhere = [.. catalog.Regions.Roots.SelectMany(catalog.Regions.Subtree)];
    private readonly string[] crops = [.. catalog.Crops.Keys];
    private readonly string[] topics = [.. catalog.Topics.Keys];

    public Subscriber Next(int number)
    {
        var audience = Audience();
        return new()
        {
            Address = new(number % 5 == 0 ? "telegram" : "webchat", (1_000_000_000L + number).ToString(CultureInfo.InvariantCulture)),
            Name = $"{Surnames[random.Next(Surnames.Length)]}{GivenNames[random.Next(GivenNames.Length)]}",
            Locale = random.Next(50) == 0 ? "en" : "zh-CN",
            Region = random.Next(100) switch { < 5 => null, < 75 => One(home), _ => One(everywhere) },
            Audience = audience,
            Crops = audience is "farmer" or null ? Crops() : [],
            Topics = random.Next(10) < 4 ? [] : [.. topics.Where(_ => random.Next(2) == 0).DefaultIfEmpty(topics[0])],
            Unit = random.Next(3) == 0 ? $"U{random.Next(200)}" : null,
            Status = random.Next(100) switch { < 3 => SubscriberStatus.Stopped, < 4 => SubscriberStatus.Unreachable, < 5 => SubscriberStatus.Joining, _ => SubscriberStatus.Active },
            Since = now.AddMinutes(-random.Next(400 * 24 * 60)),
        };
    }

    private string? Audience() => random.Next(100) switch
    {
        < 10 => null,
        < 58 => "farmer",
        < 78 => "elder",
        < 92 => "worker",
        < 97 => "student",
        _ => "official",
    };

    /// <summary>None up to four of them; those at the head of the list are grown much more often than those at its end.</summary>
    private IReadOnlyList<string> Crops() => [.. Enumerable.Range(0, random.Next(5)).Select(_ => crops[(int)(crops.Length * Math.Pow(random.NextDouble(), 2.5))]).Distinct()];

    private string One(string[] values) => values[random.Next(values.Length)];

    /// <summary>The county of which the folder has the most places, with all of them.</summary>
    private static string[] Home(ContentCatalog catalog) =>
        catalog.Regions.Roots.SelectMany(r => catalog.Regions.Find(r)!.Children).Select(c => catalog.Regions.Subtree(c).ToArray()).MaxBy(c => c.Length) ?? [.. catalog.Regions.Roots];
}
