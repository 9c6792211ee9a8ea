using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Practice;
using Bot.Subscribers;

namespace Bot.Quizzes.Conversation;

/// <summary>/quiz 答题, the choice of what to practise, 错题本, leaving off and going on.</summary>
internal sealed class StartPractice(
    Members members, AttemptStore attempts, CardStore cards, PracticeRounds rounds, Answering answering, ContentLibrary content, Calendar calendar, QuizzesOptions options) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => [Codes.Quiz, "wrong"];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        if (request.Update.IsGroup)
        {
            return [new Reply(new OutboundMessage(catalog.Texts.For(catalog.Texts.LocaleFor(request.Update.Language))[TextKeys.QuizPrivately]))];
        }

        var person = await members.OfAsync(request.Update);
        var texts = catalog.Texts.For(person.Locale);
        return (request.Command, request.IsTap ? $"{request.Command}:{request.Argument}" : "") switch
        {
            ("wrong", _) or (_, Codes.Wrong) => await BeginAsync(person, texts, null, onlyWrong: true),
            (_, Codes.Any) => await BeginAsync(person, texts, null, onlyWrong: false),
            (_, Codes.Pause) => [new Reply(new OutboundMessage(texts[TextKeys.QuizPaused]))],
            (_, Codes.Resume) => await ResumeAsync(person, catalog, texts),
            _ when request.IsTap && request.Argument.StartsWith(Codes.Topic, StringComparison.Ordinal) =>
                await BeginAsync(person, texts, request.Argument[Codes.Topic.Length..], onlyWrong: false),
            _ => await MenuAsync(person, catalog, texts),
        };
    }

    private async Task<IReadOnlyList<Reply>> BeginAsync(Subscriber person, Texts texts, string? topic, bool onlyWrong) =>
        await rounds.BeginAsync(person, topic, onlyWrong) is { } attempt
            ? await answering.GoOnAsync(attempt, person)
            : [new Reply(new OutboundMessage(texts[onlyWrong ? TextKeys.QuizNoneWrong : TextKeys.QuizNone]))];

    private async Task<IReadOnlyList<Reply>> ResumeAsync(Subscriber person, ContentCatalog catalog, Texts texts) =>
        await attempts.OpenAsync(QuizKeys.Practice, person.Id) is { } attempt ? await answering.GoOnAsync(attempt, person) : await MenuAsync(person, catalog, texts);

    private async Task<IReadOnlyList<Reply>> MenuAsync(Subscriber person, ContentCatalog catalog, Texts texts)
    {
        var askable = PracticeDeck.Askable(catalog, null, person.Region, calendar.Today);
        var topics = catalog.Topics.Values.Where(t => askable.Values.Any(q => q.Topic == t.Id)).ToArray();
        if (topics.Length == 0)
        {
            return [new Reply(new OutboundMessage(texts[TextKeys.QuizNone]))];
        }

        var due = Math.Min(await cards.CountDueAsync(person.Id, calendar.Today), options.ReviewsPerDay);
        var wrong = (await cards.WrongAsync(person.Id)).Count(askable.ContainsKey);
        var menu = texts[TextKeys.QuizMenu, ("count", Number(options.QuestionsPerRound))];
        var rows = new List<IReadOnlyList<Choice>>();
        if (await attempts.OpenAsync(QuizKeys.Practice, person.Id) is not null)
        {
            rows.Add([new Choice(texts.Plain(TextKeys.QuizResume), Codes.Resume)]);
        }

        rows.Add([new Choice(texts.Plain(TextKeys.QuizAny), Codes.Any)]);
        rows.AddRange(topics.Select(t => new Choice(t.Names.In(person.Locale), $"{Codes.Quiz}:{Codes.Topic}{t.Id}")).Chunk(3));
        if (wrong > 0)
        {
            rows.Add([new Choice(texts.Plain(TextKeys.QuizWrongBook, ("count", Number(wrong))), Codes.Wrong)]);
        }

        return [new Reply(new OutboundMessage(due > 0 ? texts[TextKeys.QuizDue, ("due", Number(due))].Then(menu) : menu) { Choices = rows })];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
