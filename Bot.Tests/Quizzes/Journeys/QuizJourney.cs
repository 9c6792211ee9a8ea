using System.Text.Json;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Quizzes.Journeys;

/// <summary>A bot in Telegram that has questions to ask: every right choice says 对的, every wrong one 错的.</summary>
public abstract class QuizJourney : TelegramJourney
{
    private protected const string Right = "对的";

    /// <summary>The clock stands still until a test moves it.</summary>
    private protected override ManualClock? Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(8)));

    public override ValueTask InitializeAsync()
    {
        Content.Write("questions/health/a.yaml", "questions:\n" + string.Concat(Enumerable.Range(1, 4).Select(i => QuestionForms.Entry(
            $"kind: single\n    choices:\n      - 错的一{i}\n      - right: {Right}{i}\n      - 错的二{i}", $"q{i}", new[] { "狗咬了怎么办？", "盐吃多少？", "蘑菇能采吗？", "药能混用吗？" }[i - 1]))));
        Prepare(Content);
        return base.InitializeAsync();
    }

    private protected virtual void Prepare(ContentFolder content)
    {
    }

    /// <summary>The letter before the choice that is right, or before one that is wrong.</summary>
    private protected static string Letter(SentMessage message, bool right) =>
        message.Text.Split('\n').First(l => l.Length > 3 && l[1] == '.' && l.Contains(Right, StringComparison.Ordinal) == right)[..1];

    private protected static bool IsQuestion(SentMessage message) => message.Text.Contains("A. ", StringComparison.Ordinal) && !message.Text.Contains("来源", StringComparison.Ordinal);

    /// <summary>Taps an answer; gives what the question became, and what came after it.</summary>
    private protected async Task<(SentMessage Feedback, SentMessage Next)> AnswersAsync(FakeUser user, SentMessage question, bool right)
    {
        var feedback = await TapsInPlaceAsync(user, question, Letter(question, right));
        return (feedback, await Telegram.NextMessageAsync(user.Id));
    }

    /// <summary>Begins a round and gives its first question.</summary>
    private protected async Task<SentMessage> BeginsAsync(FakeUser user) => await TapsAsync(user, await SaysAsync(user, "/quiz"), "都来一点");

    /// <summary>A night passes; the bot is not running in it, so that nothing of it waits for the clock.</summary>
    private protected async Task NextDayAsync()
    {
        await Bot.StopAsync();
        Clock!.Jump(Clock.GetUtcNow().AddDays(1));
        await Bot.StartAsync();
    }

    /// <summary>Lets the clock run while something is waited for: the bot's own pauses are measured by it.</summary>
    private protected async Task<T> PassingAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken)) != waiting)
        {
            Clock!.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await waiting;
    }

    /// <summary>A tap that Telegram's own apps would not make.</summary>
    private protected void TapsByForce(FakeUser user, string code, int message = 1) => Telegram.InjectsRawUpdate(JsonSerializer.Serialize(new
    {
        callback_query = new
        {
            id = Guid.NewGuid().ToString("N"),
            from = new { id = user.Id, is_bot = false, first_name = user.FirstName, language_code = "zh-hans" },
            message = new { message_id = message, date = 1, chat = new { id = user.Id, type = "private", first_name = user.FirstName } },
            chat_instance = "1",
            data = code,
        },
    }));
}
