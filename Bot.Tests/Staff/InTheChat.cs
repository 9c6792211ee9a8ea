using System.Text.RegularExpressions;
using Bot.Broadcasts;
using Bot.Schedules;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>Staff in their own chat, and the calendar's decisions.</summary>
public class InTheChat
{
    [Fact]
    public async Task A_linked_reviewer_is_asked_in_the_chat_approves_there_and_others_find_no_such_words()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("frost");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(3));
        var wang = telegram.NewUser("Wang", "en", started: true);
        var nobody = telegram.NewUser("Nobody", "en", started: true);
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");
        var link = await reviewer.LinkCommandAsync();

        telegram.Says(nobody, "/today");
        (await telegram.NextMessageAsync(nobody.Id)).Text.ShouldContain("did not understand");
        telegram.Says(wang, link);
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("Linked, Reviewer");
        telegram.Says(nobody, link);
        (await telegram.NextMessageAsync(nobody.Id)).Text.ShouldContain("did not understand", customMessage: "a code is good once");
        telegram.Says(wang, "/stats");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("3 people get tips");
        telegram.Says(wang, "/today");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("Today");
        telegram.Says(wang, "/pause");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("Nothing is being sent");
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, TestContext.Current.CancellationToken); // the bell has looked once

        var draft = await editor.DoAsync("/staff/compose", ("tip", "frost"));
        var id = long.Parse(Regex.Match(await editor.DoAsync($"{draft}/submit"), "/broadcasts/([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("标题 frost");
        var question = await telegram.NextMessageAsync(wang.Id);
        telegram.Taps(wang, question, "Approve");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("is approved");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
    }

    [Fact]
    public async Task A_tip_is_found_weighed_and_sent_from_the_chat_with_four_eyes()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("frost").Tip("salt", "health");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(3));
        var li = telegram.NewUser("Li", "en", started: true);
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Li");
        await SaysAsync(telegram, li, await reviewer.LinkCommandAsync());

        (await SaysAsync(telegram, li, "/send nothing-like-it")).Text.ShouldContain("Nothing found");
        telegram.Taps(li, await SaysAsync(telegram, li, "/send frost"), "标题 frost");
        (await telegram.NextMessageAsync(li.Id)).Text.ShouldContain("正文");
        var sheet = await telegram.NextMessageAsync(li.Id);
        sheet.Text.ShouldContain("To 3 people");
        telegram.Taps(li, sheet, "Send to 3 people");
        (await telegram.NextMessageAsync(li.Id)).Text.ShouldContain("is being sent");
        telegram.Taps(li, sheet, "Send to 3 people");
        (await telegram.NextMessageAsync(li.Id)).Text.ShouldContain("is being sent", customMessage: "tapped twice it is the same broadcast");
        var sent = (await bot.Get<IBroadcastStore>().ListAsync(5)).ShouldHaveSingleItem();
        await bot.BecomesAsync(sent.Id, BroadcastStatus.Completed);

        telegram.Taps(li, await SaysAsync(telegram, li, "/send salt"), "标题 salt");
        await telegram.NextMessageAsync(li.Id);
        telegram.Taps(li, await telegram.NextMessageAsync(li.Id), "Submit for approval");
        (await telegram.NextMessageAsync(li.Id)).Text.ShouldContain("when a colleague approves it");
        (await bot.Get<IBroadcastStore>().ListAsync(5))[0].Status.ShouldBe(BroadcastStatus.Draft, "health takes two, whoever sends it");
        telegram.Taps(li, await SaysAsync(telegram, li, "/send frost"), "标题 frost");
        await telegram.NextMessageAsync(li.Id);
        telegram.Taps(li, await telegram.NextMessageAsync(li.Id), "Do not send");
        (await telegram.NextMessageAsync(li.Id)).Text.ShouldContain("not sent");
    }

    private static Task<SentMessage> SaysAsync(FakeTelegram telegram, FakeUser user, string text)
    {
        telegram.Says(user, text);
        return telegram.NextMessageAsync(user.Id);
    }

    [Fact]
    public async Task What_is_skipped_in_the_calendar_is_not_sent_unless_that_is_taken_back()
    {
        using var content = new ContentFolder().Tip("frost").Schedules("  - {id: daily, when: \"0 8 * * *\", what: {next: agriculture}}");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor);
        var due = bot.Get<Bot.Content.ContentLibrary>().Current.Schedules[0].When.After(TimeProvider.System.GetUtcNow()).First();
        (string, string)[] fields = [("schedule", "daily"), ("due", due.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture))];

        await editor.DoAsync("/staff/calendar/skip", fields);
        (await bot.Get<IOccurrenceStore>().ExistsAsync("daily", due)).ShouldBeTrue(); // accounted for: nothing will be made of it
        (await editor.PageAsync($"/staff/calendar?month={TimeZoneInfo.ConvertTime(due, bot.Get<TimeZoneInfo>()):yyyy-MM}")).ShouldContain("Send it after all");
        await editor.DoAsync("/staff/calendar/unskip", fields);
        (await bot.Get<IOccurrenceStore>().ExistsAsync("daily", due)).ShouldBeFalse();

        (await editor.PostAsync("/staff/calendar/skip", ("schedule", "daily"), ("due", "12345"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
