using Bot.Content;
using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Subscribers;

/// <summary>Filters held against a table of subscribers, in the real database.</summary>
public sealed class AudienceQueries : IAsyncLifetime
{
    private readonly TestDatabase test = new();

    public async ValueTask InitializeAsync()
    {
        await AddAsync("plain");
        await AddAsync("farming", s => s with { Topics = ["agriculture"] });
        await AddAsync("both", s => s with { Topics = ["agriculture", "health"] });
        await AddAsync("village", s => s with { Region = "371324108215", Crops = ["wheat"] });
        await AddAsync("county", s => s with { Region = "371324", Crops = ["rice", "tea"] });
        await AddAsync("province", s => s with { Region = "37" });
        await AddAsync("henan", s => s with { Region = "41", Audience = "elder" });
        await AddAsync("group", s => s with { IsGroup = true, Audience = "farmer" });
        await AddAsync("web", s => s with { Address = new("webchat", "web") });
        await AddAsync("joining", s => s with { Status = SubscriberStatus.Joining });
        await AddAsync("stopped", s => s with { Status = SubscriberStatus.Stopped });
        await AddAsync("unreachable", s => s with { Status = SubscriberStatus.Unreachable });
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Theory]
    [InlineData("", "", "", "", "", "plain farming both village county province henan group web")] // only the active ones
    [InlineData("agriculture", "", "", "", "", "plain farming both village county province henan group web")] // no topics = all topics
    [InlineData("health", "", "", "", "", "plain both village county province henan group web")]
    [InlineData("safety", "", "", "", "", "plain village county province henan group web")]
    [InlineData("safety health", "", "", "", "", "plain both village county province henan group web")]
    [InlineData("", "37", "", "", "", "village county province")] // and everything inside it
    [InlineData("", "371324", "", "", "", "village county")]
    [InlineData("", "371324108215", "", "", "", "village")]
    [InlineData("", "370112", "", "", "", "")]
    [InlineData("", "41 371324108", "", "", "", "village henan")]
    [InlineData("", "999", "", "", "", "")] // a region nobody knows has nobody in it
    [InlineData("", "", "wheat", "", "", "plain farming both village province henan group web")] // who did not say is not left out
    [InlineData("", "", "rice wheat", "", "", "plain farming both village county province henan group web")]
    [InlineData("", "37", "tea", "", "", "county province")]
    [InlineData("", "", "", "elder", "", "plain farming both village county province henan web")]
    [InlineData("", "", "", "farmer", "", "plain farming both village county province group web")]
    [InlineData("", "", "", "", "webchat", "web")]
    [InlineData("", "", "", "", "telegram webchat", "plain farming both village county province henan group web")]
    [InlineData("", "", "", "", "wechat", "")]
    [InlineData("health", "37 41", "wheat", "elder", "telegram", "village province henan")]
    [InlineData("o'brien", "", "\"; drop table subscribers; --", "", "", "plain province henan group web")] // a filter is data
    public async Task A_filter_finds_whom_it_means(string topics, string regions, string crops, string audiences, string channels, string expected)
    {
        var filter = new AudienceFilter { Topics = List(topics), Regions = List(regions), Crops = List(crops), Audiences = List(audiences), Channels = List(channels) };
        var query = new AudienceQuery(filter, Places.Tree);
        var found = await test.Database.ReadAsync(s => s.QueryAsync<string>($"select s.name from subscribers s where {query.Sql} order by s.id", query.Parameters));
        string.Join(' ', found).ShouldBe(expected);

        (await Store.CountAsync(query)).ShouldBe(found.Count);
        using var counts = new PeopleCounts(test.Database);
        var groups = await counts.GroupsAsync(filter, Places.Tree);
        var counted = await test.Database.ReadAsync(s => s.QueryAsync<(string, string, long)>(
            $"select s.traits_key, s.channel, count(*) from subscribers s where {query.Sql} group by s.traits_key, s.channel order by s.traits_key, s.channel", query.Parameters));
        groups.SelectMany(g => g.PerChannel.Select(c => (g.Key, c.Key, c.Value))).ShouldBe(counted);
    }

    [Fact]
    public async Task A_province_of_ten_thousand_villages_is_one_filter()
    {
        var villages = Enumerable.Range(0, 10_000).Select(i => $"v{i}").ToArray();
        var found = await Store.CountAsync(new(new() { Regions = [.. villages, "371324108215"] }, Places.Tree));
        found.ShouldBe(1);
    }

    private SqlSubscriberStore Store => new(test.Database, test.News);

    private Task AddAsync(string name, Func<Subscriber, Subscriber>? with = null)
    {
        var plain = new Subscriber { Address = new("telegram", name), Name = name, Locale = "zh-CN", Status = SubscriberStatus.Active };
        return Store.SaveAsync(with is null ? plain : with(plain));
    }

    private static string[] List(string text) => text.Contains(';', StringComparison.Ordinal) ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
