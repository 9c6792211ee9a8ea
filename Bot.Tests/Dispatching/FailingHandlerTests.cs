using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers;
using Bot.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Dispatching;

/// <summary>A handler that fails costs one answer and nothing else.</summary>
public class FailingHandlerTests : TelegramJourney
{
    public FailingHandlerTests() => ErrorsAreExpected = true;

    [Theory]
    [InlineData("/boom", "InvalidOperationException: a bug")]
    [InlineData("/hang", "TaskCanceledException: a call was given up")]
    public async Task The_person_gets_an_apology_and_staff_the_whole_error(string command, string error)
    {
        var apology = await SaysAsync(Wang, command);

        var (id, state, stored) = (await QueryAsync<(string Id, long State, string Error)>("select id, state, error from updates")).Single();
        apology.Text.ShouldBe($"对不起，刚才出了点问题，没有办成。请过一会儿再试一次。（编号 {id}）");
        state.ShouldBe((int)UpdateOutcome.Failed);
        stored.ShouldContain(error);
        stored.ShouldContain(nameof(Breaks), customMessage: "where it happened");
        Bot.Log.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_apology_is_in_the_persons_language() =>
        (await SaysAsync(Telegram.NewUser("Ann", "en"), "/boom")).Text.ShouldStartWith("Sorry, something went wrong");

    [Fact]
    public async Task What_it_had_written_by_then_is_rolled_back()
    {
        await SubscribesAsync(Wang);

        await SaysAsync(Wang, "/boom");

        (await KnownAsync(Wang)).Unit.ShouldBeNull();
        (await QueryAsync<long>("select count(*) from subscribers")).Single().ShouldBe(1);
    }

    [Fact]
    public async Task The_next_update_of_the_same_person_is_handled()
    {
        Telegram.Says(Wang, "/boom");
        Telegram.Says(Wang, "/help");

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("对不起");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
    }

    [Fact]
    public async Task A_failed_update_is_not_tried_again_after_a_restart()
    {
        await SaysAsync(Wang, "/boom");
        await Bot.StopAsync();
        await Bot.StartAsync();

        (await SaysAsync(Wang, "/help")).Text.ShouldContain("您可以发这些字");

        Telegram.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_update_that_cannot_even_be_read_is_recorded_as_failed()
    {
        await Bot.Get<IUpdateSink>().AcceptAsync([new("telegram", "1", "{ not JSON")], TestContext.Current.CancellationToken);

        await Fakes.Eventually.HoldsAsync(
            async () => (await QueryAsync<long>("select count(*) from updates where state = 2 and error like '%Json%'")).Single() == 1, "it is recorded");
    }

    [Fact]
    public async Task What_was_handled_stays_handled_when_its_answer_cannot_be_given()
    {
        using (new Fakes.FullDisk(Bot, "insert", "webchat_messages"))
        {
            await Bot.Get<IUpdateSink>().AcceptAsync([new("webchat", "1", """{"address": "wang", "text": "/start"}""")], TestContext.Current.CancellationToken);
            await Fakes.Eventually.HoldsAsync(() => Bot.Log.Any(line => line.Contains("could not be answered", StringComparison.Ordinal)), "the log says so");
        }

        (await QueryAsync<long>("select state from updates")).Single().ShouldBe((int)UpdateOutcome.Handled);
        (await Bot.Get<ISubscriberStore>().FindAsync(new("webchat", "wang"))).ShouldNotBeNull();
    }

    private protected override void AddServices(IServiceCollection services) => services.AddSingleton<IUpdateHandler, Breaks>();

    /// <summary>Writes something, and then breaks.</summary>
    private sealed class Breaks(ISubscriberStore store, TimeProvider time) : IUpdateHandler
    {
        public IReadOnlyList<string> Handles => ["boom", "hang"];

        public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
        {
            var somebody = new Subscriber { Address = new("telegram", "4711"), Locale = "en", Since = time.GetUtcNow() };
            await store.SaveAsync(somebody);
            if (await store.FindAsync(request.Update.Conversation) is { } person)
            {
                await store.SaveAsync(person with { Unit = "half done" });
            }

            throw request.Command == "boom" ? new InvalidOperationException("a bug") : new TaskCanceledException("a call was given up");
        }
    }
}
