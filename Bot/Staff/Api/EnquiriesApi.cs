using System.Globalization;
using Bot.Enquiries;
using Bot.Staff.Answering;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>Questions handed to people: found, looked at, answered. By the same desk as on the pages and in the chat.</summary>
internal static class EnquiriesApi
{
    private const int MostDays = 366;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<EnquiryShape>>(
            "/enquiries", Scope.EnquiriesRead, "Questions handed to people, of the topics and regions you look after: the newest first.", ListAsync,
            ApiQuery.Of<EnquiryStatus>("status", "Only those that stand there."), new ApiQuery("open", "`true`: only those that wait for an answer, the oldest first."),
            new ApiQuery("topic", "Only of this topic, and those whose topic nobody could tell."), new ApiQuery("mine", "`true`: only those you look after yourself."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.Read<EnquiryDetail>("/enquiries/{id:long}", Scope.EnquiriesRead, "One enquiry: what may help, who may answer it, what was done with it.", ShowAsync);
        routes.Read<Page<MissingShape>>(
            "/missing-answers", Scope.EnquiriesRead, "What was asked and the content does not answer, what was asked most often first.", MissingAsync,
            new ApiQuery("days", "Of how many days, 1 to 366. Default 7.", true), ApiQuery.Limit, ApiQuery.Cursor);
        MapActs(routes);
    }

    private static void MapActs(ApiRoutes routes)
    {
        Act<AnswerBody>(
            "answer", "Answers it, and all that ask the same; the askers get it at once.",
            (body, call) => Unfit(call, "text", body.Text), (id, body, call, desk) => desk.AnswerAsync(call, id, body.Text.ReplaceLineEndings("\n")));
        Act<ReasonBody>("decline", "Says that it will not be answered, and why; the askers are told.", (body, call) => Unfit(call, "reason", body.Reason), (id, body, call, desk) => desk.DeclineAsync(call, id, body.Reason));
        Act<AssigneeBody>("assign", "Gives it to one of its `answerers`, who is told.", (_, _) => null, (id, body, call, desk) => desk.AssignAsync(call, id, body.Member));
        Act<TopicBody>(
            "file", "Says what topic it belongs to, so that the right people see it.",
            (body, call) => call.Catalog.Topics.ContainsKey(body.Topic) ? null : new("topic", call.T["problem.unknown", ("value", body.Topic)]), (id, body, call, desk) => desk.FileAsync(call, id, body.Topic));
        Act<SameBody>("join", "Joins it to another that asks the same; it gets that one's answer.", (_, _) => null, (id, body, call, desk) => desk.JoinAsync(call, id, body.Of));
        Plain("take", "Takes it yourself.", (id, call, desk) => desk.AssignAsync(call, id, call.Member.Id));
        Plain("pass-on", "Takes it from whoever has it; another is found.", (id, call, desk) => desk.PassOnAsync(call, id));
        routes.Act<DraftedShape>("/enquiries/{id:long}/draft", Scope.EnquiriesWrite, Role.Editor, "Writes its answer into the content folder, as a draft to be reviewed.", DraftAsync);

        void Act<TBody>(string act, string summary, Func<TBody, ApiCall, FieldError?> unfit, Func<long, TBody, ApiCall, AnsweringDesk, Task<Outcome>> work)
            where TBody : IShape<TBody> => routes.Act<TBody, EnquiryShape>(
                Path(act), Scope.EnquiriesWrite, Role.Editor, summary, async (long id, ApiCall call, AnsweringDesk desk, EnquiryStore store) => unfit(call.Body<TBody>(), call) is { } error
                    ? call.Invalid([error])
                    : await AnswerAsync(call, await work(id, call.Body<TBody>(), call, desk), id, store));

        void Plain(string act, string summary, Func<long, ApiCall, AnsweringDesk, Task<Outcome>> work) => routes.Act<EnquiryShape>(
            Path(act), Scope.EnquiriesWrite, Role.Editor, summary, async (long id, ApiCall call, AnsweringDesk desk, EnquiryStore store) => await AnswerAsync(call, await work(id, call, desk), id, store));

        static string Path(string act) => $"/enquiries/{{id:long}}/{act}";
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, EnquiryStore store)
    {
        var (own, topic, isOpen) = (EnquiryWords.Mine(call), call.Query("topic"), call.IsTrue("open"));
        if (topic.Length > 0 && (!call.Catalog.Topics.ContainsKey(topic) || !call.Member.LooksAfter(topic)))
        {
            return call.Invalid([new("topic", call.T["problem.unknown", ("value", topic)])]);
        }

        var found = await store.ListAsync(own with
        {
            Statuses = call.Word<EnquiryStatus>("status") is { } status ? [status] : isOpen ? EnquiryFilter.Open : [],
            OldestFirst = isOpen,
            Topics = topic.Length > 0 ? [topic] : own.Topics,
            AssignedTo = call.IsTrue("mine") ? call.Member.Name : null,
            Beyond = call.Cursor,
            Limit = call.Limit + 1,
        });
        return call.Page(found, e => e.Id.ToString(CultureInfo.InvariantCulture), EnquiryShape.Of);
    }

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, EnquiryReader reader) =>
        await reader.ReadAsync(call, id) is { } read ? ApiAnswer.Ok(EnquiryDetail.Of(read, call)) : call.Missing();

    private static async Task<ApiAnswer> MissingAsync(ApiCall call, MissingAnswers missing)
    {
        if (call.Number("days", 7, 1, MostDays) is not { } days)
        {
            return call.Invalid([new("days", call.T["problem.range", ("min", "1"), ("max", $"{MostDays}")])]);
        }

        return call.Part((await missing.ListAsync(days)).Where(m => call.Member.LooksAfter(m.Topic)), m => MissingShape.Of(m, call));
    }

    /// <summary>Filed under a topic that is not theirs, it is shown this last time.</summary>
    private static Task<ApiAnswer> AnswerAsync(ApiCall call, Outcome outcome, long id, EnquiryStore store) =>
        call.AnswerAsync(outcome, async _ => ApiAnswer.Ok(EnquiryShape.Of((await store.FindAsync(id))!)));

    private static async Task<ApiAnswer> DraftAsync(long id, ApiCall call, AnsweringDesk desk)
    {
        var (path, outcome) = await desk.DraftAsync(call, id);
        return await call.AnswerAsync(outcome, _ => Task.FromResult(ApiAnswer.Ok(new DraftedShape(path!))));
    }

    private static FieldError? Unfit(ApiCall call, string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? new(field, call.T["problem.empty"])
        : text.Length > EnquiryDesk.MaxAnswer ? new(field, call.T["problem.too-long", ("max", $"{EnquiryDesk.MaxAnswer}"), ("count", $"{text.Length}")])
        : null;
}
