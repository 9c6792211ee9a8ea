using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Games;
using Bot.Subscribers;

namespace Bot.Quizzes.Conversation;

/// <summary>/game 抢答 in a group, begun by its admins or by staff; /endgame and the button end it.</summary>
internal sealed class PlayGame(
    GameStore store, GameMessages messages, QuestionVersions versions, ISubscriberStore subscribers, ContentLibrary content, Calendar calendar, QuizzesOptions options) : IUpdateHandler
{
    private const string End = "endgame";

    public IReadOnlyList<string> Handles => [GameCodes.Game, End];

    public bool ForStaffInGroups => true;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        var group = await subscribers.FindAsync(request.Update.Conversation);
        var texts = catalog.Texts.For(group?.Locale ?? catalog.Texts.LocaleFor(request.Update.Language));
        if (!request.Update.IsGroup)
        {
            return Say(texts[TextKeys.GameWhere]);
        }

        return request.Command == End || request.IsTap
            ? await EndAsync(request.Update, texts)
            : await BeginAsync(request.Update, GameRequest.Parse(request.Argument, catalog), group?.Traits ?? Traits.Unknown, catalog, texts);
    }

    private async Task<IReadOnlyList<Reply>> BeginAsync(Update update, GameRequest wanted, Traits group, ContentCatalog catalog, Texts texts)
    {
        if (wanted.Unknown is { } unknown)
        {
            var topics = catalog.Topics.Values.Select(t => t.Names.In(texts.Locale)).ToArray();
            return Say(texts[TextKeys.GameTopic, ("topic", unknown), ("topics", string.Join(texts.Locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", topics)), ("example", topics[0])]);
        }

        if (!wanted.HasRounds)
        {
            return Say(texts[TextKeys.GameRounds, ("least", Number(GameRules.FewestRounds)), ("most", Number(GameRules.MostRounds))]);
        }

        var seed = Shuffling.Seed($"{update.Conversation}|{update.Id}");
        var deck = GameRules.Deck(catalog, wanted.Topic, group, calendar.Today, await store.LastAskedAsync(update.Conversation), seed);
        if (deck.Count < GameRules.FewestRounds)
        {
            return Say(texts[TextKeys.GameFew, ("count", Number(deck.Count)), ("least", Number(GameRules.FewestRounds))]);
        }

        var questions = deck.Take(wanted.Rounds).ToArray();
        var paper = new List<(long, string)>();
        foreach (var question in questions)
        {
            paper.Add((await versions.OfAsync(question), Shuffling.Shown(question, Shuffling.Mix(seed ^ Shuffling.Seed(question.Id)))));
        }

        var game = new Game
        {
            Address = update.Conversation,
            Locale = texts.Locale,
            StartedBy = update.SenderId,
            Rounds = questions.Length,
            Seconds = options.GameSeconds,
            DueAt = calendar.Now + GameRules.Pause,
            StartedAt = calendar.Now,
        };
        return await store.BeginAsync(game, paper) is null ? Say(texts[TextKeys.GameRunning]) : [new Reply(messages.Start(game, wanted.Topic))];
    }

    /// <summary>What became of it is told by the game itself, with how it stands.</summary>
    private async Task<IReadOnlyList<Reply>> EndAsync(Update update, Texts texts)
    {
        if (await store.RunningAsync(update.Conversation) is not { } game)
        {
            return Say(texts[TextKeys.GameNoneRunning]);
        }

        if (game.Ending is null)
        {
            await store.ReplaceAsync(game, GameRules.Ended(game, GameEnding.Stopped, calendar.Now));
        }

        return [];
    }

    private static IReadOnlyList<Reply> Say(MessageText text) => [new Reply(new OutboundMessage(text))];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
