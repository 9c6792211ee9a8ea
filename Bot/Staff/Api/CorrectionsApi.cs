using System.Globalization;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;

namespace Bot.Staff.Api;

/// <summary>Wrong keys, put right by two: one proposes, another releases.</summary>
internal static class CorrectionsApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<CorrectionsShape>("/corrections", Scope.ContentRead, "Corrections of keys that wait for a second person, and those that count and that the folder does not have yet.", ListAsync);
        routes.Read<CorrectionShape>("/corrections/{id:long}", Scope.ContentRead, "One correction; while it waits, with what releasing it would change.", ShowAsync);
        routes.Make<CorrectionBody, CorrectionShape>("/questions/{id}/corrections", Scope.CorrectionsWrite, "Proposes a question's right key. Nothing changes until another member releases it; the answer says what would.", ProposeAsync);
        routes.Act<CorrectionShape>(
            "/corrections/{id:long}/release", Scope.CorrectionsRelease, Role.Reviewer, "Releases what another proposed: the key counts at once, every answer is graded again, those concerned are told. Nobody releases their own.",
            async (long id, ApiCall call, Correcting correcting, Proposals proposals) => await call.AnswerAsync((await correcting.ReleaseAsync(id, call)).Outcome, _ => ShowAsync(id, call, correcting, proposals)));
        routes.Act<ReturnBody, CorrectionShape>(
            "/corrections/{id:long}/return", Scope.CorrectionsRelease, Role.Reviewer, "Gives back what another proposed, with a remark.",
            async (long id, ApiCall call, Correcting correcting, Proposals proposals) => await call.AnswerAsync(await correcting.ReturnAsync(id, call, call.Body<ReturnBody>().Remark.Trim()), _ => ShowAsync(id, call, correcting, proposals)));
        routes.Act<CorrectionShape>(
            "/corrections/{id:long}/withdraw", Scope.CorrectionsWrite, Role.Editor, "Takes back what you proposed, before anybody has decided.",
            async (long id, ApiCall call, Correcting correcting, Proposals proposals) => await call.AnswerAsync(await correcting.WithdrawAsync(id, call), _ => ShowAsync(id, call, correcting, proposals)));
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, Proposals proposals) => ApiAnswer.Ok(new CorrectionsShape(
        [.. (await proposals.ListWaitingAsync()).Where(p => p.Kind == ProposalKind.Key && QuizItems.Find(call, p.Subject) is not null).Select(p => CorrectionShape.Of(p, null))],
        [.. call.Catalog.Amendments.Values.Where(a => call.Member.LooksAfter(a.InFile?.Topic)).OrderBy(a => a.Amendment.Question, StringComparer.Ordinal).Select(AmendmentShape.Of)]));

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, Correcting correcting, Proposals proposals)
    {
        if (await proposals.FindAsync(id) is not { Kind: ProposalKind.Key } proposal || QuizItems.Find(call, proposal.Subject) is null)
        {
            return call.Missing();
        }

        var look = proposal.Decision is null ? await correcting.LookAsync(call, proposal.Subject, Correcting.KeyOf(proposal).Key) : null;
        return ApiAnswer.Ok(CorrectionShape.Of(proposal, look));
    }

    private static async Task<ApiAnswer> ProposeAsync(string id, ApiCall call, Correcting correcting, Proposals proposals)
    {
        if (QuizItems.Find(call, id) is not { } question)
        {
            return call.Missing();
        }

        var draft = call.Body<CorrectionBody>().ToDraft(question, call);
        if (Correcting.Check(call, question, draft).Problem is { } problem)
        {
            return call.Invalid([new("key", problem)]);
        }

        var made = await correcting.ProposeAsync(id, call, draft);
        if (!made.IsDone)
        {
            return call.Answer(made);
        }

        var look = await correcting.LookAsync(call, id, Correcting.Check(call, question, draft).Key!);
        return ApiAnswer.Made(string.Create(CultureInfo.InvariantCulture, $"/corrections/{made.Id}"), CorrectionShape.Of((await proposals.FindAsync(made.Id))!, look));
    }
}
