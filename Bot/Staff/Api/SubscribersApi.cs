using System.Globalization;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.People;
using Bot.Subscribers;
using Bot.Subscribers.Lists;

namespace Bot.Staff.Api;

/// <summary>Subscribers: found, looked at, brought in, stopped, deleted. A token sees those its member looks after.</summary>
internal static class SubscribersApi
{
    private const string List = "channel,address,name,locale,topics,region,crops,audience,unit\nwebchat,abc,赵大叔,zh-CN,agriculture,371324,wheat;rice,farmer,\n";

    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<SubscriberRowShape>>(
            "/subscribers", Scope.SubscribersRead, "The subscribers you look after, by number.", ListAsync,
            ApiQuery.Search("Part of a name, an address or a unit."), ApiQuery.Of<SubscriberStatus>("status", "Only those."), new ApiQuery("channel", "Only on this channel."),
            new ApiQuery("region", "Only in this region or inside it."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.Read<SubscriberShape>("/subscribers/{id:long}", Scope.SubscribersRead, "One subscriber, and what they got lately.", ShowAsync);
        routes.File(
            "/subscribers.csv", Scope.SubscribersRead, Role.Admin, "All subscribers as a table that can be imported again; only for those who look after all regions. It stands in the audit log.", List,
            async (ApiCall call, SubscriberExport export) => (IResult?)await export.AllAsync(call) ?? call.NotEverybody(), "text/csv");
        routes.Act<SubscriberShape>(
            "/subscribers/{id:long}/stop", Scope.SubscribersWrite, Role.Editor, "They get nothing any more until they ask for it again.",
            async (long id, ApiCall call, PeopleActs acts, PeopleFinder finder) => await call.AnswerAsync(await acts.StopAsync(id, call), _ => ShowAsync(id, call, finder)));
        routes.Delete(
            "/subscribers/{id:long}", Scope.SubscribersWrite, Role.Admin, "Deletes somebody and everything known about them, for good. The ledger keeps the bare number.",
            async (long id, ApiCall call, PeopleActs acts) => call.Answer(await acts.DeleteAsync(id, call)));
        routes.Upload<ImportShape>(
            "/subscribers/import", Scope.SubscribersWrite, Role.Admin, "Brings a CSV list in. Good rows are taken, each refused one is named with its line and reason. The same list twice changes nothing the second time.",
            "text/csv", List, ImportAsync, new ApiQuery("dryRun", "`true`: only says what would happen."));
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, PeopleFinder finder)
    {
        var region = call.Query("region");
        if (region.Length > 0 && call.Catalog.Regions.Find(region) is null)
        {
            return call.Invalid([new("region", call.T["problem.unknown", ("value", region)])]);
        }

        var search = new PeopleSearch(call.Query("search"), call.Word<SubscriberStatus>("status"), call.Query("channel"), region);
        return call.Page(await finder.PageAsync(call, search, call.Cursor ?? 0, call.Limit), p => p.Id.ToString(CultureInfo.InvariantCulture), SubscriberRowShape.Of);
    }

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, PeopleFinder finder) =>
        await finder.FindAsync(call, id) is { } person ? ApiAnswer.Ok(SubscriberShape.Of(person, await finder.HistoryAsync(id))) : call.Missing();

    private static async Task<ApiAnswer> ImportAsync(ApiCall call, ListImport lists)
    {
        if (!ListImport.May(call.Member))
        {
            return call.NotEverybody();
        }

        var file = Path.GetTempFileName();
        try
        {
            await using (var stream = File.Create(file))
            {
                await call.Context.Request.Body.CopyToAsync(stream, call.Context.RequestAborted);
            }

            var isDry = call.IsTrue("dryRun");
            return ApiAnswer.Ok(ImportShape.Of(isDry ? await lists.TryAsync(call, file) : await lists.TakeAsync(call, file), call, isDry));
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A subscriber in a list.</summary>
internal sealed record SubscriberRowShape(long Id, string Channel, string Address, string Name, string? Region, SubscriberStatus Status, DateTimeOffset Since) : IShape<SubscriberRowShape>
{
    public static SubscriberRowShape Example { get; } = new(345, "telegram", "1002003", "赵大叔", "371324", SubscriberStatus.Active, Moment.At(6, 0));

    public static SubscriberRowShape Of(PersonRow p) => new(p.Id, p.Channel, p.Address, p.Name, p.Region, p.Status, p.Since);
}

/// <summary>One subscriber.</summary>
/// <param name="Subscriber">Who it is.</param>
/// <param name="Locale">The language they are written to in.</param>
/// <param name="Topics">What they subscribed to; empty = everything.</param>
/// <param name="Crops">What they grow; empty = not said.</param>
/// <param name="Audience">What kind of person they are; null = not said.</param>
/// <param name="Unit">What they compete for in contests.</param>
/// <param name="StatusReason">Why they are stopped, where that is known.</param>
/// <param name="History">The last 50 broadcasts to them.</param>
internal sealed record SubscriberShape(
    SubscriberRowShape Subscriber, string Locale, IReadOnlyList<string> Topics, IReadOnlyList<string> Crops, string? Audience, string? Unit, string? StatusReason, IReadOnlyList<HistoryShape> History) : IShape<SubscriberShape>
{
    public static SubscriberShape Example { get; } = new(SubscriberRowShape.Example, "zh-CN", ["agriculture"], ["wheat"], "farmer", null, null, [new(12, "今晚有霜", DeliveryState.Sent, Moment.At(7, 0), null)]);

    public static SubscriberShape Of(Subscriber s, IReadOnlyList<PersonDelivery> history) => new(
        new(s.Id, s.Address.Channel, s.Address.Id, s.Name, s.Region, s.Status, s.Since), s.Locale, s.Topics, s.Crops, s.Audience, s.Unit, s.StatusReason,
        [.. history.Select(h => new HistoryShape(h.Broadcast, h.Title, h.State, h.At, h.Reason))]);
}

/// <summary>One broadcast to one person.</summary>
internal sealed record HistoryShape(long Broadcast, string Title, DeliveryState State, DateTimeOffset? At, string? Reason);

/// <summary>What came of a list.</summary>
/// <param name="New">Rows of people nobody knew yet.</param>
/// <param name="Known">Rows of people who were there already.</param>
/// <param name="Refused">How many rows were not taken.</param>
/// <param name="Reasons">The first thousand of them.</param>
/// <param name="DryRun">Whether nothing was changed.</param>
internal sealed record ImportShape(long New, long Known, long Refused, IReadOnlyList<RefusedRowShape> Reasons, bool DryRun) : IShape<ImportShape>
{
    private const int MostReasons = 1000;

    public static ImportShape Example { get; } = new(120, 4, 1, [new(17, "'fax' is no channel. Write one of: telegram, webchat.")], false);

    public static ImportShape Of(ImportResult result, Caller caller, bool isDry) =>
        new(result.Imported, result.Updated, result.Refused, [.. result.Rejected.Take(MostReasons).Select(r => new RefusedRowShape(r.Line, caller.Say(r.Reason)))], isDry);
}

/// <summary>A row that was not taken.</summary>
internal sealed record RefusedRowShape(int Line, string Reason);
