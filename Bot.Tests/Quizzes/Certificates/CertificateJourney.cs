using System.Text.RegularExpressions;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Fakes.Web;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Quizzes.Certificates;

/// <summary>A contest comes to its end, and those who did well get their certificates.</summary>
public partial class CertificateJourney : QuizJourney
{
    private const string Public = "https://kepu.example.cn";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private protected override Dictionary<string, string?> Settings => new() { ["Quizzes:PublicUrl"] = Public };

    private protected override void Prepare(ContentFolder content) => content.Write("quizzes/cup.yaml", Contest("{min-score: 60%, issuer: 向城镇科协}"));

    [Fact]
    public async Task Whoever_did_well_gets_a_picture_once_and_the_others_nothing()
    {
        NeedsPainter();
        var li = Telegram.NewUser("李秀英");
        await PlaysAsync(Wang, right: 3);
        await PlaysAsync(li, right: 1);

        var photo = await IsOverAsync(Wang);
        photo.Caption.ShouldNotBeNull().ShouldContain("“村级知识赛”的证书给您送来了：满分 15 分，得 15 分，第 1 名（共 2 人参加）");
        photo.PhotoBytes.ToArray()[..4].ShouldBe(Png);
        var serial = Serial().Match(photo.Caption).Value;
        photo.Caption.ShouldContain($"{Public}/certificates/{serial}");

        await Bot.StopAsync();
        await Bot.StartAsync();
        Clock!.Advance(TimeSpan.FromMinutes(5));
        await SettlesAsync();
        (await QueryAsync<string>("select serial from certificates")).ShouldBe([serial]);
        Telegram.Messages.Count(m => m.Method == "sendPhoto").ShouldBe(1);
        (await ComesAsync(SaysAsync(li, "我的证书"))).Text.ShouldContain("您还没有证书");
    }

