using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Subscribers;

/// <summary>What every store of subscribers must do.</summary>
public abstract partial class SubscriberStoreContract
{
    private static readonly DateTimeOffset Since = Instants.At("2026-03-02T07:00:00Z");

    private protected abstract ISubscriberStore Store { get; }

    [Fact]
    public async Task A_subscriber_comes_back_as_it_was_saved()
    {
        var saved = await Store.SaveAsync(Wang() with
        {
            IsGroup = true, Name = "王 🌾 '\"", Topics = ["agriculture", "health"], Region = "37", Crops = ["rice", "wheat"], Audience = "farmer",
            Unit = "向城镇", Status = SubscriberStatus.Stopped, StatusReason = StatusReasons.Asked,
        });
        saved.Id.ShouldBeGreaterThan(0);
        var found = (await Store.FindAsync(Wang().Address)).ShouldNotBeNull();
        Json.Of(found).ShouldBe(Json.Of(saved));
    }

    [Fact]
    public async Task Saving_again_writes_over_all_but_the_number_and_the_first_day()
    {
        var first = await Store.SaveAsync(Wang() with { Topics = ["agriculture", "health"], Crops = ["wheat"], Region = "37" });
        var second = await Store.SaveAsync(Wang() with { Topics = ["safety"], Name = "王芳", Since = Since.AddDays(9) });
        second.Id.ShouldBe(first.Id);
        var found = (await Store.FindAsync(Wang().Address)).ShouldNotBeNull();
        (found.Name, found.Region, found.Since).ShouldBe(("王芳", null, Since));
        found.Topics.ShouldBe(["safety"]);
        found.Crops.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_id_on_another_channel_is_somebody_else()
    {
        var one = await Store.SaveAsync(Wang());
        var other = await Store.SaveAsync(Wang() with { Address = new("webchat", "1") });
        other.Id.ShouldNotBe(one.Id);
        (await Store.FindAsync(new("telegram", "2"))).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_deleted_is_gone_and_their_number_is_not_given_again()
    {
        var gone = await Store.SaveAsync(Wang() with { Topics = ["health"], Crops = ["wheat"] });
        await Store.DeleteAsync(gone.Address);
        await Store.DeleteAsync(gone.Address);
        (await Store.FindAsync(gone.Address)).ShouldBeNull();
        var back = await Store.SaveAsync(Wang());
        back.Id.ShouldBeGreaterThan(gone.Id);
        (await Store.FindAsync(gone.Address))!.Topics.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_moves_keeps_number_and_choices()
    {
        var saved = await Store.SaveAsync(Wang() with { Topics = ["health"] });
        await Store.MoveAsync(Wang().Address, new("telegram", "-100"));
        (await Store.FindAsync(Wang().Address)).ShouldBeNull();
        var moved = (await Store.FindAsync(new("telegram", "-100"))).ShouldNotBeNull();
        (moved.Id, moved.Topics.ShouldHaveSingleItem()).ShouldBe((saved.Id, "health"));
    }

    [Fact]
    public async Task Moving_to_where_somebody_is_already_leaves_only_them()
    {
        await Store.SaveAsync(Wang());
        var there = await Store.SaveAsync(Wang() with { Address = new("telegram", "-100"), Name = "新群" });
        await Store.MoveAsync(Wang().Address, there.Address);
        (await Store.PageAsync(0, 10)).ShouldHaveSingleItem().Name.ShouldBe("新群");
    }

    [Fact]
    public async Task Moving_to_ones_own_address_changes_nothing()
    {
        var saved = await Store.SaveAsync(Wang());
        await Store.MoveAsync(saved.Address, saved.Address);
        (await Store.FindAsync(saved.Address))!.Id.ShouldBe(saved.Id);
    }

    [Fact]
    public async Task A_status_is_set_with_its_reason_and_on_nobody_it_is_no_error()
    {
        await Store.SaveAsync(Wang());
        await Store.SetStatusAsync(Wang().Address, SubscriberStatus.Stopped, StatusReasons.Blocked);
        await Store.SetStatusAsync(new("telegram", "404"), SubscriberStatus.Stopped, null);
        var found = await Store.FindAsync(Wang().Address);
        (found!.Status, found.StatusReason).ShouldBe((SubscriberStatus.Stopped, StatusReasons.Blocked));
    }

    [Fact]
    public async Task All_are_walked_through_in_order_page_by_page_each_with_their_own_choices()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Store.SaveAsync(Wang() with { Address = new("telegram", $"{i}"), Topics = [$"topic-{i}"], Crops = i % 2 == 0 ? [$"crop-{i}"] : [] });
        }

        await Store.DeleteAsync(new("telegram", "3"));
        var first = await Store.PageAsync(0, 2);
        var second = await Store.PageAsync(first[^1].Id, 2);
        (await Store.PageAsync(second[^1].Id, 2)).ShouldBeEmpty();
        first.Concat(second).Select(s => $"{s.Address.Id} {string.Join(' ', s.Topics.Concat(s.Crops))}").ShouldBe(["1 topic-1", "2 topic-2 crop-2", "4 topic-4 crop-4", "5 topic-5"]);
    }

    private static Subscriber Wang() => new() { Address = new("telegram", "1"), Locale = "zh-CN", Status = SubscriberStatus.Active, Since = Since };
}
