using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Subscribers.Lists;

namespace Bot.Staff.People;

/// <summary>Bringing a list of subscribers in: first what would happen, with a reason for each row that is refused; then it happens.</summary>
internal static class ImportPage
{
    private const int MostShown = 200;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/subscribers/import", Role.Admin, (Visit visit) => Show(visit, null));
        routes.Act("/subscribers/import", Role.Admin, PreviewAsync, Needs.File);
        routes.Act("/subscribers/import/now", Role.Admin, ImportAsync);
    }

    private static IResult Show(Visit visit, string? problem)
    {
        var t = visit.T;
        return visit.Page(t["people.import"], Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <p>{t["import.how"]}</p><p><code>{SubscriberCsv.Columns}</code></p>
            {Layout.Form(visit, "/subscribers/import", Html.Of($"""
            <label for="file">{t["import.file"]}</label><input id="file" name="file" type="file" accept=".csv,text/csv" required>
            <button class="main">{t["import.preview"]}</button>
            """), isUpload: true)}
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> PreviewAsync(Visit visit, ImportDesk desk, ListImport lists)
    {
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } upload)
        {
            return Show(visit, visit.T["import.no-file"]);
        }

        var t = visit.T;
        var token = await desk.TakeAsync(visit.Member.Id, upload, visit.Context.RequestAborted);
        var result = await lists.TryAsync(visit, desk.Find(token, visit.Member.Id)!);
        return visit.Page(t["import.preview-title"], Html.Of($"""
            <ul class="numbers"><li><b>{Visit.Number(result.Imported)}</b><span>{t["import.new"]}</span></li><li><b>{Visit.Number(result.Updated)}</b><span>{t["import.known"]}</span></li>
            <li><b>{Visit.Number(result.Refused)}</b><span>{t["import.rejected"]}</span></li></ul>
            <p class="soft">{t["import.nothing-yet"]}</p>
            <div class="actions">{Html.If(result.Imported + result.Updated > 0, $"{Layout.Form(visit, "/subscribers/import/now", Html.Of($"""
            <input type="hidden" name="list" value="{token}"><button class="main">{t["import.now"]}</button>
            """))}")}<a class="button" href="/staff/subscribers/import">{t["import.other"]}</a></div>
            {Rejected(visit, result)}
            """));
    }

    private static Html Rejected(Visit visit, ImportResult result) => result.Rejected.Count == 0 ? Html.Nothing : Html.Of($"""
        <h2>{visit.T["import.rejected"]}</h2>
        <table><thead><tr><th class="num">{visit.T["import.line"]}</th><th>{visit.T["import.reason"]}</th></tr></thead>
        <tbody>{Html.Each(result.Rejected.Take(MostShown), r => Html.Of($"""<tr><td class="num">{r.Line}</td><td>{r.Reason}</td></tr>"""))}</tbody></table>
        {Html.If(result.Refused > MostShown, $"<p>{visit.T["import.more-rejected", ("count", Visit.Number(result.Refused - MostShown))]}</p>")}
        """);

    private static async Task<IResult> ImportAsync(Visit visit, ImportDesk desk, ListImport lists)
    {
        if (desk.Find(visit.Field("list"), visit.Member.Id) is not { } file)
        {
            return Show(visit, visit.T["import.gone"]);
        }

        await lists.TakeAsync(visit, file);
        desk.Drop(visit.Field("list"));
        return visit.Go("/subscribers", "imported");
    }
}
