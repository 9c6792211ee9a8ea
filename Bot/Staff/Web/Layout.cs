using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>What all pages have in common.</summary>
internal static class Layout
{
    /// <summary>The menu, in two parts: the work, and how things are set up. Of each page the part of the address, and the key of its name.</summary>
    private static readonly (string Path, string Name, Role Role)[][] Menu =
    [
        [
            ("", "today", Role.Viewer),
            ("/calendar", "calendar", Role.Viewer),
            ("/compose", "compose", Role.Editor),
            ("/broadcasts", "broadcasts", Role.Viewer),
            ("/enquiries", "enquiries", Role.Viewer),
            ("/subscribers", "subscribers", Role.Viewer),
            ("/content", "content", Role.Viewer),
            ("/quizzes", "quizzes", Role.Viewer),
            ("/reports", "reports", Role.Viewer),
        ],
        [
            ("/staff", "staff", Role.Admin),
            ("/audit", "audit", Role.Admin),
            ("/tokens", "tokens", Role.Viewer),
            ("/webhooks", "webhooks", Role.Admin),
            ("/settings", "settings", Role.Admin),
        ],
    ];

    /// <summary>The names of the pages in the menu.</summary>
    public static IEnumerable<string> MenuNames => Menu.SelectMany(part => part).Select(m => m.Name);

    public static Html Render(Visit visit, string title, Html body)
    {
        var t = visit.T;
        return Html.Of($"""
            <!doctype html>
            <html lang="{t.Locale}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title} · {t["console"]}</title>
            <link rel="icon" href="/staff/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/staff/assets/staff.css">
            <script src="/staff/assets/staff.js" defer></script>
            </head>
            <body class="{(visit.IsSignedIn ? "signed-in" : "signed-out")}">
            <a class="skip" href="#main">{t["skip"]}</a>
            {(visit.IsSignedIn ? Frame(visit) : Html.Of($"""<header class="top">{Brand(visit)}</header>"""))}
            <main id="main" tabindex="-1">
            {Html.If(visit.IsSignedIn, $"{Back(visit)}")}
            <h1>{title}</h1>
            {Done(visit)}
            {body}
            </main>
            </body>
            </html>
            """);
    }

    /// <summary>A form with the token that every form needs.</summary>
    public static Html Form(Visit visit, string action, Html fields, string id = "", bool isUpload = false) => Html.Of($"""
        <form method="post" action="{StaffRoutes.Root}{action}"{Html.If(id.Length > 0, $" id=\"{id}\"")}{Html.If(isUpload, $" enctype=\"multipart/form-data\"")}>
        <input type="hidden" name="form-token" value="{visit.FormToken}">
        {fields}
        </form>
        """);

    /// <summary>Says that what is live is not, while there is no connection.</summary>
    public static Html Lost(Visit visit) => Html.Of($"""<p class="note bad" role="status" data-lost hidden>{visit.T["live.lost"]}</p><p class="note" role="status" data-changed hidden>{visit.T["live.changed"]} <a href="">{visit.T["live.reload"]}</a></p>""");

    /// <summary>Said where a search finds nothing.</summary>
    public static Html NothingFound(Visit visit) => Html.Of($"""
        <p class="soft">{visit.T["search.nothing"]} <a href="{visit.Context.Request.Path.Value}">{visit.T["search.clear"]}</a></p>
        """);

    private static Html Done(Visit visit) =>
        visit.Query("done") is { Length: > 0 } done && visit.T.Has("done." + done)
            ? Html.Of($"""<p class="note good" role="status">{visit.T["done." + done]}</p>""")
            : Html.Nothing;

    private static Html Frame(Visit visit)
    {
        var t = visit.T;
        var current = Current(visit);
        var items = Html.Each(Menu, part => Html.Of($"""
            <ul>{Html.Each(part.Where(m => visit.Member.May(m.Role)), m => Html.Of($"""
            <li><a href="{StaffRoutes.Root}{m.Path}"{Html.If(IsCurrent(m.Path, current), $" aria-current=\"page\"")}>{t["menu." + m.Name]}</a></li>
            """))}</ul>
            """));
        var who = Html.Of($"""
            <div class="who"><a href="{StaffRoutes.Root}/me"{Html.If(current == "/me", $" aria-current=\"page\"")}>{visit.Member.Name}</a>
            {Form(visit, "/sign-out", Html.Of($"""<button class="quiet">{t["sign-out"]}</button>"""))}</div>
            """);
        return Html.Of($"""
            <header class="top">
            {Brand(visit)}
            <details class="menu"><summary>{t["menu"]}</summary><nav aria-label="{t["menu"]}">{items}</nav>{who}</details>
            <nav class="side" aria-label="{t["menu"]}">{items}</nav>
            {who}
            </header>
            """);
    }

    private static Html Brand(Visit visit) => Html.Of($"""
        <a class="brand" href="{StaffRoutes.Root}"><img src="/staff/assets/icon.svg" alt="" width="28" height="28"><span>{visit.T["console"]}</span></a>
        """);

    /// <summary>The way back to the page of the menu that a page belongs to.</summary>
    private static Html Back(Visit visit)
    {
        var current = Current(visit);
        if (current.StartsWith("/me/", StringComparison.Ordinal))
        {
            return Html.Of($"""<p class="back"><a href="{StaffRoutes.Root}/me">{visit.T["me.title"]}</a></p>""");
        }

        var home = Menu.SelectMany(part => part).FirstOrDefault(m => m.Path.Length > 0 && m.Path != current && IsCurrent(m.Path, current));
        return Html.If(home.Path is not null && visit.Member.May(home.Role), $"""<p class="back"><a href="{StaffRoutes.Root}{home.Path}">{visit.T["menu." + home.Name]}</a></p>""");
    }

    /// <summary>Where the visit is, below the console's root; questions are part of the quizzes.</summary>
    private static string Current(Visit visit)
    {
        var path = visit.Context.Request.Path.Value![StaffRoutes.Root.Length..].TrimEnd('/');
        return path.StartsWith("/questions/", StringComparison.Ordinal) ? "/quizzes" + path : path;
    }

    private static bool IsCurrent(string path, string current) =>
        path.Length == 0 ? current.Length == 0 : current == path || current.StartsWith(path + "/", StringComparison.Ordinal);
}
