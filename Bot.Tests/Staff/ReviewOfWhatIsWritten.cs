using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>Where nothing unreviewed may leave, writing something in the console is not reviewing it.</summary>
public class ReviewOfWhatIsWritten
{
    private static readonly (string, string)[] Fields =
    [
        ("topic", "agriculture"), ("title", "今晚有霜"), ("summary", "盖好菜苗。"), ("body", "今晚零下二度。"),
        ("source-publisher", "县气象局"), ("source-title", "霜冻预警"), ("source-url", "https://example.org/frost"), ("next", "check"),
    ];

    [Fact]
    public async Task It_waits_for_a_second_person_whoever_wrote_it_and_leaves_when_they_have_approved()
    {
        using var content = new ContentFolder();
        await using var telegram = await FakeTelegram.StartAsync();
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Content:RequireReview"] = "true" });
        await bot.SubscribeAsync(telegram.NewUsers(2));
        using var author = await StaffVisitor.JoinAsync(bot, Role.Admin, "Author");
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");

        var draft = await author.DoAsync("/staff/compose");
        await author.DoAsync(draft, Fields);
        (await author.PageAsync($"{draft}/check")).ShouldContain("Submit for approval");
        var page = await author.DoAsync($"{draft}/submit");
        var id = long.Parse(page.Split('/', '?')[3], System.Globalization.CultureInfo.InvariantCulture);

        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Draft);
        (await author.PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        telegram.Messages.ShouldBeEmpty();
        await reviewer.DoAsync($"/staff/broadcasts/{id}/approve");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_it_may_leave_unreviewed_the_sheet_says_that_nobody_has_reviewed_it()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var author = await StaffVisitor.JoinAsync(bot, Role.Admin, "Author");

        var draft = await author.DoAsync("/staff/compose");
        await author.DoAsync(draft, Fields);

        (await author.PageAsync($"{draft}/check")).ShouldContain("Nobody who knows the subject has reviewed");
    }
}
