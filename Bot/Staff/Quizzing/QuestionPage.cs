using Bot.Content;
using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>One question with its key, how corrections of it stand; and, after a key was put right in its file, the same for everybody who answered by the old one.</summary>
internal static class QuestionPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/questions/{id}", Role.Viewer, ShowAsync);
        routes.Read("/questions/{id}/regrade", Role.Reviewer, AskAsync);
        routes.Act("/questions/{id}/regrade", Role.Reviewer, RegradeAsync);
    }

    private static async Task<IResult> ShowAsync(string id, Visit visit, Correcting correcting, Proposals proposals)
    {
        if (QuizItems.Find(visit, id) is not { } question)
        {
            return CorrectionCard.Amendment(visit, id) is var gone && gone != Html.Nothing && visit.Catalog.Amendments[id].InFile is null ? visit.Page(visit.T["question.title"], gone) : visit.Missing();
        }

        var t = visit.T;
        var last = await proposals.LastAsync(ProposalKind.Key, id);
        var waiting = last is { Decision: null } ? await CorrectionCard.WaitingAsync(visit, question, last, correcting) : Html.Nothing;
        return visit.Page(t["question.title"], Html.Of($"""
            {Body(visit, question)}
            <p>{question.In(visit.Locale).Explanation}</p>
            <p>{t["content.source"]}{t.Colon}<a href="{question.Source.Url.AbsoluteUri}" rel="noopener noreferrer">{question.Source.Publisher}: {question.Source.Title}</a></p>
            <p class="soft"><code>{question.File}:{question.Line}</code></p>
            {waiting}
            {(last is { Decision: ProposalDecision.Returned } && last.Author == visit.Member.Id ? CorrectionCard.Returned(visit, last) : Html.Nothing)}
            {CorrectionCard.Amendment(visit, id)}
            {Html.If(last is not { Decision: null } && visit.Member.May(Role.Editor), $"{Wrong(visit, question)}")}
            """));
    }

    private static Html Wrong(Visit visit, Question question)
    {
        var (t, id) = (visit.T, question.Id);
        return Html.Of($"""
            <section class="card"><h2>{t["question.correct"]}</h2><p>{t["correct.what"]}</p>
            <div class="actions"><a class="button main" href="/staff/questions/{id}/correct">{t["correct.title"]}</a></div>
            {Html.If(Correcting.MayRelease(visit.Member, question, visit.Catalog.Regions), $"<p class=\"soft\">{t["correct.regrade-what"]} <a href=\"/staff/questions/{id}/regrade\">{t["question.regrade"]}</a></p>")}</section>
            """);
    }

    private static async Task<IResult> AskAsync(string id, Visit visit, RegradePreview preview)
    {
        if (QuizItems.Find(visit, id) is not { } question || !Correcting.MayRelease(visit.Member, question, visit.Catalog.Regions))
        {
            return visit.Missing();
        }

        var t = visit.T;
        var (all, changed) = await preview.CountAsync(question);
        return visit.Page(t["question.regrade-title"], Html.Of($"""
            {Body(visit, question)}
            <p class="note">{t[changed == 0 ? "question.regrade-nothing" : "question.regrade-what", ("all", Visit.Number(all)), ("changed", Visit.Number(changed))]}</p>
            <div class="actions">{Html.If(changed > 0, $"{Layout.Form(visit, $"/questions/{id}/regrade", Html.Of($"""<button class="main">{t["question.regrade-now", ("changed", Visit.Number(changed))]}</button>"""))}")}
            <a class="button" href="/staff/questions/{id}">{t[changed > 0 ? "act-no" : "back"]}</a></div>
            """));
    }

    private static async Task<IResult> RegradeAsync(string id, Visit visit, QuestionRegrading regrading)
    {
        if (await regrading.RunAsync(visit, id) is not { } done)
        {
            return visit.Missing();
        }

        return CorrectionActs.Done(visit, id, done);
    }

    private static Html Body(Visit visit, Question question)
    {
        var t = visit.T;
        var words = question.In(visit.Locale);
        var choices = question.Kind == QuestionKind.TrueFalse ? [t["yes"], t["no"]] : words.Choices.Select(c => c.Text).ToArray();
        return Html.Of($"""
            <blockquote class="question">{words.Stem}</blockquote>
            {Html.If(choices.Length > 0, $"<ul class=\"key\">{Html.Each(choices.Index(), c => Html.Of($"<li>{c.Item}{Html.If(question.Choices[c.Index].IsRight, $" <span class=\"badge good\">{t["items.key"]}</span>")}</li>"))}</ul>")}
            {Html.If(question.Number is not null, $"<p>{t["items.key"]}{t.Colon}{question.Number?.Value ?? 0} ± {question.Number?.Tolerance ?? 0}</p>")}
            {Html.If(question.Answers.Count > 0, $"<p>{t["items.key"]}{t.Colon}{string.Join(t.Separator, question.Answers)}</p>")}
            """);
    }
}
