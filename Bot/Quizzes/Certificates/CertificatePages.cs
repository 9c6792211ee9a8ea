using System.Reflection;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Quizzes.Certificates;

/// <summary>Where anybody may verify a certificate: it says what stands on it, and nothing else.</summary>
internal static class CertificatePages
{
    private const string Root = CertificateLinks.Root;

    /// <summary>Looks one network address may take in a minute.</summary>
    private const int LooksPerMinute = 60;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCertificates(this IEndpointRouteBuilder routes)
    {
        var flood = new FloodGate(LooksPerMinute, routes.ServiceProvider.GetRequiredService<TimeProvider>());
        var group = routes.MapGroup(Root).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            http.Response.Headers.CacheControl = "no-store";
            if (flood.Admit(Network.Of(http)))
            {
                return await next(context);
            }

            http.Response.Headers.RetryAfter = "60";
            return Page(TextsOf(http), StatusCodes.Status429TooManyRequests, TextKeys.CertificatePageSlow);
        });
        group.MapMethods("", Reading, (HttpContext http) => http.Request.Query["serial"].ToString() is { Length: > 0 } typed
            ? Results.Redirect($"{Root}/{Uri.EscapeDataString(Serials.Read(typed) ?? "-")}")
            : Page(TextsOf(http), StatusCodes.Status200OK, TextKeys.CertificatePageAsk));
        group.MapMethods("/{serial}", Reading, ShowAsync);
        // The style is asked for with every page: it must not use up what a reader may look at.
        routes.MapMethods($"{Root}/page.css", Reading, Style);
    }

    private static async Task<IResult> ShowAsync(string serial, HttpContext http, CertificateStore store, CertificatePictures pictures, string? lang)
    {
        var (name, kind) = serial.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || serial.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? (serial[..^4], serial[^3..].ToUpperInvariant()) : (serial, "");
        var texts = TextsOf(http, lang);
        if (Serials.Read(name) is not { } known || await store.FindAsync(known) is not { } certificate)
        {
            return kind.Length > 0 ? Results.NotFound() : Page(texts, StatusCodes.Status404NotFound, TextKeys.CertificatePageUnknown);
        }

        return kind switch
        {
            "SVG" => Results.Content(pictures.Svg(certificate, texts), "image/svg+xml; charset=utf-8"),
            "PNG" => await pictures.PngAsync(certificate, texts, http.RequestAborted) is { } png ? Results.Bytes(png, "image/png") : Results.Redirect($"{Root}/{known}.svg?lang={texts.Locale}"),
            _ => Page(texts, StatusCodes.Status200OK, TextKeys.CertificatePageGenuine, pictures.Facts(certificate, texts)),
        };
    }

    private static IResult Page(Texts texts, int status, string verdict, CertificateFacts? facts = null)
    {
        var title = Markup.Escape(texts.Plain(TextKeys.CertificatePageTitle));
        var html = $"""
            <!DOCTYPE html>
            <html lang="{texts.Locale}">
            <head>
              <meta charset="utf-8">
              <title>{title}</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{Root}/page.css">
            </head>
            <body>
              <main>
                <h1>{title}</h1>
                <div class="verdict {(facts is not null ? "genuine" : status == StatusCodes.Status404NotFound ? "unknown" : "plain")}" role="status">{texts[verdict].WebHtml}</div>
                {(facts is null ? Form(texts) : Facts(facts, texts))}
              </main>
            </body>
            </html>
            """;
        return Results.Content(html, "text/html; charset=utf-8", null, status);
    }

    private static string Facts(CertificateFacts facts, Texts texts)
    {
        (string Key, string? Value)[] rows =
        [
            (TextKeys.CertificatePageName, facts.Name.Length > 0 ? facts.Name : null), (TextKeys.CertificatePageContest, facts.Contest), (TextKeys.CertificatePageScore, facts.Score),
            (TextKeys.CertificatePageIssuer, facts.Issuer), (TextKeys.CertificatePageDay, facts.Day), (TextKeys.CertificatePageSerial, facts.Serial),
        ];
        var list = string.Concat(rows.Where(r => r.Value is not null).Select(r => $"<dt>{Markup.Escape(texts.Plain(r.Key))}</dt><dd><bdi>{Markup.Escape(r.Value!)}</bdi></dd>"));
        return $"""
            <dl>{list}</dl>
            <img src="{Root}/{facts.Serial}.svg?lang={texts.Locale}" width="{CertificateDrawing.Width}" height="{CertificateDrawing.Height}" alt="">
            """;
    }

    private static string Form(Texts texts) => $"""
        <form action="{Root}" method="get">
          <label for="serial">{Markup.Escape(texts.Plain(TextKeys.CertificatePageSerial))}</label>
          <input id="serial" name="serial" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-XXXX-XXXX" required>
          <button>{Markup.Escape(texts.Plain(TextKeys.CertificatePageCheck))}</button>
        </form>
        """;

    private static IResult Style(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("certificates/page.css")!, "text/css; charset=utf-8");
    }

    private static Texts TextsOf(HttpContext http, string? lang = null)
    {
        var texts = http.RequestServices.GetRequiredService<ContentLibrary>().Current.Texts;
        return texts.For(texts.LocaleFor(lang ?? http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value));
    }
}
