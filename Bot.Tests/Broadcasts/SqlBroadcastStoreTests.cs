using Bot.Broadcasts;
using Bot.Tests.Builders;

namespace Bot.Tests.Broadcasts;

public sealed class SqlBroadcastStoreTests : BroadcastStoreContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override IBroadcastStore Store => new SqlBroadcastStore(test.Database);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
