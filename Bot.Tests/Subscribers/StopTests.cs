using Bot.Subscribers;
using Bot.Tests.Journeys;

namespace Bot.Tests.Subscribers;

public class StopTests : TelegramJourney
{
    [Fact]
    public async Task Writing_or_asking_for_a_tip_does_not_undo_an_unsubscription()
    {
        await SubscribesAsync(Wang);
        (await SaysAsync(Wang, "退订")).Text.ShouldContain("已经退订");

        await SaysAsync(Wang, "谢谢");
        await SaysAsync(Wang, "/tip");
        (await SaysAsync(Wang, "/stop")).Text.ShouldContain("已经退订了");

        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Asked);
    }

    [Fact]
    public async Task Somebody_stopped_gets_no_broadcast()
    {
        var li = Telegram.NewUser("李");
        await SubscribesAsync(Wang);
        await SubscribesAsync(li);
        await SaysAsync(Wang, "/stop");
        var before = Telegram.Messages.Count(m => m.ChatId == Wang.Id);

        await BroadcastAsync("first");

        (await Telegram.NextMessageAsync(li.Id)).Text.ShouldContain("标题 first");
        Telegram.Messages.Count(m => m.ChatId == Wang.Id).ShouldBe(before);
        (await QueryAsync<long>("select count(*) from deliveries")).Single().ShouldBe(1);
    }

    [Fact]
    public async Task Old_questions_about_region_and_kind_promise_nothing_to_somebody_stopped()
    {
        var region = await TapsAsync(Wang, await SaysAsync(Wang, "/start"), "都要");
        var audience = await TapsAsync(Wang, region, "先不选");
        await SaysAsync(Wang, "/stop");

        (await TapsAsync(Wang, audience, "农民")).Text.ShouldContain("已经退订了");
        (await TapsAsync(Wang, region, "河南省")).Text.ShouldContain("已经退订了");

        await BecomesAsync(Wang.Id, SubscriberStatus.Stopped, StatusReasons.Asked);
    }
}
