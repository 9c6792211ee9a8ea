using Bot.Content;
using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>One question with its key; and, after a key was put right in its file, the same for everybody who answered by the old one.</summary>
internal static class QuestionPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/questions/{id}", Role.Viewer, Show);
        routes.Read("/questions/{id}/regrade", Role.Reviewer, AskAsync);
        routes.Act("/questions/{id}/regrade", Role.Reviewer, RegradeAsync);
    }

    private static IResult Show(string id, Visit visit)
    {
        if (QuizItems.Find(visit, id) is not { } question)
        {
            return visit.Missing();
        }

        var t = visit.T;
        return visit.Page(t["question.title"], Html.Of($"""
            {Body(visit, question)}
            <p>{question.In(visit.Locale).Explanation}</p>
            <p>{t["content.source"]}: <a href="{question.Source.Url.AbsoluteUri}" rel="noopener noreferrer">{question.Source.Publisher}: {question.Source.Title}</a></p>
            <section class="card"><h2>{t["question.correct"]}</h2><p>{t["question.correct-how", ("file", question.File), ("line", Visit.Number(question.Line))]}</p>
            {Html.If(visit.Member.May(Role.Reviewer), $"<div class=\"actions\"><a class=\"button\" href=\"/staff/questions/{id}/regrade\">{t["question.regrade"]}</a></div>")}</section>
            """));
    }

    private static async Task<IResult> AskAsync(string id, Visit visit, RegradePreview preview)
    {
        if (QuizItems.Find(visit, id) is not { } question)
        {
            return visit.Missing();
        }

        var t = visit.T;
        var (all, changed) = await preview.CountAsync(question);
        return visit.Page(t["question.regrade-title"], Html.Of($"""
            {Body(visit, question)}
            <p class="note">{t[changed == 0 ? "question.regrade-nothing" : "question.regrade-what", ("all", Visit.Number(all)), ("changed", Visit.Number(changed))]}</p>
            <div class="actions">{Html.If(changed > 0, $"{Layout.Form(visit, $"/questions/{id}/regrade", Html.Of($"""<button class="main">{t["question.regrade-now", ("changed", Visit.Number(changed))]}</button>"""))}")}
            <a class="button" href="/staff/questions/{id}">{t["act-no"]}</a></div>
            """));
    }

    private static async Task<IResult> RegradeAsync(string id, Visit visit, QuestionRegrading regrading)
    {
        if (await regrading.RunAsync(visit, id) is not { } done)
        {
            return visit.Missing();
        }

        var t = visit.T;
        return visit.Page(t["question.title"], Html.Of($"""
            <p class="note good" role="status">{t["question.regraded", ("answers", Visit.Number(done.Answers)), ("people", Visit.Number(done.People))]}</p>
            {Html.If(done.LeftAlone > 0, $"<p class=\"note\">{t["question.left-alone", ("count", Visit.Number(done.LeftAlone))]}</p>")}
            {Html.Each(done.UnknownContests, c => Html.Of($"<p class=\"note bad\">{t["question.unknown-contest", ("contest", c)]}</p>"))}
            <div class="actions"><a class="button" href="/staff/quizzes">{t["menu.quizzes"]}</a></div>
            """));
    }

    private static Html Body(Visit visit, Question question)
    {
        var t = visit.T;
        var words = question.In(visit.Locale);
        var choices = question.Kind == QuestionKind.TrueFalse ? [t["yes"], t["no"]] : words.Choices.Select(c => c.Text).ToArray();
        return Html.Of($"""
            <blockquote class="question">{words.Stem}</blockquote>
            {Html.If(choices.Length > 0, $"<ul class=\"key\">{Html.Each(choices.Index(), c => Html.Of($"<li>{c.Item}{Html.If(question.Choices[c.Index].IsRight, $" <span class=\"badge good\">{t["items.key"]}</span>")}</li>"))}</ul>")}
            {Html.If(question.Number is not null, $"<p>{t["items.key"]}: {question.Number?.Value ?? 0} ± {question.Number?.Tolerance ?? 0}</p>")}
            {Html.If(question.Answers.Count > 0, $"<p>{t["items.key"]}: {string.Join(t.Separator, question.Answers)}</p>")}
            """);
    }
}
