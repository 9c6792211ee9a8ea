using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Conversation;

/// <summary>/contest 竞赛: the rules, the unit, the paper; /rank 排行: who leads.</summary>
internal sealed class TakePartInContest(
    Members members, ISubscriberStore subscribers, AttemptStore attempts, ContestStore store, QuestionVersions versions, Answering answering, BoardMessages boards, MemberStore memberStore,
    ContentLibrary content, Calendar calendar) : IUpdateHandler
{
    /// <summary>Characters of answers in one message, well below what a channel takes.</summary>
    private const int LongestPage = 3500;

    public IReadOnlyList<string> Handles => [ContestCodes.Contest, "rank"];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var person = await members.OfAsync(request.Update);
        var texts = content.Current.Texts.For(person.Locale);
        var code = request.IsTap ? $"{request.Command}:{request.Argument}" : "";
        if (request.Update.IsGroup)
        {
            return Say(texts[TextKeys.QuizPrivately]);
        }

        return code switch
        {
            _ when request.Command == "rank" => [new Reply(await boards.OverallAsync(person, texts))],
            _ when After(code, ContestCodes.Start) is { } id => await StartAsync(person, texts, id),
            _ when After(code, ContestCodes.Unit) is { } chosen => await ChooseUnitAsync(person, texts, chosen),
            _ when After(code, ContestCodes.Board) is { } id && content.Current.Contests.TryGetValue(id, out var contest) => [new Reply(await boards.OfAsync(contest, person, texts))],
            _ when After(code, ContestCodes.Answers) is { } attempt => await AnswersAsync(person, texts, attempt),
            _ when After(code, ContestCodes.ShowName) is { } show => await ShowNameAsync(person, texts, show == "1"),
            _ => List(person, texts),
        };
    }

    private IReadOnlyList<Reply> List(Subscriber person, Texts texts)
    {
        var open = content.Current.Contests.Values.Where(c => c.IsOpen(calendar.Now)).OrderBy(c => c.Until).ToArray();
        return open.Length == 0
            ? Say(texts[TextKeys.ContestNone])
            : [.. open.Select(c => new Reply(new OutboundMessage(Lines.Bold(c.Names.In(person.Locale)).Then(Lines.Of(c.Rules.In(person.Locale).TrimEnd().Split('\n'))))
            {
                Choices = [[new Choice(texts.Plain(TextKeys.ContestStart), ContestCodes.Start + c.Id), new Choice(texts.Plain(TextKeys.ContestBoard), ContestCodes.Board + c.Id)]],
            }))];
    }

    private async Task<IReadOnlyList<Reply>> StartAsync(Subscriber person, Texts texts, string id)
    {
        var catalog = content.Current;
        if (!catalog.Contests.TryGetValue(id, out var contest))
        {
            return Say(texts[TextKeys.ContestNone]);
        }

        if (await attempts.OpenAsync(id, person.Id) is { } left)
        {
            return await answering.GoOnAsync(left, person);
        }

        var verdict = ContestEntry.Decide(contest, person.Traits, catalog.Regions, calendar.Now, await store.AttemptsAsync(id, person.Id, calendar.Today));
        if (verdict != EntryVerdict.Welcome)
        {
            return Say(texts[Why(verdict)]);
        }

        if (contest.Units.Count > 0 && contest.Units.All(u => u.Name != person.Unit))
        {
            return [new Reply(new OutboundMessage(texts[TextKeys.ContestUnit])
            {
                Choices = [.. contest.Units.Take(90).Select((u, i) => new Choice(u.Name, string.Create(CultureInfo.InvariantCulture, $"{ContestCodes.Unit}{i}/{id}"))).Chunk(2)],
            })];
        }

        var number = await attempts.LastNumberAsync(id, person.Id) + 1;
        if (PaperDrawing.Draw(contest, person.Id, number) is not { } drawn)
        {
            return Say(texts[TextKeys.ContestNotReady]);
        }

        var paper = new List<(long, string, double)>();
        foreach (var (question, shown, points) in drawn)
        {
            paper.Add((await versions.OfAsync(question), shown, points));
        }

        var endsAt = contest.InAll is { } limit && calendar.Now + limit < contest.Until ? calendar.Now + limit : contest.Until;
        return await attempts.BeginAsync(new(id, person.Id, number, calendar.Today, calendar.Now, endsAt, paper)) is { } attempt
            ? await answering.GoOnAsync(attempt, person)
            : Say(texts[TextKeys.ContestNoMoreToday]);
    }

    private async Task<IReadOnlyList<Reply>> ChooseUnitAsync(Subscriber person, Texts texts, string chosen)
    {
        var parts = chosen.Split('/');
        if (parts is not [var place, var id]
            || !content.Current.Contests.TryGetValue(id, out var contest)
            || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= contest.Units.Count)
        {
            return Say(texts[TextKeys.ContestNone]);
        }

        // A unit counts for all of somebody's attempts: who has begun for one does not change over to another that leads.
        if (contest.Units.Any(u => u.Name == person.Unit) && await attempts.LastNumberAsync(id, person.Id) > 0)
        {
            return Say(texts[TextKeys.ContestUnitFixed, ("unit", person.Unit!)]);
        }

        return await StartAsync(await subscribers.SaveAsync(person with { Unit = contest.Units[index].Name }), texts, id);
    }

    private async Task<IReadOnlyList<Reply>> AnswersAsync(Subscriber person, Texts texts, string attempt)
    {
        if (!long.TryParse(attempt, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) || await attempts.FindAsync(id, 1) is not { } first || first.SubscriberId != person.Id)
        {
            return Say(texts[TextKeys.QuizGone]);
        }

        var contest = content.Current.Contests.GetValueOrDefault(first.Quiz);
        if (first.State == AttemptState.Open || contest is { Answers: AnswersShown.AfterWindow } && calendar.Now < contest.Until)
        {
            return Say(texts[TextKeys.ContestAnswersLater]);
        }

        var pages = new List<MessageText>();
        for (var place = 1; place <= first.Of; place++)
        {
            if (await attempts.FindAsync(id, place) is { } asked)
            {
                var head = texts.Plain(TextKeys.QuizPlace, ("place", Number(place)), ("count", Number(first.Of)));
                var answered = QuestionMessage.Answered(asked.Question, asked.Shown, texts, head, asked.Given ?? "", asked.Score);
                if (pages.Count > 0 && pages[^1].Plain.Length + answered.Plain.Length < LongestPage)
                {
                    pages[^1] = pages[^1].Then(answered);
                }
                else
                {
                    pages.Add(answered);
                }
            }
        }

        return [.. pages.Select(p => new Reply(new OutboundMessage(p)))];
    }

    private async Task<IReadOnlyList<Reply>> ShowNameAsync(Subscriber person, Texts texts, bool show)
    {
        await memberStore.ShowNameAsync(person.Id, show);
        return Say(texts[show ? TextKeys.RankNameShown : TextKeys.RankNameHidden]);
    }

    private static string Why(EntryVerdict verdict) => verdict switch
    {
        EntryVerdict.NotYet => TextKeys.ContestNotYet,
        EntryVerdict.Over => TextKeys.ContestOver,
        EntryVerdict.NotForYou => TextKeys.ContestNotForYou,
        _ => TextKeys.ContestNoMoreToday,
    };

    private static string? After(string code, string prefix) => code.StartsWith(prefix, StringComparison.Ordinal) ? code[prefix.Length..] : null;

    private static IReadOnlyList<Reply> Say(MessageText text) => [new Reply(new OutboundMessage(text))];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
