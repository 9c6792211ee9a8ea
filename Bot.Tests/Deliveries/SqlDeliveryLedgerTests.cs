using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Deliveries;

public sealed class SqlDeliveryLedgerTests : DeliveryLedgerContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override ISubscriberStore Subscribers => new SqlSubscriberStore(test.Database, test.News);

    private protected override IDeliveryLedger Ledger => new SqlDeliveryLedger(test.Database, Subscribers);

    private protected override Crowd Crowd => new(Subscribers, new SqlBroadcastStore(test.Database), Ledger);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
