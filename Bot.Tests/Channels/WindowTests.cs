using Bot.Channels;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Channels;

/// <summary>The pacer's memories, held against memories that forget nothing.</summary>
public class WindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>Things that happen to one of three chats, each some seconds after the one before.</summary>
    private static Arbitrary<(int Chat, int After)[]> Happenings { get; } = (
        from happenings in (from chat in Gen.Choose(0, 2) from after in Gen.Choose(0, 12) select (chat, after)).ArrayOf()
        select happenings).ToArbitrary();

    [Fact]
    public void A_sliding_window_opens_when_the_oldest_of_its_count_is_so_long_ago() => Prop.ForAll(Happenings, happenings =>
    {
        var window = new SlidingWindow(3, Length);
        var all = new List<DateTimeOffset>();
        foreach (var now in Instants(happenings).Select(h => h.At))
        {
            window.Add(now);
            all.Add(now);
            window.OpensAt().ShouldBe(all.Count < 3 ? DateTimeOffset.MinValue : all[^3] + Length);
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(30, 30, 1)]
    [InlineData(2.5, 2, 0.8)]
    [InlineData(0.25, 1, 4)]
    public void A_rate_becomes_a_window_of_whole_messages(double rate, int count, double seconds)
    {
        var window = ArrivalWindow.PerSecond(rate, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            window.OpensAt(Start).ShouldBe(DateTimeOffset.MinValue);
            window.Answered(window.Add(Start), Start);
        }

        window.OpensAt(Start).ShouldBe(Start + TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void A_message_that_took_longer_than_others_to_arrive_holds_its_successor_back_by_that_much()
    {
        var window = ArrivalWindow.PerSecond(2, TimeSpan.Zero);
        window.Answered(window.Add(Start), Start.AddMilliseconds(40));
        var late = window.Add(Start.AddMilliseconds(500));
        window.Answered(late, Start.AddMilliseconds(500 + 40 + 70));
        window.OpensAt(Start.AddSeconds(1)).ShouldBe(Start.AddSeconds(1));

        window.Answered(window.Add(Start.AddSeconds(1)), Start.AddMilliseconds(1040));
        window.OpensAt(Start.AddSeconds(2)).ShouldBe(Start.AddMilliseconds(500 + 70 + 1000));
    }

    [Fact]
    public void A_message_without_an_answer_holds_its_successor_back_but_not_for_ever()
    {
        var window = ArrivalWindow.PerSecond(1, TimeSpan.Zero);
        window.Answered(window.Add(Start), Start.AddMilliseconds(10));
        window.Add(Start.AddSeconds(1));

        window.OpensAt(Start.AddMilliseconds(1110)).ShouldBe(Start.AddMilliseconds(2100));
        window.OpensAt(Start.AddSeconds(20)).ShouldBe(Start.AddMilliseconds(2250));
    }

    [Fact]
    public void Recent_times_forget_nobody_too_early() => Prop.ForAll(Happenings, happenings =>
    {
        var recent = new RecentTimes(Length);
        var last = new Dictionary<string, DateTimeOffset>();
        foreach (var (chat, now) in Instants(happenings))
        {
            foreach (var known in last)
            {
                Later(recent.OpensAt(known.Key), now).ShouldBe(Later(known.Value + Length, now), known.Key);
            }

            recent.Add(chat, now);
            last[chat] = now;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Group_windows_forget_nobody_too_early() => Prop.ForAll(Happenings, happenings =>
    {
        var groups = new GroupWindows(2, Length);
        var all = new List<(string Group, DateTimeOffset At)>();
        foreach (var (group, now) in Instants(happenings))
        {
            groups.Add(group, now);
            all.Add((group, now));
            foreach (var known in all.GroupBy(a => a.Group))
            {
                var opens = known.Count() < 2 ? DateTimeOffset.MinValue : known.TakeLast(2).First().At + Length;
                Later(groups.OpensAt(known.Key), now).ShouldBe(Later(opens, now), known.Key);
            }
        }
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<(string Chat, DateTimeOffset At)> Instants(IEnumerable<(int Chat, int After)> happenings)
    {
        var now = Start;
        foreach (var (chat, after) in happenings)
        {
            now += TimeSpan.FromSeconds(after);
            yield return ($"chat {chat}", now);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
