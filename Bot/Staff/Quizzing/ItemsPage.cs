using System.Globalization;
using Bot.Quizzes.Statistics;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>How each question of a quiz did: doubtful keys first.</summary>
internal static class ItemsPage
{
    private const int MostShown = 80;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/quizzes/{quiz}/items", Role.Viewer, ShowAsync);
        routes.Read("/quizzes/{quiz}/items.csv", Role.Viewer, async (string quiz, Visit visit, QuizItems items) => (IResult?)await items.FileAsync(visit, quiz) ?? visit.Missing());
    }

    private static async Task<IResult> ShowAsync(string quiz, Visit visit, QuizItems items)
    {
        if (await items.OfAsync(visit, quiz) is not { } figures)
        {
            return visit.Missing();
        }

        var t = visit.T;
        var doubtful = figures.Count(f => f.Figures.IsKeyDoubtful);
        return visit.Page(t["items.title", ("quiz", QuizItems.Name(visit, quiz)!)], Html.Of($"""
            <p>{t["items.what"]}</p>
            {Html.If(figures.Count > 0, $"<div class=\"actions\"><a class=\"button\" href=\"/staff/quizzes/{quiz}/items.csv\">{t["export"]}</a></div>")}
            {Html.If(doubtful > 0, $"<p class=\"note bad\" role=\"alert\">{t["items.doubtful", ("count", Visit.Number(doubtful))]}</p>")}
            {Html.If(figures.Count == 0, $"<p class=\"soft\">{t["quizzes.nobody-yet"]}</p>")}
            {Html.If(figures.Count > 0, $"{Table(visit, figures.Take(MostShown))}")}
            {Html.If(figures.Count > MostShown, $"<p class=\"soft\">{t["items.more", ("count", Visit.Number(figures.Count - MostShown))]}</p>")}
            <div class="actions"><a class="button" href="/staff/quizzes{(visit.Catalog.Contests.ContainsKey(quiz) ? "/" + quiz : "")}">{t["back"]}</a></div>
            """));
    }

    private static Html Table(Visit visit, IEnumerable<QuestionFigures> figures)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack"><thead><tr><th>{t["items.question"]}</th><th class="num">{t["items.answers"]}</th><th class="num">{t["items.right"]}</th><th class="num">{t["items.tells-apart"]}</th><th class="num">{t["items.median"]}</th><th>{t["items.given"]}</th></tr></thead>
            <tbody>{Html.Each(figures, f => Html.Of($"""
            <tr><td data-name="{t["items.question"]}"><div><a href="/staff/questions/{f.Question}">{Stem(visit, f.Question)}</a>{Html.If(f.Figures.IsKeyDoubtful, $" <span class=\"badge bad\">{t["items.wrong-key"]}</span>")}</div></td>
            <td class="num" data-name="{t["items.answers"]}">{Visit.Number(f.Figures.Answers)}</td><td class="num" data-name="{t["items.right"]}">{Percent(f.Figures.Facility)}</td>
            <td class="num" data-name="{t["items.tells-apart"]}">{(f.Figures.Discrimination is { } d ? Percent(d) : "–")}</td><td class="num" data-name="{t["items.median"]}">{t["items.seconds", ("count", f.MedianSeconds.ToString("0.#", CultureInfo.InvariantCulture))]}</td>
            <td data-name="{t["items.given"]}"><div>{Given(visit, f)}</div></td></tr>
            """))}</tbody></table>
            """);
    }

    /// <summary>What was answered how often: of choices all, of what is written the most frequent.</summary>
    private static Html Given(Visit visit, QuestionFigures figures) => figures.Choices.Count > 0
        ? Html.Each(figures.Choices, c => Html.Of($"""<span class="given{(c.IsRight ? " right" : "")}">{Html.If(c.IsRight, $"<span class=\"unseen\">{visit.T["items.key"]} </span>")}{ChoiceWords(visit, figures.Question, c.Text)} {Percent(100 * c.Share)}</span> """))
        : Html.Each(figures.Given.Take(5), g => Html.Of($"""<span class="given">{(g.Given.Length == 0 ? visit.T["items.no-answer"] : g.Given)} {Visit.Number(g.Count)}</span> """));

    /// <summary>A choice in the reader's language; as it was asked where the content folder has another by now.</summary>
    private static string ChoiceWords(Visit visit, string question, string text) => text switch
    {
        "true" => visit.T["yes"],
        "false" => visit.T["no"],
        _ when visit.Catalog.Questions.TryGetValue(question, out var known) && known.In(visit.Catalog.Texts.DefaultLocale).Choices.Index().FirstOrDefault(c => c.Item.Text == text) is { Item: not null } same =>
            known.In(visit.Locale).Choices[same.Index].Text,
        _ => text,
    };

    private static string Stem(Visit visit, string question) => visit.Catalog.Questions.TryGetValue(question, out var known) ? known.In(visit.Locale).Stem : question;

    private static string Percent(double share) => share.ToString("0", CultureInfo.InvariantCulture) + "%";
}
