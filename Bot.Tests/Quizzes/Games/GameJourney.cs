using System.Text.Json;
using Bot.Quizzes.Games;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Quizzes.Games;

/// <summary>A group with its admin 王 and three who play, on a clock moved by hand; Telegram keeps the limits of a real group.</summary>
public abstract class GameJourney : QuizJourney
{
    private static readonly string[] Stems = ["雷雨天能在树下躲吗？", "农药瓶子怎么扔？", "玉米地里能套种什么？", "小麦什么时候浇返青水？"];

    private protected FakeGroup Group { get; private set; } = null!;

    private protected FakeUser Li { get; private set; } = null!;

    private protected FakeUser Zhao { get; private set; } = null!;

    private protected override Dictionary<string, string?> Settings => new() { ["Telegram:MessagesPerChatPerSecond"] = "1", ["Telegram:MessagesPerGroupPerMinute"] = "20" };

    private protected override FakeTelegramOptions TelegramOptions => new() { Time = Clock!, MessagesPerChatPerSecond = 1, MessagesPerGroupPerMinute = 20 };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Group = Telegram.NewGroup("向城镇农事群", Wang);
        Telegram.AddsBotTo(Group, Wang);
        (Li, Zhao) = (Telegram.NewUser("李秀英"), Telegram.NewUser("赵大山"));
        Telegram.Joins(Li, Group);
        Telegram.Joins(Zhao, Group);
    }

    private protected override void Prepare(ContentFolder content) =>
        content.Write("questions/agriculture/b.yaml", "questions:\n" + string.Concat(Stems.Select((stem, i) => QuestionForms.Entry(
            $"kind: single\n    choices:\n      - 错的一{i}\n      - right: {Right}{i}\n      - 错的二{i}", $"g{i}", stem).Replace("topic: health", "topic: agriculture", StringComparison.Ordinal))));

    /// <summary>Lets the clock run, a second at a time, until something has come.</summary>
    private protected async Task<T> ComesAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, TestContext.Current.CancellationToken)) != waiting)
        {
            Clock!.Advance(TimeSpan.FromSeconds(1));
        }

        return await waiting;
    }

    private protected Task<SentMessage> ToldAsync(string words) =>
        ComesAsync(Telegram.NextMessageAsync(Group.Id, m => m.Text.Contains(words, StringComparison.Ordinal), TimeSpan.FromSeconds(20)));

    private protected async Task<SentMessage> BeginsAsync(string command = "/game 5")
    {
        Telegram.Says(Wang, command, Group);
        return await ToldAsync("抢答开始");
    }

    /// <summary>The next question, once its time runs.</summary>
    private protected async Task<SentMessage> AskedAsync()
    {
        var poll = await ComesAsync(Telegram.NextMessageAsync(Group.Id, m => m.Poll is not null, TimeSpan.FromSeconds(20)));
        await PhaseAsync(2);
        return poll;
    }

    private protected Task PhaseAsync(int phase) =>
        Eventually.HoldsAsync(async () => (await QueryAsync<long>("select phase from games order by id desc limit 1")) is [var now] && now == phase, $"the game is in phase {phase}");

    private protected Task EndedAsync(GameEnding why) => Eventually.HoldsAsync(
        async () => (await QueryAsync<long>("select ending from games where ended_at is not null order by id desc limit 1")) is [var ending] && ending == (long)why, $"the game has ended: {why}");

    /// <summary>Votes, and waits until it is counted.</summary>
    private protected async Task VotesAsync(FakeUser user, SentMessage poll, bool right)
    {
        var before = (await QueryAsync<long>("select count(*) from responses"))[0];
        Telegram.Votes(user, poll, Option(poll, right));
        await Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from responses"))[0] == before + 1, $"the vote of {user} counts");
    }

    private protected static int Option(SentMessage poll, bool right) =>
        right ? poll.Poll!.CorrectOptionIds.Single() : (poll.Poll!.CorrectOptionIds.Single() + 1) % poll.Poll.Options.Count;

    /// <summary>A vote that Telegram's own apps would not let through.</summary>
    private protected async Task VotesByForceAsync(FakeUser user, string poll, int option)
    {
        Telegram.InjectsRawUpdate(JsonSerializer.Serialize(new
        {
            poll_answer = new { poll_id = poll, user = new { id = user.Id, is_bot = false, first_name = user.FirstName }, option_ids = new[] { option } },
        }));
        await Eventually.HoldsAsync(async () => Telegram.PendingUpdates == 0 && (await QueryAsync<long>("select count(*) from updates where state = 0"))[0] == 0, "the vote was looked at");
    }

    /// <summary>Who stands where: 李秀英 2.</summary>
    private protected Task<IReadOnlyList<string>> StandingAsync() => QueryAsync<string>(
        "select p.name || ' ' || cast(s.score as integer) from standings s join subscribers p on p.id = s.subscriber_id where s.board like 'game:%' order by s.score desc, s.taken_ms");

    private protected Task<int> WriteAsync(string sql) => Bot.Get<global::Bot.Storage.Database>().WriteAsync(session => session.ExecuteAsync(sql));

    private protected int Polls => Telegram.Messages.Count(m => m.ChatId == Group.Id && m.Poll is not null);
}
