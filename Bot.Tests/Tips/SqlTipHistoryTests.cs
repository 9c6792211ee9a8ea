using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Subscribers;
using Bot.Tests.Builders;
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
}
