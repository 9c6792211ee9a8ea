using Bot.Staff.Composing;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>Drafts: put together, looked at, submitted. Each member has their own.</summary>
internal static class DraftsApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<DraftShape>>("/drafts", Scope.BroadcastsWrite, "Your drafts that are not submitted, the newest 20.", ListAsync);
        routes.Make<DraftBody, DraftShape>("/drafts", Scope.BroadcastsWrite, "Begins a draft. Nothing is sent: the answer says what submitting it would do.", MakeAsync);
        routes.Read<DraftShape>("/drafts/{id:long}", Scope.BroadcastsWrite, "One of your drafts, and what submitting it would do now.", ShowAsync);
        routes.Replace<DraftBody, DraftShape>("/drafts/{id:long}", Scope.BroadcastsWrite, Role.Editor, "Writes a draft over.", SaveAsync);
        routes.Delete("/drafts/{id:long}", Scope.BroadcastsWrite, Role.Editor, "Throws a draft away.", DiscardAsync);
        routes.Act<DoneShape>(
            "/drafts/{id:long}/test", Scope.BroadcastsWrite, Role.Editor, "Sends a draft to the chat you have linked, and to nobody else. Asked twice it comes twice.",
            async (long id, ApiCall call, TestSending sending) => await call.AnswerAsync(await sending.SendAsync(call, id), _ => Task.FromResult(ApiAnswer.Ok(new DoneShape(id)))), once: false);
        routes.Act<SubmittedShape>(
            "/drafts/{id:long}/submit", Scope.BroadcastsWrite, Role.Editor,
            "Submits a draft: it is sent when it is due, or waits for a second person. Submitted twice it is the same broadcast; what blocks it is answered with 422.", SubmitAsync);
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, DraftStore drafts, SheetMaker sheets)
    {
        var shapes = new List<DraftShape>();
        foreach (var draft in await drafts.ListAsync(call.Member.Id))
        {
            shapes.Add(await ShapeAsync(draft, call, sheets));
        }

        return ApiAnswer.Ok(new Page<DraftShape>(shapes, null));
    }

    private static async Task<ApiAnswer> MakeAsync(ApiCall call, DraftStore drafts, SheetMaker sheets)
    {
        var (composition, errors) = DraftReader.Read(call.Body<DraftBody>(), call);
        if (composition is null)
        {
            return call.Invalid(errors);
        }

        var id = await drafts.AddAsync(call.Member.Id, composition);
        return ApiAnswer.Made(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/drafts/{id}"), await ShapeAsync((await drafts.FindAsync(id, call.Member.Id))!, call, sheets));
    }

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, DraftStore drafts, SheetMaker sheets) =>
        await drafts.FindAsync(id, call.Member.Id) is { } draft ? ApiAnswer.Ok(await ShapeAsync(draft, call, sheets)) : call.Missing();

    private static async Task<ApiAnswer> SaveAsync(long id, ApiCall call, DraftStore drafts, SheetMaker sheets)
    {
        if (await drafts.FindAsync(id, call.Member.Id) is not { BroadcastId: null })
        {
            return call.Missing();
        }

        var (composition, errors) = DraftReader.Read(call.Body<DraftBody>(), call);
        if (composition is null)
        {
            return call.Invalid(errors);
        }

        await drafts.SaveAsync(id, composition);
        return await ShowAsync(id, call, drafts, sheets);
    }

    private static async Task<ApiAnswer> DiscardAsync(long id, ApiCall call, DraftStore drafts)
    {
        if (await drafts.FindAsync(id, call.Member.Id) is not { BroadcastId: null })
        {
            return call.Missing();
        }

        await drafts.DiscardAsync(id);
        return ApiAnswer.Done;
    }

    private static async Task<ApiAnswer> SubmitAsync(long id, ApiCall call, Submission submission) => await submission.SubmitAsync(id, call) switch
    {
        null => call.Missing(),
        { Broadcast: { } broadcast } submitted => ApiAnswer.Ok(new SubmittedShape(broadcast, submitted.Sheet.NeedsApproval)),
        var blocked => call.Invalid([.. SheetShape.Of(blocked.Sheet, call).Blockers.Select(b => new FieldError(b.Code, b.Message))]),
    };

    private static async Task<DraftShape> ShapeAsync(Draft draft, ApiCall call, SheetMaker sheets) => DraftShape.Of(draft, await sheets.MakeAsync(draft, call), call);
}
