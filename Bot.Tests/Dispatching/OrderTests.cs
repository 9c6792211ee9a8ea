using Bot.Content.Rendering;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Tests.Fakes;
using Bot.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Dispatching;

/// <summary>In order within a conversation, side by side across conversations.</summary>
public class OrderTests : TelegramJourney
{
    private protected override ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    private protected override Dictionary<string, string?> Settings => new() { ["Telegram:MessagesPerChatPerSecond"] = "1" };

    [Fact]
    public async Task Many_quick_messages_are_answered_in_their_order()
    {
        var people = Enumerable.Range(0, 4).Select(i => Telegram.NewUser($"{i}")).ToArray();
        for (var i = 0; i < 50; i++)
        {
            foreach (var person in people)
            {
                Telegram.Says(person, $"/echo {i}");
            }
        }

        await ClockRunsUntilAsync(() => Telegram.Messages.Count == 200, "all have their answers");

        foreach (var person in people)
        {
            Telegram.Messages.Where(m => m.ChatId == person.Id).Select(m => m.Text).ShouldBe(Enumerable.Range(0, 50).Select(i => $"{i}"));
        }
    }

    [Fact]
    public async Task A_conversation_that_has_to_wait_does_not_hold_up_another()
    {
        var li = Telegram.NewUser("李");
        Telegram.Says(Wang, "/echo 1");
        Telegram.Says(Wang, "/echo 2"); // not before a second has passed
        await Telegram.NextMessageAsync(Wang.Id);

        (await SaysAsync(li, "/echo 3")).Text.ShouldBe("3");

        Telegram.Messages.Count(m => m.ChatId == Wang.Id).ShouldBe(1);
        await ClockRunsUntilAsync(() => Telegram.Messages.Count == 3, "王 has waited long enough");
    }

    private protected override void AddServices(IServiceCollection services) => services.AddSingleton<IUpdateHandler, Echo>();

    private Task ClockRunsUntilAsync(Func<bool> condition, string what) => Eventually.HoldsAsync(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1.1));
            return condition();
        },
        what);

    private sealed class Echo : IUpdateHandler
    {
        public IReadOnlyList<string> Handles => ["echo"];

        public Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Reply>>([new(new OutboundMessage(MarkdownRenderer.Render(request.Argument)))]);
    }
}
