using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Contests;

/// <summary>Who leads, as a message.</summary>
internal sealed class BoardMessages(StandingStore standings, ContestStore store, Calendar calendar)
{
    private const int Shown = 10;

    /// <summary>A contest's members and units.</summary>
    public async Task<OutboundMessage> OfAsync(Contest contest, Subscriber person, Texts texts)
    {
        var text = Lines.Bold(contest.Names.In(person.Locale)).Then(await BoardAsync(contest.Id, person, texts));
        if (contest.Units.Count > 0)
        {
            var units = UnitRanking.Rank(contest, await standings.UnitsAsync(contest.Id), await store.UnitSizesAsync());
            string[] lines = [texts.Plain(TextKeys.RankUnits, ("minimum", Number(contest.UnitMinimum))), .. units.Take(Shown).Select(u =>
                texts.Plain(TextKeys.RankUnitLine, ("rank", Number(u.Rank)), ("unit", u.Unit), ("score", ContestRules.Points(u.Score)), ("part", Percent(u.Participation)), ("average", ContestRules.Points(u.Average))))];
            text = text.Then(Lines.Of(lines));
        }

        return WithNames(text, texts);
    }

    /// <summary>This week's, this month's and all time's best in the daily question.</summary>
    public async Task<OutboundMessage> OverallAsync(Subscriber person, Texts texts)
    {
        var text = Lines.Bold(texts.Plain(TextKeys.RankWeek)).Then(await BoardAsync(Boards.Week(calendar.Today), person, texts))
            .Then(Lines.Bold(texts.Plain(TextKeys.RankMonth))).Then(await BoardAsync(Boards.Month(calendar.Today), person, texts))
            .Then(Lines.Bold(texts.Plain(TextKeys.RankAll))).Then(await BoardAsync(Boards.AllTime, person, texts));
        return WithNames(text, texts);
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
