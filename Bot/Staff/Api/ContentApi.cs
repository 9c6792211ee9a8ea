using Bot.Content;
using Bot.Staff.Composing;
using Bot.Staff.Looking;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>The content folder.</summary>
internal static class ContentApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<TipShape>>(
            "/content", Scope.ContentRead, "The tips of the folder with their state, by topic.", ListAsync, ApiQuery.Search("Part of the title or the id."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.Read<TipDetail>("/content/{id}", Scope.ContentRead, "One tip, and how it looks in each language and form.", ShowAsync);
        routes.File("/content/{id}/picture", Scope.ContentRead, Role.Viewer, "The picture that goes with a tip.", null, (string id, ApiCall call, ContentLibrary content) =>
            ContentFinder.Find(call, id) is { } tip && Sending.Preview.Picture(tip, content) is { } picture ? picture : (IResult)call.Missing(), "image/png", "image/jpeg");
        routes.Read<ContentProblemsShape>("/content-problems", Scope.ContentRead, "What is wrong in the folder, with file and line.", Problems);
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, ContentFinder finder)
    {
        var sent = await finder.LastSentAsync();
        return call.Part(ContentFinder.Search(call, call.Query("search")), tip => TipShape.Of(tip, call, sent.GetValueOrDefault(tip.Id)));
    }

    private static async Task<ApiAnswer> ShowAsync(string id, ApiCall call, ContentFinder finder) => ContentFinder.Find(call, id) is { } tip
        ? ApiAnswer.Ok(new TipDetail(
            TipShape.Of(tip, call, (await finder.LastSentAsync()).GetValueOrDefault(tip.Id)), new(tip.Source.Title, tip.Source.Publisher, tip.Source.Url.AbsoluteUri), tip.Audiences, tip.Crops, tip.Regions, tip.Spoken,
            MessageShape.All(ComposePage.Messages(call, tip)), [.. (await finder.SendingsAsync(tip.Id)).Where(b => Sending.Words.MaySee(call, b)).Select(b => BroadcastShape.Of(b, call))]))
        : call.Missing();

    private static ApiAnswer Problems(ApiCall call, ContentLibrary content) => ApiAnswer.Ok(new ContentProblemsShape(
        [.. call.Catalog.Problems.Select(p => ContentProblemShape.Of(p, call))], [.. content.Refused.Select(p => ContentProblemShape.Of(p, call))]));
}
