using System.Diagnostics;
using System.Net;
using Bot.Channels.WebChat;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Channels.WebChat;

/// <summary>New and changed messages reach every open page of their visitor.</summary>
public class WebChatEventsTests
{
    [Fact]
    public async Task Every_page_of_a_visitor_hears_new_messages_and_changed_ones()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.SubscribeAsync(bot.Address);
        await using var phone = await visitor.ListenAsync();
        await using var computer = await visitor.ListenAsync();
        phone.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        phone.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var id = await visitor.SaysAsync("/topics");
        foreach (var page in new[] { phone, computer })
        {
            var (kind, own) = await page.NextAsync();
            (kind, own.Id, own.From).ShouldBe(("message", id, "me"));
        }

        var list = (await phone.NextAsync()).Message;
        list.Choices.ShouldNotBeNull().SelectMany(row => row).ShouldContain(c => c.Label == "✅ 农事");

        await visitor.TapsAsync(list, "⬜ 健康");
        (await phone.NextAsync()).Message.Tapped.ShouldBe(list.Id);
        var (edit, changed) = await phone.NextAsync();
        (edit, changed.Id, changed.Version).ShouldBe(("edit", list.Id, 1));
        changed.Choices.ShouldNotBeNull().SelectMany(row => row).ShouldContain(c => c.Label == "✅ 健康");
    }

    [Fact]
    public async Task A_tap_that_changes_its_message_stays_out_of_the_history_and_one_that_is_answered_stays_in_it()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.SubscribeAsync(bot.Address);

        await visitor.SaysAsync("/topics");
        var list = await visitor.AnswerAsync();
        await visitor.TapsAsync(list, "⬜ 健康");
        await Eventually.HoldsAsync(async () => (await visitor.HistoryAsync())[^1].Version == 1, "the list to change");

        var said = (await visitor.HistoryAsync()).Where(m => m.From == "me").Select(m => m.Html);
        said.ShouldBe(["<p>/start</p>", "<p>农事</p>", "<p>/topics</p>"]);
    }

    [Fact]
    public async Task A_visitor_has_six_pages_open_at_most_and_closing_one_makes_room()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        using var neighbour = await WebVisitor.ArriveAsync(bot.Address);
        var pages = new List<EventStream>();
        for (var i = 0; i < WebChatHub.MaxPagesPerVisitor; i++)
        {
            pages.Add(await visitor.ListenAsync());
            pages[i].Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using (var tooMany = await visitor.GetAsync("/chat/events"))
        {
            tooMany.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            tooMany.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        }

        await using (var other = await neighbour.ListenAsync())
        {
            other.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await pages[0].DisposeAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var again = await visitor.ListenAsync();
                return again.Response.StatusCode == HttpStatusCode.OK;
            },
            "room for another page");
        foreach (var page in pages.Skip(1))
        {
            await page.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_pages_do_not_hold_up_the_end_of_the_program()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        await using var page = await visitor.ListenAsync();

        var watch = Stopwatch.StartNew();
        await bot.StopAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await page.EndsAsync();
    }
}
