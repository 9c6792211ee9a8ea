using Bot.Enquiries;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Enquiries;

/// <summary>A bot that knows a few answers, and people who ask.</summary>
public abstract class AskingJourney : TelegramJourney
{
    public override async ValueTask InitializeAsync()
    {
        Content.ShippedAskWords()
            .Faq("maize-yellow", "玉米叶子发黄怎么办", extra: "also: [苞米黄叶子咋整]", body: "先看**缺什么**。")
            .Faq("maize-borer", "玉米螟怎么治", body: "心叶期撒颗粒剂。")
            .Faq("wheat-rust", "小麦锈病怎么治", body: "早发现早打药。")
            .Faq("cold-medicine", "感冒吃什么药", "health", body: "多数不用吃药。")
            .Faq("salt", "一天吃多少盐合适", "health", extra: "tip: less-salt", body: "不超过 5 克。")
            .Tip("less-salt", "health", title: "每天一小勺盐");
        await base.InitializeAsync();
    }

    private protected EnquiryDesk Desk => Bot.Get<EnquiryDesk>();

    private protected EnquiryStore Store => Bot.Get<EnquiryStore>();

    /// <summary>Asks what nobody here knows, and hands it on.</summary>
    private protected async Task<Enquiry> PassesAsync(FakeUser user, string question = "火龙果冬天怎么盖才不冻")
    {
        var nothing = await SaysAsync(user, question);
        nothing.Text.ShouldContain("还没有靠得住的答案");
        (await TapsAsync(user, nothing, "1 转给专家")).Text.ShouldContain("专家");
        return (await Store.ListAsync(new() { Limit = 1 })).ShouldHaveSingleItem();
    }
}
