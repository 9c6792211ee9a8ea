using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Contests;

/// <summary>Who leads, as a message.</summary>
internal sealed class BoardMessages(StandingStore standings, ContestStore store, QuizzesOptions options, Calendar calendar)
{
    private const int Shown = 10;

    /// <summary>A contest's members and units.</summary>
    public async Task<OutboundMessage> OfAsync(Contest contest, Subscriber person, Texts texts)
    {
        var text = Lines.Bold(contest.Names.In(person.Locale)).Then(await BoardAsync(contest.Id, person, texts));
        return WithNames(text.Then(await UnitsAsync(contest.Id, TextKeys.RankUnits, contest.Units, contest.UnitMinimum, texts)), texts);
    }

    /// <summary>This week's, this month's and all time's best in the daily question, and the units of the week and the month.</summary>
    public async Task<OutboundMessage> OverallAsync(Subscriber person, Texts texts)
    {
        var text = await PeriodAsync(TextKeys.RankWeek, Boards.Week(calendar.Today), person, texts);
        text = text.Then(await PeriodAsync(TextKeys.RankMonth, Boards.Month(calendar.Today), person, texts));
        return WithNames(text.Then(Lines.Bold(texts.Plain(TextKeys.RankAll))).Then(await BoardAsync(Boards.AllTime, person, texts)), texts);
    }

    private async Task<MessageText> PeriodAsync(string name, string board, Subscriber person, Texts texts) =>
        Lines.Bold(texts.Plain(name)).Then(await BoardAsync(board, person, texts)).Then(await UnitsAsync(board, TextKeys.RankUnitsWeek, null, options.UnitMinimum, texts));

    /// <summary>The units of a board; nothing where there is none to rank.</summary>
    /// <param name="board">Whose members are counted.</param>
    /// <param name="head">What stands above them.</param>
    /// <param name="units">Those that are ranked; null = every unit that somebody has chosen.</param>
    /// <param name="minimum">So many of a unit must take part.</param>
    /// <param name="texts">The reader's language.</param>
    private async Task<MessageText> UnitsAsync(string board, string head, IReadOnlyList<ContestUnit>? units, int minimum, Texts texts)
    {
        if (units?.Count == 0)
        {
            return Lines.Of();
        }

        var (results, sizes) = (await standings.UnitsAsync(board), await store.UnitSizesAsync());
        var ranked = UnitRanking.Rank(units ?? [.. results.Select(r => new ContestUnit(r.Unit, null))], minimum, results, sizes);
        return units is null && ranked.Count == 0 ? Lines.Of() : Lines.Of([texts.Plain(head, ("minimum", Number(minimum))), .. ranked.Take(Shown).Select(u => texts.Plain(
            TextKeys.RankUnitLine, ("rank", Number(u.Rank)), ("unit", u.Unit), ("score", ContestRules.Points(u.Score)), ("part", Percent(u.Participation)), ("average", ContestRules.Points(u.Average))))]);
    }

    private async Task<MessageText> BoardAsync(string board, Subscriber person, Texts texts)
    {
        var top = await standings.TopAsync(board, Shown);
        if (top.Count == 0)
        {
            return texts[TextKeys.RankEmpty];
        }

        var lines = top.Select(s => Line(s, texts, s.SubscriberId == person.Id)).ToList();
        if (top.All(s => s.SubscriberId != person.Id) && await standings.OfAsync(board, person.Id) is { } own)
        {
            lines.Add("…");
            lines.Add(Line(own, texts, isOwn: true));
        }

        return Lines.Of(lines);
    }

    private static string Line(Standing standing, Texts texts, bool isOwn) => texts.Plain(
        TextKeys.RankLine,
        ("rank", Number(standing.Rank)),
        ("name", isOwn ? texts.Plain(TextKeys.RankYou) : standing.Name),
        ("score", ContestRules.Points(standing.Score)));

    private static OutboundMessage WithNames(MessageText text, Texts texts) => new(text)
    {
        Choices = [[new Choice(texts.Plain(TextKeys.RankShowName), ContestCodes.ShowName + "1"), new Choice(texts.Plain(TextKeys.RankHideName), ContestCodes.ShowName + "0")]],
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)}%");
}
