using Bot.Dispatching;
using Bot.Tests.Builders;

namespace Bot.Tests.Dispatching;

public sealed class SqlUpdateStoreTests : UpdateStoreContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override IUpdateStore Store => new SqlUpdateStore(test.Database);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
