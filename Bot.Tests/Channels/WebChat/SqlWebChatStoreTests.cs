using Bot.Channels.WebChat;
using Bot.Tests.Builders;

namespace Bot.Tests.Channels.WebChat;

public sealed class SqlWebChatStoreTests : WebChatStoreContract, IAsyncDisposable
{
    private readonly TestDatabase test = new();

    private protected override IWebChatStore Store => new SqlWebChatStore(test.Database);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
