using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Tests.Builders;

namespace Bot.Tests.Broadcasts;

/// <summary>What every store of broadcasts must do.</summary>
public abstract class BroadcastStoreContract
{
    private static readonly DateTimeOffset Now = Instants.At("2026-03-02T07:00:00Z");

    private protected abstract IBroadcastStore Store { get; }

    [Fact]
    public async Task A_broadcast_comes_back_as_it_was_added_with_its_audience()
    {
        var added = await AddAsync(Some() with { Occurrence = "rule@2026", Priority = 7, ResendDoubted = false, Audience = new() { Regions = ["37"], Channels = ["telegram"] } });
        added.Id.ShouldBeGreaterThan(0);
        var found = (await Store.FindAsync(added.Id)).ShouldNotBeNull();
        Json.Of(found).ShouldBe(Json.Of(added));
        (await Store.FindAsync(added.Id + 1)).ShouldBeNull();
    }

    [Fact]
    public async Task An_occurrence_has_one_broadcast_and_what_people_send_has_no_such_limit()
    {
        await AddAsync(Some() with { Occurrence = "rule@2026" });
        (await Store.AddAsync(Some() with { Occurrence = "rule@2026" })).ShouldBeNull();
        await AddAsync(Some());
        await AddAsync(Some());
        (await Store.ListAsync(10)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Its_text_is_frozen_in_every_language()
    {
        var message = new OutboundMessage(new("中 <", "中 &lt;", "<p>中 &lt;</p>")) { Image = "images/a.png", Choices = [[new("好", "ok:1")]] };
        var added = await AddAsync(Some() with { Messages = new Dictionary<string, OutboundMessage> { ["zh-CN"] = message, ["en"] = message with { Image = null } } });
        var frozen = await Store.MessagesAsync(added.Id);
        frozen.Keys.ShouldBe(["en", "zh-CN"], ignoreOrder: true);
        Json.Of(frozen["zh-CN"]).ShouldBe(Json.Of(message));
        frozen["en"].Image.ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_come_first_and_those_of_a_status_by_priority()
    {
        var one = await AddAsync(Some());
        var two = await AddAsync(Some() with { Priority = 9 });
        var three = await AddAsync(Some() with { Status = BroadcastStatus.Completed });
        (await Store.ListAsync(2)).Select(b => b.Id).ShouldBe([three.Id, two.Id]);
        (await Store.ListAsync(BroadcastStatus.Scheduled)).Select(b => b.Id).ShouldBe([two.Id, one.Id]);
    }

    [Fact]
    public async Task A_status_moves_only_from_what_it_is_and_only_as_the_table_allows()
    {
        var id = (await AddAsync(Some())).Id;
        (await Store.MoveAsync(id, BroadcastStatus.Scheduled, BroadcastStatus.Completed, null, Now)).ShouldBeFalse();
        (await Store.MoveAsync(id, BroadcastStatus.Sending, BroadcastStatus.Paused, null, Now)).ShouldBeFalse();
        (await Store.MoveAsync(id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, Now)).ShouldBeTrue();
        (await Store.MoveAsync(id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, Now)).ShouldBeFalse();
        (await Store.MoveAsync(id, BroadcastStatus.Sending, BroadcastStatus.Paused, "why", Now.AddHours(1))).ShouldBeTrue();
        (await Store.FindAsync(id))!.StatusReason.ShouldBe("why");
        (await Store.MoveAsync(id, BroadcastStatus.Paused, BroadcastStatus.Sending, null, Now.AddHours(2))).ShouldBeTrue();
        (await Store.MoveAsync(id, BroadcastStatus.Sending, BroadcastStatus.Completed, null, Now.AddHours(3))).ShouldBeTrue();
        (await Store.MoveAsync(id, BroadcastStatus.Completed, BroadcastStatus.Sending, null, Now.AddHours(4))).ShouldBeFalse();
        var done = (await Store.FindAsync(id))!;
        (done.Status, done.StatusReason, done.StartedAt, done.FinishedAt).ShouldBe((BroadcastStatus.Completed, null, Now, Now.AddHours(3)));
    }

    private async Task<Broadcast> AddAsync(Broadcast broadcast) => (await Store.AddAsync(broadcast)).ShouldNotBeNull();

    private static Broadcast Some() => new()
    {
        Content = "less-salt", Title = "少盐", Audience = AudienceFilter.Everyone, Status = BroadcastStatus.Scheduled,
        CreatedAt = Now, DueAt = Now.AddMinutes(1), StaleAt = Now.AddDays(1),
    };
}
