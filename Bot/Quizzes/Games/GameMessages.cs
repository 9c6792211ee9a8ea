using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;

namespace Bot.Quizzes.Games;

/// <summary>What is said in a game.</summary>
internal sealed class GameMessages(GameStore store, StandingStore standings, ContentLibrary content)
{
    /// <summary>Between two questions only the top is of interest.</summary>
    private const int ShownBetween = 5;
    private const int ShownAtEnd = 10;
    private const int LongestPollQuestion = 300;

    /// <summary>The announcement.</summary>
    public OutboundMessage Start(Game game, string? topic)
    {
        var texts = Texts(game);
        var about = topic is null ? texts.Plain(TextKeys.GameAnyTopic) : content.Current.Topics[topic].Names.In(game.Locale);
        return new(texts[TextKeys.GameStart, ("topic", about), ("count", Number(game.Rounds)), ("seconds", Number(game.Seconds))])
        {
            Choices = [[new Choice(texts.Plain(TextKeys.GameStop), GameCodes.Stop)]],
        };
    }

    /// <summary>A question as the platform's own quiz, and in words for a channel that has none.</summary>
    public OutboundMessage Ask(Game game, GameQuestion question)
    {
        var texts = Texts(game);
        var head = texts.Plain(TextKeys.GamePlace, ("place", Number(question.Place)), ("count", Number(game.Rounds)));
        var poll = QuizPolls.Of(question.Question, question.Shown, texts, QuizKeys.GameRound(game.Id, question.Place));
        poll = poll with { Question = $"{head} {poll.Question}".CutTo(LongestPollQuestion), OpenFor = game.Seconds };
        return new(Lines.Of([poll.Question, .. poll.Options])) { Poll = poll };
    }

    /// <summary>How it stands, or how it ended.</summary>
    public async Task<OutboundMessage> TellAsync(Game game)
    {
        var texts = Texts(game);
        MessageText?[] parts =
        [
            game.Ending is GameEnding.Stopped or GameEnding.Interrupted ? null : await RoundAsync(game, texts),
            game.Ending is { } ending ? texts[Why(ending)] : null,
            await BoardAsync(game, texts),
        ];
        return new(parts.OfType<MessageText>().Aggregate((above, below) => above.Then(below)));
    }

    public OutboundMessage Void(Game game) => new(Texts(game)[TextKeys.GameVoid, ("place", Number(game.Place))]);

    public OutboundMessage NoPolls(Game game) => new(Texts(game)[TextKeys.GameNoPolls]);

    private async Task<MessageText?> RoundAsync(Game game, Texts texts)
    {
        if (await store.QuestionAsync(game.Id, game.Place) is not { } asked)
        {
            return null;
        }

        var (answered, right) = await store.CountAsync(game, game.Place);
        var answer = QuestionMessage.ChoiceText(asked.Question, asked.Question.Choices.TakeWhile(c => !c.IsRight).Count(), texts);
        return answered == 0
            ? texts[TextKeys.GameRoundSilent, ("place", Number(game.Place)), ("answer", answer)]
            : texts[TextKeys.GameRound, ("place", Number(game.Place)), ("answered", Number(answered)), ("right", Number(right)), ("answer", answer)];
    }

    private async Task<MessageText?> BoardAsync(Game game, Texts texts)
    {
        var top = (await standings.TopAsync(game.Quiz, game.Ending is null ? ShownBetween : ShownAtEnd)).Where(s => s.Score > 0).ToArray();
        return top.Length > 0 ? Lines.Of([.. top.Select(s => Line(s, texts))])
            : game.Ending is GameEnding.Played or GameEnding.Stopped ? texts[TextKeys.GameNobody]
            : null;
    }

    private static string Line(Standing standing, Texts texts) => texts.Plain(
        TextKeys.GameLine,
        ("rank", Number(standing.Rank)),
        ("name", standing.Name),
        ("right", Number((int)Math.Round(standing.Score))),
        ("seconds", (standing.TakenMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)));

    private static string Why(GameEnding ending) => ending switch
    {
        GameEnding.Stopped => TextKeys.GameStopped,
        GameEnding.Silent => TextKeys.GameSilent,
        GameEnding.Interrupted => TextKeys.GameInterrupted,
        _ => TextKeys.GameOver,
    };

    private Texts Texts(Game game) => content.Current.Texts.For(game.Locale);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
