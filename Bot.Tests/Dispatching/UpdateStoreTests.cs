using Bot.Dispatching;
using Bot.Messaging;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;

namespace Bot.Tests.Dispatching;

public sealed class UpdateStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly ContentFolder content = new();
    private BotUnderTest bot = null!;

    private IUpdateStore Store => bot.Get<IUpdateStore>();

    public async ValueTask InitializeAsync() => bot = await BotUnderTest.StartAsync(content);

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task An_update_is_new_once_in_each_channel()
    {
        (await Store.AddAsync([Update("1"), Update("1"), Update("1", "webchat")], Now)).Select(u => u.Channel).ShouldBe(["telegram", "webchat"]);
        (await Store.AddAsync([Update("1"), Update("2")], Now)).Select(u => u.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Open_updates_come_in_the_order_in_which_they_were_received()
    {
        await Store.AddAsync([Update("9"), Update("10"), Update("100")], Now);
        await Store.AddAsync([Update("8")], Now.AddSeconds(1));

        (await Store.ListOpenAsync()).Select(u => u.Id).ShouldBe(["9", "10", "100", "8"]);
    }

    [Fact]
    public async Task A_closed_update_is_not_open_and_is_forgotten_in_time()
    {
        await Store.AddAsync([Update("1"), Update("2"), Update("3")], Now);
        await Store.CloseAsync(Update("1"), UpdateOutcome.Handled, null, Now);
        await Store.CloseAsync(Update("2"), UpdateOutcome.Failed, "a bug", Now);
        (await Store.ListOpenAsync()).Select(u => u.Id).ShouldBe(["3"]);

        (await Store.ForgetAsync(Now)).ShouldBe(0, "not those of that very instant");
        (await Store.ForgetAsync(Now.AddDays(1))).ShouldBe(2, "and never those that are open");
        (await Store.AddAsync([Update("1"), Update("3")], Now)).Select(u => u.Id).ShouldBe(["1"]);
    }

    private static InboundUpdate Update(string id, string channel = "telegram") => new(channel, id, "{}");
}
