using Bot.Content;
using Bot.Deliveries;
using Bot.Subscribers;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Deliveries;

/// <summary>Whom a broadcast goes to is written down once, and is exactly its audience.</summary>
public sealed class LedgerFreezeTests : IAsyncDisposable
{
    private static readonly RegionTree Regions = new(["37"], new Dictionary<string, Region>
    {
        ["37"] = new("37", null, new Dictionary<string, string>(), ["371324", "370112"]),
        ["371324"] = new("371324", "37", new Dictionary<string, string>(), []),
        ["370112"] = new("370112", "37", new Dictionary<string, string>(), []),
    });

    private readonly LedgerUnderTest under = new();

    private static Gen<string[]> Some(params string[] of) => Gen.SubListOf(of).Select(list => list.ToArray());

    private static Gen<AudienceFilter> AnyFilter { get; } =
        from topics in Some("agriculture", "health")
        from regions in Some("37", "371324", "370112")
        from audiences in Some("farmer", "elder")
        from crops in Some("wheat", "rice")
        from channels in Some("telegram", "webchat")
        select new AudienceFilter { Topics = topics, Regions = regions, Audiences = audiences, Crops = crops, Channels = channels };

    private static Gen<Func<Subscriber, Subscriber>> AnyTraits { get; } =
        from topics in Some("agriculture", "health")
        from region in Gen.Elements(null, "37", "371324", "370112")
        from audience in Gen.Elements(null, "farmer", "elder")
        from crops in Some("wheat", "rice")
        from status in Gen.Frequency((3, Gen.Constant(SubscriberStatus.Active)), (1, Gen.Elements(Enum.GetValues<SubscriberStatus>())))
        select (Func<Subscriber, Subscriber>)(s => s with { Topics = topics, Region = region, Audience = audience, Crops = crops, Status = status });

    [Fact]
    public async Task The_rows_are_exactly_the_audience()
    {
        var people = new List<Subscriber>();
        await under.Database.WriteAsync(async _ =>
        {
            foreach (var (traits, i) in AnyTraits.Sample(150).Select((t, i) => (t, i)))
            {
                people.Add(await under.AddAsync($"{i}", traits, i % 2 == 0 ? "telegram" : "webchat"));
            }
        });
        foreach (var filter in AnyFilter.Sample(60))
        {
            var broadcast = await under.BroadcastAsync(audience: filter, regions: Regions);
            var rows = await under.RowsAsync(broadcast);
            rows.Select(r => r.Subscriber).ShouldBe(people.Where(p => IsMeant(p, filter)).Select(p => p.Id), filter.ToString());
            rows.ShouldAllBe(r => r.State == DeliveryState.Pending && r.Attempts == 0 && r.Doubts == 0);
        }
    }

    [Fact]
    public async Task Who_joins_later_gets_nothing_of_it()
    {
        await under.AddManyAsync(3);
        var broadcast = await under.BroadcastAsync();
        await under.AddAsync("late");
        (await under.ClaimAsync(broadcast, 10)).Count.ShouldBe(3);
        (await under.RowsAsync(broadcast)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_in_it_twice_and_a_second_freeze_changes_nothing()
    {
        await under.AddManyAsync(3);
        var broadcast = await under.BroadcastAsync();
        await under.SettleAsync(_ => new(DeliveryState.Sent, LedgerUnderTest.Now) { MessageId = "1" }, await under.ClaimAsync(broadcast, 1));
        var before = await StandsAsync();
        await under.AddAsync("late");

        await Should.ThrowAsync<SqliteException>(() => under.Ledger.FreezeAsync(broadcast, new(AudienceFilter.Everyone, RegionTree.Empty)));
        (await StandsAsync()).ShouldBe(before);

        async Task<(long, DeliveryState, string?)[]> StandsAsync() => [.. (await under.RowsAsync(broadcast)).Select(r => (r.Subscriber, r.State, r.MessageId))];
    }

    [Fact]
    public async Task Two_broadcasts_have_rows_of_their_own()
    {
        await under.AddManyAsync(3);
        var (one, other) = (await under.BroadcastAsync(), await under.BroadcastAsync());
        await under.ClaimAsync(one, 3);
        (await under.RowsAsync(other)).ShouldAllBe(r => r.State == DeliveryState.Pending);
    }

    public ValueTask DisposeAsync() => under.DisposeAsync();

    /// <summary>What nobody said excludes nobody, but for the region.</summary>
    private static bool IsMeant(Subscriber person, AudienceFilter filter) =>
        person.Status == SubscriberStatus.Active
        && (filter.Topics.Count == 0 || person.Topics.Count == 0 || filter.Topics.Intersect(person.Topics).Any())
        && (filter.Regions.Count == 0 || filter.Regions.Any(r => Regions.IsWithin(person.Region, r)))
        && (filter.Audiences.Count == 0 || person.Audience is null || filter.Audiences.Contains(person.Audience))
        && (filter.Crops.Count == 0 || person.Crops.Count == 0 || filter.Crops.Intersect(person.Crops).Any())
        && (filter.Channels.Count == 0 || filter.Channels.Contains(person.Address.Channel));
}
