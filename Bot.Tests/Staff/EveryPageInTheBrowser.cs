using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Notices;
using Bot.Quizzes.Standings;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>Every page in a real browser: it fits, it is small, no sentence is missing, and no name of a stranger's runs.</summary>
public class EveryPageInTheBrowser(Chromium chromium)
{
    private const string Nasty = "<img src=x onerror=alert(1)>\"'</td><script>alert(1)</script>";

    [Theory]
    [InlineData(390, "zh-CN", false)]
    [InlineData(390, "en-US", true)]
    [InlineData(1440, "zh-CN", true)]
    [InlineData(1440, "en-US", false)]
    public async Task Every_page_fits_and_is_clean(int width, string locale, bool dark)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Real().Schedules("""
              - {id: morning-farming, when: "30 6 * * 1,3,5", what: {next: agriculture}}
              - {id: evening-health, when: "30 18 * * 2,4", what: {next: health}}
              - {id: rest, when: "0 9 * * 6", what: {next: safety}, paused: true}
            """).Write("quizzes/cup.yaml", """
            id: cup
            name: 向城镇健康知识竞赛
            english: Xiangcheng health contest
            rules: 每人一次。
            window: {from: "2026-01-01T08:00:00+08:00", until: "2036-01-01T20:00:00+08:00"}
            questions: [{take: 3, topic: health, points: 5}]
            """);
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var screen = new Screen(width, width < 600 ? 844 : 900, locale) { IsDark = dark };
        var (done, draft, person) = await FillAsync(bot, telegram);
        var asked = await AskAsync(bot);
        await PlayAsync(bot);
        var due = bot.Get<ContentLibrary>().Current.Schedules.Single(r => r.Id == "morning-farming").When.NextAfter(TimeProvider.System.GetUtcNow())!.Value.ToUnixTimeMilliseconds();
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "张敏");
        var me = (await bot.Get<StaffStore>().FindByNameAsync("张敏"))!.Member;
        await bot.Get<StaffStore>().SetLocaleAsync(me.Id, screen.IsChinese ? "zh-CN" : "en");
        await bot.Get<StaffStore>().AddAsync(new() { Name = Nasty[..40], Role = Role.Viewer, Locale = "en" }, "x");
        var composing = await admin.DoAsync("/staff/compose", ("tip", "less-salt"));
        var mine = await admin.DoAsync("/staff/compose");
        await Eventually.HoldsAsync(
            async () => (await bot.Get<EnquiryStore>().ListAsync(new() { Statuses = [EnquiryStatus.New] })).Count == 0, "every question is with somebody: a page that shows them loads itself anew when that changes");
        await using var stranger = await chromium.OpenConsoleAsync(bot.Address, screen);
        await using var tab = await chromium.OpenConsoleAsync(bot.Address, screen, admin.Cookie);

        await stranger.GoAsync("/staff/sign-in");
        await stranger.PhotographAsync($"sign-in-{screen}");
        await stranger.GoAsync($"/staff/join/{await bot.Get<Invites>().InviteAsync(Role.Editor, [], [], "张敏")}");
        await stranger.PhotographAsync($"join-{screen}");
        foreach (var (name, path) in new[]
        {
            ("today", "/staff"), ("calendar", "/staff/calendar"), ("calendar-next", $"/staff/calendar?month={NextMonth()}"), ("compose-1", "/staff/compose"), ("compose-2", composing), ("compose-2-written", mine), ("compose-3", $"{composing}/check"),
            ("broadcasts", "/staff/broadcasts"), ("broadcast", $"/staff/broadcasts/{done}"), ("broadcast-waiting", $"/staff/broadcasts/{draft}"), ("broadcast-recall", $"/staff/broadcasts/{done}/recall"),
            ("recipients", $"/staff/broadcasts/{done}/recipients"), ("subscribers", "/staff/subscribers"), ("subscriber", $"/staff/subscribers/{person}"), ("subscriber-delete", $"/staff/subscribers/{person}/delete"),
            ("import", "/staff/subscribers/import"), ("content", "/staff/content"), ("tip", "/staff/content/less-salt"), ("reports", "/staff/reports"),
            ("quizzes", "/staff/quizzes"), ("contest", "/staff/quizzes/cup"), ("items", "/staff/quizzes/cup/items"), ("question", "/staff/questions/salt-per-day"), ("regrade", "/staff/questions/salt-per-day/regrade"), ("correct", "/staff/questions/salt-per-day/correct"),
            ("calendar-move", $"/staff/calendar/move?schedule=morning-farming&due={due}"), ("enquiries", "/staff/enquiries?state=all"), ("enquiry-open", $"/staff/enquiries/{asked.Open}"), ("enquiry-answered", $"/staff/enquiries/{asked.Answered}"), ("enquiries-missing", "/staff/enquiries/missing"),
            ("staff", "/staff/staff"), ("member", "/staff/staff/1"), ("tokens", "/staff/tokens"), ("webhooks", "/staff/webhooks"), ("me", "/staff/me"), ("audit", "/staff/audit"), ("settings", "/staff/settings"),
        })
        {
            await tab.GoAsync(path);
            await tab.PhotographAsync($"{name}-{screen}");
        }

        foreach (var (name, path, status) in new[] { ("nowhere", "/staff/nowhere", 404), ("broadcast-missing", "/staff/broadcasts/999", 404), ("act-over", $"/staff/broadcasts/{done}/pause", 409) })
        {
            await tab.GoAsync(path, status);
            await tab.PhotographAsync($"{name}-{screen}");
        }

        tab.ShouldBeClean();
        stranger.ShouldBeClean();
    }

    /// <summary>People with and without nasty names, a broadcast that is done, one that waits, notices of every gravity.</summary>
    private static async Task<(long Done, long Draft, long Person)> FillAsync(BotUnderTest bot, FakeTelegram telegram)
    {
        var people = telegram.NewUsers(30);
        string[] names = ["王芳", "李建国", "张秀英", "刘洋", "陈静", Nasty];
        await bot.Get<Database>().WriteAsync(async _ =>
        {
            foreach (var (i, user) in people.Index())
            {
                await bot.Get<ISubscriberStore>().SaveAsync(new()
                {
                    Address = new("telegram", user.Id.ToString(CultureInfo.InvariantCulture)), Name = names[i % names.Length], Locale = "zh-CN", Region = i % 3 == 0 ? "371324" : "130528",
                    Status = SubscriberStatus.Active, Since = TimeProvider.System.GetUtcNow().AddDays(-i),
                });
            }
        });
        telegram.DeletesAccount(people[3]);
        var done = await bot.BroadcastAsync("less-salt");
        await bot.BecomesAsync(done, BroadcastStatus.Completed);
        await bot.Get<Tallies>().CountAsync(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
        await bot.Get<NoticeBoard>().PutAsync(new() { Key = "n1", Kind = NoticeKind.BroadcastPaused, Severity = NoticeSeverity.Urgent, Subject = $"broadcast/{done}", Text = "notice.broadcast-paused", Arguments = new Dictionary<string, Phrase> { ["title"] = Nasty, ["reason"] = Nasty } });
        await bot.Get<NoticeBoard>().PutAsync(new() { Key = "n2", Kind = NoticeKind.UpdateFailed, Severity = NoticeSeverity.Warning, Text = "notice.update-failed", Arguments = new Dictionary<string, Phrase> { ["channel"] = "telegram", ["id"] = "812", ["problem"] = Nasty } });
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "赵军");
        var path = await editor.DoAsync("/staff/compose", ("tip", "less-salt"));
        var submitted = await editor.DoAsync($"{path}/submit");
        var draft = long.Parse(submitted.Split('/', '?')[3], CultureInfo.InvariantCulture);
        var person = (await bot.Get<ISubscriberStore>().PageAsync(5, 1))[0].Id;
        return (done, draft, person);
    }

    /// <summary>A question that waits, asked twice and once by somebody nasty, and one that is answered.</summary>
    private static async Task<(long Open, long Answered)> AskAsync(BotUnderTest bot)
    {
        var desk = bot.Get<EnquiryDesk>();
        var open = await RaiseAsync("火龙果冬天怎么盖才不冻");
        await RaiseAsync("请问火龙果冬天咋盖才不冻呢");
        await RaiseAsync(Nasty);
        var answered = await RaiseAsync("核桃树怎么嫁接成活率高");
        await desk.AnswerAsync(answered, "春天**树液流动**以后接，成活率最高。\n\n- 接穗提前半个月采\n- 接好缠紧", "李老师");
        return (open, answered);

        async Task<long> RaiseAsync(string text)
        {
            var ask = await bot.Get<AskStore>().AddAsync(new()
            {
                UpdateKey = text, Address = new("webchat", $"visitor-{text.Length}"), Locale = "zh-CN", Text = text, Outcome = AskOutcome.Nothing, Region = "371324", AskedAt = TimeProvider.System.GetUtcNow().AddHours(-3),
            });
            return (await desk.RaiseAsync(ask)).Enquiry!.Id;
        }
    }

    /// <summary>A contest with a leader board, a doubtful key and somebody who was too fast.</summary>
    private static async Task PlayAsync(BotUnderTest bot)
    {
        var people = await bot.AnswersAsync("cup", ["salt-per-day", "low-blood-sugar-feed", "salt-soy-sauce"], [.. Enumerable.Range(0, 40).Select(p => new[] { p < 20 ? 0 : 1, p < 25 ? 1 : 0, p < 15 ? 1 : 0 })], first: 9000);
        foreach (var (i, person) in people.Take(12).Index())
        {
            await bot.Get<StandingStore>().SetAsync("cup", person.Id, i % 2 == 0 ? "向城村" : "", 15 - i, 60_000 + (i * 1_500), TimeProvider.System.GetUtcNow());
        }

        await bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update attempts set hurried = 2 where id in (select id from attempts order by id limit 2)"));
    }

    private static string NextMonth() => TimeProvider.System.GetUtcNow().AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
