using Bot.Channels.WebChat;
using Bot.Tests.Builders;

namespace Bot.Tests.Channels.WebChat;

/// <summary>What every store of web chats must do.</summary>
public abstract class WebChatStoreContract
{
    private static readonly DateTimeOffset Now = Instants.At("2026-03-02T07:00:00Z");

    private protected abstract IWebChatStore Store { get; }

    [Fact]
    public async Task A_message_comes_back_as_it_was_added()
    {
        var message = Message("<p>王 &amp; 🌾</p>") with { FromBot = true, Image = "/chat/pictures/a.png", Choices = [[new("好", "ok:1"), new("不", "no")], [new("都要", "any")]] };
        var (added, isNew) = await Store.AddAsync("wang", message);
        isNew.ShouldBeTrue();
        Json.Of(added).ShouldBe(Json.Of(message with { Id = added.Id }));
        Json.Of(await Store.FindAsync("wang", added.Id)).ShouldBe(Json.Of(added));
    }

    [Fact]
    public async Task What_a_page_sends_again_is_the_same_message()
    {
        var (first, _) = await Store.AddAsync("wang", Message("one"), "key");
        var (again, isNew) = await Store.AddAsync("wang", Message("two"), "key");
        (again.Id, again.Html, isNew).ShouldBe((first.Id, "one", false));
        (await Store.AddAsync("li", Message("three"), "key")).IsNew.ShouldBeTrue();
        (await Store.AddAsync("wang", Message("four"))).IsNew.ShouldBeTrue();
        (await Store.AddAsync("wang", Message("five"))).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task History_comes_in_pages_oldest_first_and_only_ones_own()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Store.AddAsync("wang", Message($"{i}"));
            await Store.AddAsync("li", Message("somebody else's"));
        }

        var newest = await Store.PageAsync("wang", null, 2);
        newest.Select(m => m.Html).ShouldBe(["4", "5"]);
        (await Store.PageAsync("wang", newest[0].Id, 9)).Select(m => m.Html).ShouldBe(["1", "2", "3"]);
        (await Store.PageAsync("nobody", null, 9)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_bots_own_messages_are_replaced_and_each_time_the_version_goes_up()
    {
        var (own, _) = await Store.AddAsync("wang", Message("old") with { FromBot = true, Choices = [[new("好", "ok")]] });
        var replaced = await Store.ReplaceAsync("wang", own.Id, Message("new") with { FromBot = true });
        (replaced!.Html, replaced.Choices, replaced.Version).ShouldBe(("new", null, 1));
        (await Store.ReplaceAsync("wang", own.Id, Message("newer") with { FromBot = true }))!.Version.ShouldBe(2);

        var (said, _) = await Store.AddAsync("wang", Message("said"));
        await Store.ReplaceAsync("wang", said.Id, Message("twisted"));
        (await Store.FindAsync("wang", said.Id))!.Html.ShouldBe("said");
    }

    [Fact]
    public async Task Nobody_reaches_somebody_elses_message()
    {
        var (own, _) = await Store.AddAsync("wang", Message("mine") with { FromBot = true });
        (await Store.FindAsync("li", own.Id)).ShouldBeNull();
        (await Store.ReplaceAsync("li", own.Id, Message("theirs"))).ShouldBeNull();
        (await Store.FindAsync("wang", own.Id))!.Html.ShouldBe("mine");
    }

    private static WebChatMessage Message(string html) => new() { Html = html, At = Now };
}
