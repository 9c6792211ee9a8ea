using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Quizzes.Journeys;

/// <summary>A contest of four questions, the first of which has a wrong key: whoever chooses what is right is told they are wrong.</summary>
public abstract class WrongKeyJourney : QuizJourney
{
    private protected const string WrongKey = "kind: single\n    choices:\n      - right: 错的一1\n      - 对的1\n      - 错的二1";
    private protected const string RightKey = "kind: single\n    choices:\n      - 错的一1\n      - right: 对的1\n      - 错的二1";

    private const string QuestionsFile = "questions/health/a.yaml";

    private protected override void Prepare(ContentFolder content) => content.Write("quizzes/cup.yaml", """
        id: cup
        name: 赛
        rules: 规则
        window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-25T20:00:00+08:00"}
        questions: [{take: 4, topic: health, points: 5}]
        """).Write(QuestionsFile, Questions(WrongKey));

    /// <summary>The questions of the contest, the first of them by a key of a test's own.</summary>
    private protected static string Questions(string first) => "questions:\n" + QuestionForms.Entry(first, "q1", "狗咬了怎么办？") + string.Concat(Enumerable.Range(2, 3).Select(i =>
        QuestionForms.Entry($"kind: single\n    choices:\n      - 错的一{i}\n      - right: 对的{i}\n      - 错的二{i}", $"q{i}", new[] { "盐吃多少？", "蘑菇能采吗？", "药能混用吗？" }[i - 2])));

    /// <summary>Edits the file of the questions, and the bot takes it up.</summary>
    private protected void Rewrites(string questions)
    {
        Content.Write(QuestionsFile, questions);
        TakesContent();
    }

    /// <summary>Answers everything rightly.</summary>
    /// <returns>How it went.</returns>
    private protected async Task<SentMessage> PlaysAsync(FakeUser user) => await AnswersAllAsync(user, await TapsAsync(user, await SaysAsync(user, "竞赛"), "开始答题"));

    private protected async Task<SentMessage> AnswersAllAsync(FakeUser user, SentMessage question)
    {
        for (var place = 1; place <= 4; place++)
        {
            question = (await AnswersAsync(user, question, right: true)).Next;
        }

        return question;
    }
}
