using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

public sealed class SqlOccurrenceStoreTests : OccurrenceStoreContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override IOccurrenceStore Store => new SqlOccurrenceStore(test.Database);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
