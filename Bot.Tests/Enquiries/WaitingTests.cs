using Bot.Enquiries;
using Bot.Notices;
using Bot.Storage;
using Bot.Tests.Fakes;

namespace Bot.Tests.Enquiries;

/// <summary>What waits is not forgotten.</summary>
public class WaitingTests : AskingJourney
{
    private readonly ManualClock clock = new(new(2026, 11, 21, 0, 30, 0, TimeSpan.Zero));

    private protected override ManualClock Clock => clock;

    [Fact]
    public async Task After_a_day_staff_are_reminded_once()
    {
        var enquiry = await PassesAsync(Wang);
        await AgesAsync(TimeSpan.FromHours(23));
        (await RemindersAsync()).ShouldBeEmpty();
        await AgesAsync(TimeSpan.FromHours(2));
        await Eventually.HoldsAsync(async () => (await RemindersAsync()).Count == 1, "one reminder");
        (await RemindersAsync()).Single().Subject.ShouldBe($"enquiry/{enquiry.Id}");
        await AgesAsync(TimeSpan.FromHours(30));
        (await RemindersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_missing_is_listed_by_how_often_it_was_asked()
    {
        await SaysAsync(Wang, "火龙果冬天怎么盖才不冻");
        await SaysAsync(Wang, "请问火龙果冬天咋盖才不冻呢");
        await SaysAsync(Wang, "核桃树怎么嫁接成活率高");
        await SaysAsync(Wang, "玉米螟怎么治"); // answered
        var answer = await SaysAsync(Wang, "小麦锈病怎么治");
        await TapsAsync(Wang, answer, "2 没用");

        var missing = await Bot.Get<MissingAnswers>().ListAsync(7);
        missing.Select(m => m.Times).ShouldBe([2, 1, 1]);
        missing[0].Question.ShouldContain("火龙果");
        missing[0].Season.ShouldBe("立冬");
        missing.ShouldContain(m => m.Unhelpful == 1 && m.Nearest.Contains("Faq/wheat-rust"));
        missing.ShouldNotContain(m => m.Question.Contains("玉米螟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_Monday_staff_are_told_what_was_missing()
    {
        await SaysAsync(Wang, "火龙果冬天怎么盖才不冻"); // on a Saturday
        clock.Advance(TimeSpan.FromHours(1));
        (await ListAsync(NoticeKind.QuestionsMissing)).ShouldBeEmpty();

        await Bot.StopAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await Bot.StartAsync();
        await Eventually.HoldsAsync(async () => (await ListAsync(NoticeKind.QuestionsMissing)).Count == 1, "one list");
        (await ListAsync(NoticeKind.QuestionsMissing)).Single().Arguments["question"].ShouldBe("火龙果冬天怎么盖才不冻");
    }

    private Task<IReadOnlyList<Notice>> RemindersAsync() => ListAsync(NoticeKind.EnquiryWaiting);

    private async Task<IReadOnlyList<Notice>> ListAsync(NoticeKind kind) => [.. (await Bot.Get<NoticeBoard>().ListOpenAsync(50)).Where(n => n.Kind == kind)];

    /// <summary>As if it had been asked so much earlier; then staff's next look.</summary>
    private async Task AgesAsync(TimeSpan by)
    {
        await Bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update enquiries set asked_at = asked_at - @by", new { by = (long)by.TotalMilliseconds }));
        for (var passed = 0; passed < 11; passed++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
