using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>What a second person does with a correction, and what its author may, as forms.</summary>
internal static class CorrectionActs
{
    public static void Map(StaffRoutes routes)
    {
        routes.Act("/questions/{id}/corrections/{number:long}/release", Role.Reviewer, ReleaseAsync);
        routes.Act("/questions/{id}/corrections/{number:long}/return", Role.Reviewer, async (string id, long number, Visit visit, Correcting correcting) =>
            visit.Answer(await correcting.ReturnAsync(number, visit, visit.Field("remark")), _ => visit.Go($"/questions/{id}", "key-returned")));
        routes.Act("/questions/{id}/corrections/{number:long}/withdraw", Role.Editor, async (string id, long number, Visit visit, Correcting correcting) =>
            visit.Answer(await correcting.WithdrawAsync(number, visit), _ => visit.Go($"/questions/{id}", "key-withdrawn")));
        routes.Act("/questions/{id}/corrections/drop", Role.Reviewer, async (string id, Visit visit, Correcting correcting) =>
            visit.Answer(await correcting.DropAsync(id, visit), _ => visit.Go("/quizzes", "key-dropped")));
    }

    private static async Task<IResult> ReleaseAsync(string id, long number, Visit visit, Correcting correcting)
    {
        var (outcome, done) = await correcting.ReleaseAsync(number, visit);
        return visit.Answer(outcome, _ => Done(visit, id, done!));
    }

    /// <summary>What grading again has changed.</summary>
    public static IResult Done(Visit visit, string question, Regraded done)
    {
        var t = visit.T;
        return visit.Page(t["question.title"], Html.Of($"""
            <p class="note good" role="status">{t["question.regraded", ("answers", Visit.Number(done.Answers)), ("people", Visit.Number(done.People))]}</p>
            {Html.If(done.LeftAlone > 0, $"<p class=\"note\">{t["question.left-alone", ("count", Visit.Number(done.LeftAlone))]}</p>")}
            {Html.Each(done.UnknownContests, c => Html.Of($"<p class=\"note bad\">{t["question.unknown-contest", ("contest", c)]}</p>"))}
            <div class="actions"><a class="button" href="/staff/questions/{question}">{t["question.title"]}</a><a class="button" href="/staff/quizzes">{t["menu.quizzes"]}</a></div>
            """));
    }
}
