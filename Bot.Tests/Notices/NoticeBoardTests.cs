using Bot.Messaging;
using Bot.Notices;
using Bot.Tests.Builders;

namespace Bot.Tests.Notices;

/// <summary>The board on a real database.</summary>
public sealed class NoticeBoardTests : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private readonly NoticeBoard board;

    public NoticeBoardTests() => board = new(database.Database, TimeProvider.System);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_same_thing_noticed_twice_is_one_notice_even_when_it_was_dealt_with()
    {
        (await board.PutAsync(Notice("one"))).ShouldBeTrue();
        (await board.PutAsync(Notice("one"))).ShouldBeFalse();
        var notice = (await board.ListOpenAsync(10)).ShouldHaveSingleItem();

        (await board.HandleAsync(notice.Id, "li")).ShouldBeTrue();
        (await board.PutAsync(Notice("one"))).ShouldBeFalse();

        (await board.ListOpenAsync(10)).ShouldBeEmpty();
        (await board.FindAsync(notice.Id)).ShouldNotBeNull().HandledBy.ShouldBe("li");
    }

    [Fact]
    public async Task Only_one_of_two_people_deals_with_it()
    {
        await board.PutAsync(Notice("one"));
        var id = (await board.ListOpenAsync(1))[0].Id;

        (await board.HandleAsync(id, "li")).ShouldBeTrue();
        (await board.HandleAsync(id, "wang")).ShouldBeFalse();

        (await board.FindAsync(id))!.HandledBy.ShouldBe("li");
    }

    [Fact]
    public async Task The_gravest_come_first_and_then_the_newest()
    {
        await board.PutAsync(Notice("old warning"));
        await board.PutAsync(Notice("urgent") with { Severity = NoticeSeverity.Urgent });
        await board.PutAsync(Notice("new warning"));

        (await board.ListOpenAsync(10)).Select(n => n.Key).ShouldBe(["urgent", "new warning", "old warning"]);
    }

    [Fact]
    public async Task What_is_over_by_itself_goes_and_nothing_else()
    {
        await board.PutAsync(Notice("one") with { Subject = "broadcast/1" });
        await board.PutAsync(Notice("two") with { Subject = "broadcast/2" });

        await board.SettleAsync(NoticeKind.BroadcastPaused, "broadcast/1");

        (await board.ListOpenAsync(10)).Select(n => n.Key).ShouldBe(["two"]);
    }

    [Fact]
    public async Task What_is_filled_in_comes_back_as_it_was()
    {
        await board.PutAsync(Notice("one") with { Topic = "health", Arguments = new Dictionary<string, Phrase> { ["title"] = "“盐” <b>" } });
        await database.ReopenAsync();

        var notice = (await new NoticeBoard(database.Database, TimeProvider.System).ListAfterAsync(0, 10)).ShouldHaveSingleItem();
        notice.Arguments["title"].ShouldBe("“盐” <b>");
        notice.Topic.ShouldBe("health");
    }

    private static Notice Notice(string key) =>
        new() { Key = key, Kind = NoticeKind.BroadcastPaused, Severity = NoticeSeverity.Warning, Text = "notice.broadcast-paused" };
}
