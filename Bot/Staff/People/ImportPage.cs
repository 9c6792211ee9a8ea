using Bot.Content;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Subscribers.Lists;

namespace Bot.Staff.People;

/// <summary>Bringing a list of subscribers in: first what would happen, with a reason for each row that is refused; then it happens.</summary>
internal static class ImportPage
{
    /// <summary>Different reasons shown.</summary>
    private const int MostShown = 200;

    /// <summary>Numbers of rows shown for each reason.</summary>
    private const int LinesShown = 10;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/subscribers/import", Role.Admin, (Visit visit) => ListImport.May(visit.Member) ? Show(visit, null) : NotEverybody(visit));
        routes.Read("/subscribers/import/example.csv", Role.Admin, Example);
        routes.Act("/subscribers/import", Role.Admin, PreviewAsync, Needs.File);
        routes.Act("/subscribers/import/now", Role.Admin, ImportAsync);
    }

    private static IResult NotEverybody(Visit visit) => visit.Refused(visit.T["problem.everybody"], "/subscribers");

    private static IResult Show(Visit visit, string? problem)
    {
        var t = visit.T;
        return visit.Page(t["people.import"], Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <p>{t["import.how"]}</p><p><a class="button" href="/staff/subscribers/import/example.csv">{t["import.example"]}</a></p>
            <details><summary>{t["import.what"]}</summary>{Columns(visit)}</details>
            {Layout.Form(visit, "/subscribers/import", Html.Of($"""
            <label for="file">{t["import.file"]}</label><input id="file" name="file" type="file" accept=".csv,text/csv" required>
            <button class="main">{t["import.preview"]}</button>
            """), isUpload: true)}
            """), problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> PreviewAsync(Visit visit, ImportDesk desk, ListImport lists)
    {
        if (!ListImport.May(visit.Member))
        {
            return NotEverybody(visit);
        }

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

    private static Html Rejected(Visit visit, ImportResult result)
    {
        if (result.Refused == 0)
        {
            return Html.Nothing;
        }

        var shown = Reasons(visit, result).Take(MostShown).ToArray();
        var more = result.Refused - shown.Sum(r => r.Count());
        return Html.Of($"""
            <h2>{visit.T["import.rejected"]}</h2>
            <table class="stack"><thead><tr><th>{visit.T["import.reason"]}</th><th class="num">{visit.T["import.how-many"]}</th><th>{visit.T["import.line"]}</th></tr></thead>
            <tbody>{Html.Each(shown, r => Html.Of($"""
            <tr><td data-name="{visit.T["import.reason"]}">{r.Key}</td><td class="num" data-name="{visit.T["import.how-many"]}">{Visit.Number(r.Count())}</td><td data-name="{visit.T["import.line"]}">{Lines(visit, [.. r.Select(x => x.Line)])}</td></tr>
            """))}</tbody></table>
            {Html.If(more > 0, $"<p>{visit.T["import.more-rejected", ("count", Visit.Number(more))]}</p>")}
            """);
    }

    /// <summary>Each reason once, the most frequent first: a wrong word in a column is wrong in hundreds of rows.</summary>
    private static IEnumerable<IGrouping<string, RejectedRow>> Reasons(Visit visit, ImportResult result) =>
        result.Rejected.GroupBy(r => visit.Say(r.Reason)).OrderByDescending(g => g.Count());

    private static string Lines(Visit visit, IReadOnlyList<int> lines) =>
        string.Join(visit.T.Separator, lines.Take(LinesShown)) + (lines.Count > LinesShown ? "…" : "");

    /// <summary>Every column with what may stand in it.</summary>
    private static Html Columns(Visit visit)
    {
        var (t, catalog) = (visit.T, visit.Catalog);
        var names = ListWords.Columns(catalog, visit.Locale);
        string[] what =
        [
            t["import.channel"], t["import.address"], t["import.free"], string.Join(t.Separator, catalog.Texts.Locales), Names(catalog.Topics.Values.Select(x => x.Names)),
            t["import.region"], Names(catalog.Crops.Values.Select(x => x.Names)), Names(catalog.Audiences.Values.Select(x => x.Names)), t["import.free"],
        ];
        return Html.Of($"""<table><tbody>{Html.Each(names.Zip(what), c => Html.Of($"<tr><th scope=\"row\">{c.First}</th><td>{c.Second}</td></tr>"))}</tbody></table><p class="soft">{t["import.lists"]}</p>""");

        string Names(IEnumerable<IReadOnlyDictionary<string, string>> all) => string.Join(visit.IsChinese ? "；" : ", ", all.Select(n => n.In(visit.Locale)));
    }

    /// <summary>A list with one row, to be filled in with a spreadsheet.</summary>
    private static IResult Example(Visit visit)
    {
        var catalog = visit.Catalog;
        var list = (IEnumerable<IReadOnlyDictionary<string, string>> names) => string.Join('；', names.Take(2).Select(n => n.In(visit.Locale)));
        string[] row =
        [
            "telegram", "123456789", visit.T["import.somebody"], visit.Locale, list(catalog.Topics.Values.Select(x => x.Names)), catalog.Regions.Roots.Select(r => catalog.Regions.FullName(r, visit.Locale)).FirstOrDefault(""),
            list(catalog.Crops.Values.Select(x => x.Names)), catalog.Audiences.Values.Select(x => x.Names.In(visit.Locale)).FirstOrDefault(""), "",
        ];
        return Results.Text($"\uFEFF{string.Join(',', ListWords.Columns(catalog, visit.Locale))}\r\n{string.Join(',', row)}\r\n", "text/csv; charset=utf-8");
    }

    private static async Task<IResult> ImportAsync(Visit visit, ImportDesk desk, ListImport lists)
    {
        if (!ListImport.May(visit.Member))
        {
            return NotEverybody(visit); // limited since the preview
        }

        if (desk.Find(visit.Field("list"), visit.Member.Id) is not { } file)
        {
            return Show(visit, visit.T["import.gone"]);
        }

        await lists.TakeAsync(visit, file);
        desk.Drop(visit.Field("list"));
        return visit.Go("/subscribers", "imported");
    }
}
