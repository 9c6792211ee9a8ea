using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Subscribers;

public sealed class SqlSubscriberStoreTests : SubscriberStoreContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override ISubscriberStore Store => new SqlSubscriberStore(test.Database, test.News);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
