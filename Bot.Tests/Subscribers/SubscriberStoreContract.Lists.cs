using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Subscribers;

/// <content>Taking lists in.</content>
public abstract partial class SubscriberStoreContract
{
    [Fact]
    public async Task A_list_adds_who_is_new_as_saving_would()
    {
        var full = Wang() with
        {
            IsGroup = true, Name = "王 🌾 '\"\\", Topics = ["agriculture", "health"], Region = "37", Crops = ["rice", "wheat"], Audience = "farmer",
            Unit = "向城镇", Status = SubscriberStatus.Stopped, StatusReason = StatusReasons.Asked,
        };
        await Store.MergeAsync([full, Wang() with { Address = new("telegram", "2") }]);
        var found = await Store.PageAsync(0, 10);
        Json.Of(found[0]).ShouldBe(Json.Of(full with { Id = found[0].Id }));
        Json.Of(found[1]).ShouldBe(Json.Of(Wang() with { Address = new("telegram", "2"), Id = found[1].Id }));
    }

    [Fact]
    public async Task A_list_writes_over_all_but_whether_and_since_when_somebody_is_subscribed()
    {
        var old = await Store.SaveAsync(Wang() with { Name = "旧", Topics = ["health"], Crops = ["rice"], Region = "37", Status = SubscriberStatus.Stopped, StatusReason = StatusReasons.Asked });
        await Store.SaveAsync(Wang() with { Address = new("telegram", "bystander"), Topics = ["health"] });
        var listed = Wang() with { Name = "新", Topics = ["safety"], Audience = "elder", Unit = "村", Locale = "en", Since = Since.AddDays(5) };
        await Store.MergeAsync([listed]);
        Json.Of(await Store.FindAsync(old.Address)).ShouldBe(Json.Of(listed with { Id = old.Id, Status = old.Status, StatusReason = old.StatusReason, Since = Since }));
        (await Store.FindAsync(new("telegram", "bystander")))!.Topics.ShouldBe(["health"]);
    }

    [Fact]
    public async Task Who_of_a_list_is_known_is_counted_by_channel_and_address()
    {
        await Store.SaveAsync(Wang());
        (await Store.CountKnownAsync([new("telegram", "1"), new("webchat", "1"), new("telegram", "2")])).ShouldBe(1);
        (await Store.CountKnownAsync([])).ShouldBe(0);
        await Store.MergeAsync([]);
    }
}
