using Bot.Content;
using Bot.Messaging;
using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Subscribers;

/// <summary>What was counted once is counted again when it is no longer right, and only then.</summary>
public sealed class CountingPeople : IAsyncDisposable
{
    private static readonly AudienceFilter OfHealth = new() { Topics = ["health"] };
    private static readonly ChannelAddress Wang = new("telegram", "wang");

    private readonly TestDatabase test = new();
    private readonly PeopleCounts counts;

    public CountingPeople() => counts = new(test.Database);

    private SqlSubscriberStore Store => new(test.Database, test.News);

    public ValueTask DisposeAsync()
    {
        counts.Dispose();
        return test.DisposeAsync();
    }

    [Theory]
    [InlineData("joins", "37|| telegram 1, 41|| telegram 1")]
    [InlineData("moves house", "41|| telegram 1")]
    [InlineData("chooses other topics", "")]
    [InlineData("comes again in a list", "41|| telegram 1")]
    [InlineData("stops", "")]
    [InlineData("is deleted", "")]
    [InlineData("goes to another channel", "37|| webchat 1")]
    public async Task Whatever_changes_about_somebody_is_in_the_next_count(string what, string expected)
    {
        var wang = await Store.SaveAsync(Person("wang"));
        (await CountAsync()).ShouldBe("37|| telegram 1");

        await (what switch
        {
            "joins" => Store.SaveAsync(Person("li") with { Region = "41" }),
            "moves house" => Store.SaveAsync(wang with { Region = "41" }),
            "chooses other topics" => Store.SaveAsync(wang with { Topics = ["agriculture"] }),
            "comes again in a list" => Store.MergeAsync([wang with { Region = "41" }]),
            "stops" => Store.SetStatusAsync(Wang, SubscriberStatus.Stopped, null),
            "is deleted" => Store.DeleteAsync(Wang),
            _ => Store.MoveAsync(Wang, new("webchat", "wang")),
        });

        (await CountAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task As_long_as_nobody_changes_it_is_the_same_list()
    {
        await Store.SaveAsync(Person("wang"));
        var first = await counts.GroupsAsync(OfHealth, Places.Tree);
        (await counts.GroupsAsync(OfHealth with { }, Places.Tree)).ShouldBeSameAs(first);
        (await counts.GroupsAsync(OfHealth with { Regions = ["41"] }, Places.Tree)).ShouldBeEmpty();
        await Store.SaveAsync(Person("li"));
        (await counts.GroupsAsync(OfHealth, Places.Tree)).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task What_was_counted_in_a_write_that_failed_is_not_kept()
    {
        await Store.SaveAsync(Person("wang"));
        var failing = test.Database.WriteAsync<bool>(async _ =>
        {
            await Store.SaveAsync(Person("li"));
            (await CountAsync()).ShouldBe("37|| telegram 2");
            throw new TimeoutException("of the test's own");
        });
        (await failing.ShouldThrowAsync<TimeoutException>()).Message.ShouldBe("of the test's own");
        (await CountAsync()).ShouldBe("37|| telegram 1");
    }

    private static Subscriber Person(string name) =>
        new() { Address = new("telegram", name), Locale = "zh-CN", Status = SubscriberStatus.Active, Topics = ["health"], Region = "37" };

    private async Task<string> CountAsync() =>
        string.Join(", ", (await counts.GroupsAsync(OfHealth, Places.Tree)).SelectMany(g => g.PerChannel.Select(c => $"{g.Key} {c.Key} {c.Value}")));
}
