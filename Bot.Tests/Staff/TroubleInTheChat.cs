using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>What linked staff are told of in their own chat, and what they do about it right there.</summary>
public sealed class TroubleInTheChat : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task What_failed_for_many_is_told_with_what_sending_again_does_and_a_button_for_whoever_may()
    {
        var people = telegram.NewUsers(4);
        await bot.SubscribeAsync(people);
        var editor = await LinkedAsync(Role.Editor);
        var viewer = await LinkedAsync(Role.Viewer);
        telegram.DeletesAccount(people[0]);
        await bot.BecomesAsync(await bot.BroadcastAsync("frost"), BroadcastStatus.Completed);

        (await NextAsync(viewer)).Buttons.ShouldBeEmpty();
        var told = await NextAsync(editor);
        told.Text.ShouldContain("1 of 4 deliveries failed");
        told.Text.ShouldContain("A new broadcast goes to the 1 people whom it did not reach");
        told.Text.ShouldContain("1 of them have unsubscribed, blocked the bot, or are gone");
        telegram.Taps(editor, told, "Retry what failed");
        (await telegram.NextMessageAsync(editor.Id)).Text.ShouldContain("is being sent again");
        (await bot.Get<IBroadcastStore>().ListAsync(5)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_paused_itself_goes_on_from_the_chat()
    {
        var people = telegram.NewUsers(130);
        await bot.SubscribeAsync(people);
        var editor = await LinkedAsync(Role.Editor);
        foreach (var person in people)
        {
            telegram.DeletesAccount(person);
        }

        var id = await bot.BroadcastAsync("frost");
        await bot.BecomesAsync(id, BroadcastStatus.Paused);
        var told = await NextAsync(editor);
        told.Text.ShouldContain("paused itself");
        told.Text.ShouldContain("Sending goes on where it stopped");

        telegram.Taps(editor, told, "Go on");

        (await telegram.NextMessageAsync(editor.Id)).Text.ShouldContain("goes on");
        await Eventually.HoldsAsync(async () => (await bot.ReportAsync(id)).Counts[DeliveryState.Failed] == 130, "the others to be tried");
    }

    [Fact]
    public async Task Whoever_approves_in_the_chat_sees_to_whom_it_goes_how_many_they_are_and_when()
    {
        await bot.SubscribeAsync(telegram.NewUsers(3));
        var reviewer = await LinkedAsync(Role.Reviewer);
        using var author = await StaffVisitor.JoinAsync(bot, Role.Editor, "Author");
        var draft = await author.DoAsync("/staff/compose", ("tip", "frost"));
        await author.DoAsync(draft, ("topics", "agriculture"), ("urgent", "yes"));

        await author.DoAsync($"{draft}/submit");

        await NextAsync(reviewer);
        var asked = (await NextAsync(reviewer)).Text;
        asked.ShouldContain("written by Author");
        asked.ShouldContain("Topics: Farming");
        asked.ShouldContain("it reaches 3 people");
        asked.ShouldContain("at once after approval");
        asked.ShouldContain("Urgent");
    }

    /// <summary>What the bell says next; it rings every five seconds.</summary>
    private Task<SentMessage> NextAsync(FakeUser person) => telegram.NextMessageAsync(person.Id, timeout: TimeSpan.FromSeconds(15));

    /// <summary>Somebody of staff with a chat, and a bell that knows what was there before.</summary>
    private async Task<FakeUser> LinkedAsync(Role role)
    {
        using var member = await StaffVisitor.JoinAsync(bot, role);
        var person = telegram.NewUser(role.ToString(), "en", started: true);
        telegram.Says(person, await member.LinkCommandAsync());
        await telegram.NextMessageAsync(person.Id);
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, TestContext.Current.CancellationToken);
        return person;
    }
}
