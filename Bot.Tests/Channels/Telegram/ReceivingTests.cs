using Bot.Dispatching;
using Bot.Tests.Fakes;
using Bot.Tests.Journeys;

namespace Bot.Tests.Channels.Telegram;

/// <summary>Polling: whatever comes, the next update is received.</summary>
public class ReceivingTests : TelegramJourney
{
    [Fact]
    public async Task Updates_that_nobody_knows_are_put_aside()
    {
        string[] strange =
        [
            """{"hologram": {"of": "a cow"}}""",
            """{"message": 5}""",
            """{"message": {"message_id": 1}}""",
            """{"message": {"message_id": 1, "text": "/start", "chat": {"id": "abc", "type": "private"}}}""",
            """{"message": {"message_id": 1, "text": "/start", "chat": {"id": 1.5, "type": "private"}}}""",
            """{"message": {"message_id": 1, "text": "/start", "chat": {"id": 5, "type": "galaxy"}}}""",
            """{"channel_post": {"message_id": 1, "text": "/start", "chat": {"id": -5, "type": "channel"}}}""",
            """{"callback_query": {"id": "1", "data": "topic:any", "from": {"id": 5}}}""",
            """{"callback_query": {"id": "1", "game_short_name": "x", "from": {"id": 5}, "message": {"chat": {"id": 5, "type": "private"}}}}""",
            """{"my_chat_member": {"chat": {"id": 5, "type": "private"}, "new_chat_member": {"status": "enlightened"}}}""",
        ];
        foreach (var update in strange)
        {
            Telegram.InjectsRawUpdate(update);
        }

        (await SaysAsync(Wang, "/help")).Text.ShouldContain("您可以发这些字");

        await Eventually.HoldsAsync(async () => (await OutcomesAsync()).Count == strange.Length + 1, "all are closed");
        (await OutcomesAsync()).Take(strange.Length).ShouldAllBe(outcome => outcome == (int)UpdateOutcome.Ignored);
    }

    [Fact]
    public async Task Fields_that_nobody_knows_do_no_harm()
    {
        var wang = Telegram.NewUser("王", started: true);
        Telegram.InjectsRawUpdate($$"""
            {"message": {"message_id": 1, "text": "/help", "mood": {"is": ["good"]}, "chat": {"id": {{wang.Id}}, "type": "private", "is_direct": true},
             "from": {"id": {{wang.Id}}, "first_name": null, "is_martian": true, "language_code": 7}, "entities": "none"}, "aura": 1}
            """);

        (await Telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("您可以发这些字");
    }

    [Fact]
    public async Task An_update_that_comes_twice_is_handled_once()
    {
        await Bot.StopAsync();
        Telegram.Says(Wang, "/tip");
        Telegram.JumpsUpdateId(-1);
        Telegram.Says(Wang, "/tip");
        Telegram.PendingUpdates.ShouldBe(2);
        await Bot.StartAsync();
        await Telegram.NextMessageAsync(Wang.Id);

        (await SaysAsync(Wang, "/help")).Text.ShouldContain("您可以发这些字");

        Telegram.Messages.Count.ShouldBe(2);
        (await OutcomesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Update_ids_may_jump_ahead_and_after_a_quiet_week_also_back()
    {
        await SaysAsync(Wang, "/help");
        Telegram.JumpsUpdateId(90_000_000);
        await SaysAsync(Wang, "/help");
        await Bot.StopAsync();
        Telegram.JumpsUpdateId(-150_000_000);
        await Bot.StartAsync();

        (await SaysAsync(Wang, "/help")).Text.ShouldContain("您可以发这些字");
    }

    [Fact]
    public async Task A_bot_that_was_down_answers_what_was_written_meanwhile_in_its_order()
    {
        await Bot.StopAsync();
        Telegram.Says(Wang, "/tip");
        Telegram.Says(Wang, "/help");
        Telegram.Says(Wang, "/me");

        await Bot.StartAsync();

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("标题 first");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("我记着");
    }

    [Fact]
    public async Task Only_the_kinds_that_are_understood_are_asked_for()
    {
        await SaysAsync(Wang, "/help");

        var asked = Telegram.Calls.Where(c => c.Method == "getUpdates").Select(c => c.Argument("allowed_updates")).Distinct().Single();
        asked.ShouldBe("""["message","callback_query","my_chat_member","poll_answer"]""");
    }

    private Task<IReadOnlyList<long>> OutcomesAsync() => QueryAsync<long>("select state from updates where state <> 0 order by id");
}
