using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tips;

namespace Bot.Tests.Tips;

public sealed class SqlTipHistoryTests : TipHistoryContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override ITipHistory History => new SqlTipHistory(test.Database, Instants.Shanghai, TimeProvider.System);

    private protected override Crowd Crowd
    {
        get
        {
            var subscribers = new SqlSubscriberStore(test.Database, test.News);
            return new(subscribers, new SqlBroadcastStore(test.Database), new SqlDeliveryLedger(test.Database, subscribers));
        }
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Of_traits_what_began_since_is_added_and_without_it_the_answer_stays_the_same()
    {
        using var history = new SqlTipHistory(test.Database, Instants.Shanghai, new ManualClock(Crowd.Now));
        await BeganAsync("wheat", -3, "37||wheat", "41||wheat");
        await BeganAsync("salt", -2);
        var before = await history.OfTraitsAsync(TestContext.Current.CancellationToken);
        (await history.OfTraitsAsync(TestContext.Current.CancellationToken)).ShouldBeSameAs(before);
        await BeganAsync("wheat", -1, "37||wheat");
        var after = await history.OfTraitsAsync(TestContext.Current.CancellationToken);
        Times(before, "37||wheat", "wheat", "salt").ShouldBe([Day(-3), Day(-2)]);
        Times(after, "37||wheat", "wheat", "salt").ShouldBe([Day(-1), Day(-2)]);
        Times(after, "41||wheat", "wheat", "salt").ShouldBe([Day(-3), Day(-2)]);
        Times(after, "||", "wheat", "salt").ShouldBe([null, Day(-2)]);
    }

    [Fact]
    public async Task Of_traits_what_is_gone_from_the_database_is_forgotten()
    {
        using var history = new SqlTipHistory(test.Database, Instants.Shanghai, new ManualClock(Crowd.Now));
        await BeganAsync("wheat", -3, "37||");
        await BeganAsync("wheat", -1, "37||");
        Times(await history.OfTraitsAsync(TestContext.Current.CancellationToken), "37||", "wheat").ShouldBe([Day(-1)]);
        await test.Database.WriteAsync(s => s.ExecuteAsync("delete from broadcast_traits where broadcast_id = 2"));
        await test.Database.WriteAsync(s => s.ExecuteAsync("delete from broadcasts where id = 2"));
        Times(await history.OfTraitsAsync(TestContext.Current.CancellationToken), "37||", "wheat").ShouldBe([Day(-3)]);
    }

    [Fact]
    public async Task Of_traits_only_two_rounds_of_the_year_count()
    {
        var clock = new ManualClock(Crowd.Now);
        using var history = new SqlTipHistory(test.Database, Instants.Shanghai, clock);
        await BeganAsync("wheat", -799, "37||");
        Times(await history.OfTraitsAsync(TestContext.Current.CancellationToken), "37||", "wheat").ShouldBe([Day(-799)]);
        clock.Advance(TimeSpan.FromDays(2));
        Times(await history.OfTraitsAsync(TestContext.Current.CancellationToken), "37||", "wheat").ShouldBe([null]);
    }

    [Fact]
    public async Task Of_traits_reading_can_be_stopped_and_begun_again()
    {
        using var history = new SqlTipHistory(test.Database, Instants.Shanghai, new ManualClock(Crowd.Now));
        await BeganAsync("wheat", -3, "37||");
        await Should.ThrowAsync<OperationCanceledException>(() => history.OfTraitsAsync(new CancellationToken(canceled: true)));
        Times(await history.OfTraitsAsync(TestContext.Current.CancellationToken), "37||", "wheat").ShouldBe([Day(-3)]);
    }

    private static DateTimeOffset Day(int days) => Crowd.Now.AddDays(days);

    private static IEnumerable<DateTimeOffset?> Times(TraitsHistory history, string traits, params string[] tips) => tips.Select(tip => history.LastGiven(traits, tip));

    /// <summary>A broadcast that began some days ago, to people of these traits; none = to everybody it fits.</summary>
    private async Task BeganAsync(string tip, int days, params string[] traits)
    {
        var broadcasts = new SqlBroadcastStore(test.Database);
        var added = (await broadcasts.AddAsync(new()
        {
            Content = tip, Title = tip, Audience = AudienceFilter.Everyone, Status = BroadcastStatus.Scheduled, CreatedAt = Day(days), DueAt = Day(days), StaleAt = Day(days + 1),
        }))!;
        await broadcasts.SetTraitsAsync(added.Id, traits);
        await broadcasts.MoveAsync(added.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, Day(days));
    }
}