    [Fact]
    public async Task The_best_get_one_but_nobody_for_nothing()
    {
        NeedsPainter();
        Content.Write("quizzes/cup.yaml", Contest("{top: 2}"));
        TakesContent();
        foreach (var (name, right) in new[] { ("李", 3), ("赵", 2), ("孙", 1) })
        {
            await PlaysAsync(Telegram.NewUser(name), right);
        }

        IsOver();
        await ComesAsync(Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from certificates where state = 2"))[0] == 2, "two are sent").ContinueWith(_ => 0, TaskScheduler.Default));
        (await QueryAsync<string>("select p.name from certificates c join subscribers p on p.id = c.subscriber_id order by c.place")).ShouldBe(["李", "赵"]);
        await WriteAsync("update standings set score = 0 where board = 'cup'");
        await WriteAsync("delete from certificates");
        Clock!.Advance(TimeSpan.FromMinutes(1));
        await SettlesAsync();
        (await QueryAsync<long>("select count(*) from certificates")).ShouldBe([0], "nobody has a point");
    }

    [Fact]
    public async Task Its_owner_asks_for_it_again_and_says_which_name_stands_on_it()
    {
        NeedsPainter();
        await PlaysAsync(Wang, right: 3);
        var first = await IsOverAsync(Wang);
        (await ComesAsync(SaysAsync(Wang, "证书"))).Text.ShouldContain("马上发给您");
        var second = await PhotoAsync(Wang);
        second.Caption.ShouldBe(first.Caption);

        (await ComesAsync(TapsAsync(Wang, second, "改名字"))).Text.ShouldContain("不超过 30 个字。（还能改 3 次）");
        (await ComesAsync(SaysAsync(Wang, "🐟🐟"))).Text.ShouldContain("没法当名字");
        await ComesAsync(SaysAsync(Wang, "王 <建国>🐟 & \"子\""));
        (await PhotoAsync(Wang)).PhotoBytes.Length.ShouldBeGreaterThan(10_000);
        (await QueryAsync<string>("select name from certificates")).ShouldBe(["王 <建国> & \"子\""]);
        (await ComesAsync(SaysAsync(Wang, "王国庆"))).Text.ShouldContain("没看懂", customMessage: "it was asked for once");

        for (var left = 2; left > 0; left--)
        {
            await ComesAsync(TapsAsync(Wang, second, "改名字"));
            await ComesAsync(SaysAsync(Wang, "王建国"));
            await PhotoAsync(Wang);
        }

        (await ComesAsync(TapsAsync(Wang, second, "改名字"))).Text.ShouldContain("已经改过 3 次");
        Telegram.Taps(Telegram.NewUser("赵", started: true), await GroupCopyAsync(second), "改名字");
        await SettlesAsync();
        (await QueryAsync<long>("select count(*) from certificates where naming_until is not null")).ShouldBe([0], "somebody else's tap means nothing");
    }

    [Fact]
    public async Task A_corrected_score_is_put_right_without_sending_it_again_and_who_earned_it_by_that_gets_theirs()
    {
        NeedsPainter();
        var li = Telegram.NewUser("李秀英");
        await PlaysAsync(Wang, right: 2);
        await PlaysAsync(li, right: 1);
        await IsOverAsync(Wang);
        await WriteAsync("update standings set score = score + 5 where board = 'cup'");

        (await PhotoAsync(li)).Caption.ShouldNotBeNull().ShouldContain("得 10 分");
        (await QueryAsync<double>("select score from certificates order by id")).ShouldBe([15, 10]);
        await SettlesAsync();
        Telegram.Messages.Count(m => m.Method == "sendPhoto").ShouldBe(2);
    }

    [Fact]
    public async Task One_found_on_its_way_after_a_crash_is_not_sent_again_unless_asked_for()
    {
        NeedsPainter();
        await PlaysAsync(Wang, right: 3);
        await IsOverAsync(Wang);
        await SettlesAsync();
        await WriteAsync("update certificates set state = 1");
        await Bot.StopAsync();
        await Bot.StartAsync();
        await ComesAsync(Eventually.HoldsAsync(async () => (await QueryAsync<long>("select state from certificates"))[0] == 4, "it is in doubt").ContinueWith(_ => 0, TaskScheduler.Default));

        Telegram.Messages.Count(m => m.Method == "sendPhoto").ShouldBe(1);
        await ComesAsync(SaysAsync(Wang, "证书"));
        await PhotoAsync(Wang);
    }

    [Fact]
    public async Task Nobody_is_woken_for_it_but_whoever_asks_gets_it_at_night()
    {
        NeedsPainter();
        var li = Telegram.NewUser("李秀英");
        Bot.Settings["Broadcasts:QuietHours"] = "19:00-22:00";
        await Bot.StopAsync();
        await Bot.StartAsync();
        await PlaysAsync(Wang, right: 3);
        await PlaysAsync(li, right: 3);
        IsOver();
        await ComesAsync(Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from certificates"))[0] == 2, "both are given").ContinueWith(_ => 0, TaskScheduler.Default));

        await ComesAsync(SaysAsync(li, "证书"));
        await PhotoAsync(li);
        Telegram.Messages.ShouldNotContain(m => m.Method == "sendPhoto" && m.ChatId == Wang.Id);
        Clock!.Jump(new DateTimeOffset(2026, 11, 21, 22, 0, 0, TimeSpan.FromHours(8)));
        await PhotoAsync(Wang);
    }

    [Fact]
    public async Task In_the_browser_chat_it_is_shown_too_and_a_name_can_be_written()
    {
        NeedsPainter();
        using var visitor = await WebVisitor.ArriveAsync(Bot.Address);
        await visitor.SaysAsync("竞赛");
        await visitor.TapsAsync(await visitor.AnswerAsync(), "开始答题");
        var question = await visitor.AnswerAsync();
        for (var place = 1; place <= 3; place++)
        {
            await visitor.TapsAsync(question, RightLetter().Match(question.Html).Groups[1].Value);
            question = await visitor.AnswerAsync();
        }

        Clock!.Jump(Clock.GetUtcNow().AddDays(1));
        var waiting = Eventually.HoldsAsync(async () => (await visitor.HistoryAsync()).Any(m => m.Image is not null), "the certificate is there", TimeSpan.FromSeconds(20));
        await ComesAsync(waiting.ContinueWith(_ => 0, TaskScheduler.Default));
        var shown = (await visitor.HistoryAsync()).Single(m => m.Image is not null);
        shown.Html.ShouldContain("名字还空着");
        shown.Image.ShouldNotBeNull().ShouldStartWith("/certificates/");
        using var picture = await visitor.GetAsync(shown.Image);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    private static string Contest(string certificate) => $$"""
        id: cup
        name: 村级知识赛
        rules: 每人一天一次。
        window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-21T20:00:00+08:00"}
        certificate: {{certificate}}
        questions: [{take: 3, topic: health, kind: single, points: 5}]
        """;

    internal static void NeedsPainter() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "rsvg-convert"))),
        "No rsvg-convert in PATH: no pictures. Debian: apt-get install librsvg2-bin fonts-noto-cjk");

    private async Task PlaysAsync(FakeUser user, int right)
    {
        var question = await ComesAsync(TapsAsync(user, await ComesAsync(SaysAsync(user, "竞赛")), "开始答题"));
        for (var place = 1; place <= 3; place++)
        {
            Telegram.Taps(user, question, Letter(question, right: place <= right));
            question = await ComesAsync(Telegram.NextMessageAsync(user.Id));
        }

        question.Text.ShouldContain("答完了");
        // The clock is about to jump: a call whose answer is still on its way would be taken for lost, and repeated.
        await Telegram.QuietAsync(TimeSpan.FromMilliseconds(300));
    }

    private Task<SentMessage> IsOverAsync(FakeUser user)
    {
        IsOver();
        return PhotoAsync(user);
    }

    private void IsOver() => Clock!.Jump(new DateTimeOffset(2026, 11, 21, 20, 0, 10, TimeSpan.FromHours(8)));

    private Task<int> WriteAsync(string sql) => Bot.Get<global::Bot.Storage.Database>().WriteAsync(session => session.ExecuteAsync(sql));

    private Task<SentMessage> PhotoAsync(FakeUser user) => ComesAsync(Telegram.NextMessageAsync(user.Id, m => m.Method == "sendPhoto", TimeSpan.FromSeconds(30)));

    /// <summary>Lets the clock run until nothing is left to send.</summary>
    private Task SettlesAsync() => ComesAsync(Eventually.HoldsAsync(
        async () => (await QueryAsync<long>("select count(*) from certificates where state in (0, 1)"))[0] == 0, "nothing is left to send").ContinueWith(_ => 0, TaskScheduler.Default));

    private async Task<T> ComesAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, TestContext.Current.CancellationToken)) != waiting)
        {
            Clock!.Advance(TimeSpan.FromSeconds(1));
        }

        return await waiting;
    }

    /// <summary>The same message with its buttons where others see it: in a group.</summary>
    private async Task<SentMessage> GroupCopyAsync(SentMessage own)
    {
        var group = Telegram.NewGroup("群", Wang);
        Telegram.AddsBotTo(group, Wang);
        await Bot.Get<global::Bot.Messaging.ChannelDirectory>().Find("telegram")!.SendAsync(
            new("telegram", $"{group.Id}"),
            new(new("x", "x", "x")) { Choices = [[new("改名字", own.Buttons[0][0].CallbackData!)]] },
            global::Bot.Messaging.Lane.Reply,
            TestContext.Current.CancellationToken);
        return await Telegram.NextMessageAsync(group.Id);
    }

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}")]
    private static partial Regex Serial();

    [GeneratedRegex("([A-H])\\. 对的")]
    private static partial Regex RightLetter();
}
