using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>What stands on a page is found by the words it stands there with.</summary>
public class SearchingWhatIsRead
{
    [Fact]
    public async Task Reasons_and_acts_are_found_by_their_sentences_in_ones_own_language()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("frost");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin);
        var gone = telegram.NewUser("Gone", "en", started: true);
        await bot.SubscribeAsync([gone, .. telegram.NewUsers(2)]);
        telegram.DeletesAccount(gone);
        var id = await bot.BroadcastAsync("frost");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        await admin.DoAsync($"/staff/broadcasts/{id}/retry");

        foreach (var (locale, reason, other, act) in new[] { ("en", "blocked the bot", "no answer", "Retried"), ("zh-CN", "屏蔽", "回音", "重发") })
        {
            await admin.DoAsync("/staff/me/locale", ("locale", locale));
            var page = $"/staff/broadcasts/{id}/recipients?search=";
            (await admin.PageAsync(page + reason)).ShouldContain("/staff/subscribers/", customMessage: reason);
            (await admin.PageAsync(page + other)).ShouldNotContain("/staff/subscribers/", customMessage: other);
            (await admin.PageAsync("/staff/audit?search=" + act)).ShouldContain($"/staff/broadcasts/{id}", customMessage: act);
        }
    }
}
