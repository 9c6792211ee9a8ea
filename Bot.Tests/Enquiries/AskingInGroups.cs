using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Enquiries;

/// <summary>In a group the bot answers whoever speaks to it, and is silent otherwise.</summary>
public class AskingInGroups : AskingJourney
{
    private FakeGroup group = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        group = Telegram.NewGroup("向城镇农友", Wang);
        Telegram.AddsBotTo(group, Wang);
    }

    [Fact]
    public async Task A_question_with_the_command_is_answered_for_everybody()
    {
        var zhao = Telegram.NewUser("赵");
        (await SaysAsync(zhao, $"/ask@{Telegram.BotUsername} 玉米螟怎么治", group)).Text.ShouldContain("心叶期");
    }

    [Fact]
    public async Task A_mention_asks_and_small_talk_and_other_bots_commands_do_not()
    {
        Writes("今天玉米螟怎么治啊大家说说");
        Writes("@another_bot 玉米螟怎么治");
        Writes("/ask@another_bot 玉米螟怎么治");
        Writes($"@{Telegram.BotUsername} 小麦锈病怎么治");
        (await Telegram.NextMessageAsync(group.Id)).Text.ShouldContain("早发现早打药");
        Writes($"苞米黄叶子咋整 @{Telegram.BotUsername.ToUpperInvariant()}");
        (await Telegram.NextMessageAsync(group.Id)).Text.ShouldContain("先看缺什么");
        Telegram.Messages.Count(m => m.ChatId == group.Id).ShouldBe(2);
    }

    [Fact]
    public async Task What_a_person_answers_comes_back_to_the_group()
    {
        Writes($"@{Telegram.BotUsername} 火龙果冬天怎么盖才不冻");
        var nothing = await Telegram.NextMessageAsync(group.Id);
        await TapsAsync(Wang, nothing, nothing.Buttons[^1][0].Text);
        var enquiry = (await Store.ListAsync(new())).ShouldHaveSingleItem();
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        (await Telegram.NextMessageAsync(group.Id)).Text.ShouldContain("盖两层膜");
    }

    /// <summary>Into the group, as it comes to a bot that may read everything there.</summary>
    private void Writes(string text) => Telegram.InjectsRawUpdate($$"""
        {"message": {"message_id": 900, "date": 1, "text": "{{text}}", "chat": {"id": {{group.Id}}, "type": "group", "title": "群"}, "from": {"id": {{Wang.Id}}, "first_name": "王"} } }
        """);
}
