using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Bot.Tests.Fakes.Staff;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Staff.Answering;

/// <summary>Somebody asks on the chat page; somebody answers at the console; both in a browser.</summary>
public class InboxInTheBrowser(Chromium chromium)
{
    [Fact]
    public async Task A_question_from_the_chat_page_is_answered_at_the_console_and_rated_in_the_chat()
    {
        using var content = new ContentFolder().ShippedAskWords().Tip("one");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");
        await using var chat = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await using var desk = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop, reviewer.Cookie);

        await Expect(await chat.AsksAsync("火龙果冬天怎么盖才不冻")).ToContainTextAsync("不敢乱说");
        await chat.TapAndWaitAsync(0);
        await Expect(chat.FromBot.Last).ToContainTextAsync("已经转给专家");

        await desk.GoAsync("/staff");
        await desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "火龙果冬天怎么盖才不冻" }).First.ClickAsync();
        await desk.Page.GetByLabel("To whoever asked").FillAsync("夜里盖**两层膜**。");
        await desk.Button("Send the answer").ClickAsync();
        await Expect(desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("on its way");

        await Expect(chat.FromBot.Last).ToContainTextAsync("夜里盖两层膜", new() { Timeout = 15_000 });
        await chat.TapAndWaitAsync(0);
        await desk.GoAsync($"/staff/enquiries/{(await bot.Get<EnquiryStore>().ListAsync(new()))[0].Id}");
        await Expect(desk.Page.Locator(".history")).ToContainTextAsync("The asker says: it helped");
        await desk.Button("Make an FAQ draft").ClickAsync();
        await Expect(desk.Page.Locator(".history")).ToContainTextAsync("drafts/faq");
        chat.ShouldBeClean();
        desk.ShouldBeClean();
    }
}
