using System.Globalization;
using Bot.Content;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;

namespace Bot.Staff.Web;

/// <summary>One request to the console: who is there, in which language, and how to answer.</summary>
internal sealed class Visit(HttpContext context, string secret, StaffMember? member)
{
    private static readonly object Key = new();

    private readonly IServiceProvider services = context.RequestServices;

    public HttpContext Context => context;

    /// <summary>Who is there; only on pages that anybody may see it may be nobody.</summary>
    public StaffMember Member => member ?? throw new InvalidOperationException("Nobody is signed in: the route should have asked for a role.");

    public bool IsSignedIn => member is not null;

    public string FormToken => StaffCookie.FormToken(secret);

    public string Secret => secret;

    public ContentCatalog Catalog { get; } = context.RequestServices.GetRequiredService<ContentLibrary>().Current;

    public StaffTexts T => field ??= new(Catalog.Texts.For(Locale));

    public string Locale => member?.Locale ?? Catalog.Texts.LocaleFor(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value);

    public bool IsChinese => Locale.StartsWith("zh", StringComparison.Ordinal);

    public TimeZoneInfo Zone { get; } = context.RequestServices.GetRequiredService<TimeZoneInfo>();

    public DateTimeOffset Now { get; } = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    public IFormCollection Form => context.Request.Form;

    public static void Begin(HttpContext context, string secret, StaffMember? member) => context.Items[Key] = new Visit(context, secret, member);

    public static Visit Of(HttpContext context) => (Visit)context.Items[Key]!;

    /// <summary>How handlers get it.</summary>
    public static ValueTask<Visit> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>A field of the form, trimmed; empty when it is missing.</summary>
    public string Field(string name) => Form[name] is [{ } text, ..] ? text.Trim() : "";

    /// <summary>All values of a field, as check boxes send them.</summary>
    public IReadOnlyList<string> Fields(string name) => [.. Form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];

    /// <summary>A parameter of the address; empty when it is missing.</summary>
    public string Query(string name) => context.Request.Query[name] is [{ } text, ..] ? text.Trim() : "";

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>An instant as people here write it, to the minute.</summary>
    public string When(DateTimeOffset? instant) => instant is { } at ? Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Does something and writes it into the audit log, in one transaction; what was refused is not in it.</summary>
    /// <returns>What stands in the way, or null when it is done.</returns>
    public Task<string?> ActAsync(string act, string subject, string? before, string? after, Func<Task<string?>> work) =>
        services.GetRequiredService<Database>().WriteAsync(async _ =>
        {
            var problem = await work();
            if (problem is null)
            {
                await services.GetRequiredService<AuditLog>().AddAsync(Member.Name, act, subject, before, after);
            }

            return problem;
        });

    /// <inheritdoc cref="ActAsync(string, string, string?, string?, Func{Task{string?}})"/>
    public Task ActAsync(string act, string subject, string? before, string? after, Func<Task> work) => ActAsync(act, subject, before, after, async () =>
    {
        await work();
        return null;
    });

    /// <summary>A page.</summary>
    public IResult Page(string title, Html body, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (StaffCookie.Read(context) is null)
        {
            StaffCookie.Write(context, secret); // a form on it needs one
        }

        return Results.Content(Layout.Render(this, title, body).Markup, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Goes to another page after something was done; <paramref name="done"/> names the sentence it shows.</summary>
    public IResult Go(string path, string? done = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = StaffRoutes.Root + path + (done is null ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "done=" + done);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>There is no such thing, or it is none of theirs: which of them, is not said.</summary>
    public IResult Missing() => Page(T["missing.title"], Html.Of($"<p>{T["missing.text"]}</p>"), StatusCodes.Status404NotFound);

    /// <summary>A page that says what stands in the way.</summary>
    public IResult Refused(string problem) => Page(
        T["refused.title"], Html.Of($"""<p class="note bad">{problem}</p><p><a href="{StaffRoutes.Root}">{T["back.today"]}</a></p>"""), StatusCodes.Status409Conflict);
}
