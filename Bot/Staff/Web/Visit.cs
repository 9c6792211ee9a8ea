using System.Globalization;
using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>One request to the console: who is there, in which language, and how to answer.</summary>
internal sealed class Visit(HttpContext context, string secret, StaffMember? member) : Caller(context, member)
{
    private static readonly object Key = new();

    public string FormToken => StaffCookie.FormToken(secret);

    public string Secret => secret;

    public IFormCollection Form => Context.Request.Form;

    public static void Begin(HttpContext context, string secret, StaffMember? member) => context.Items[Key] = new Visit(context, secret, member);

    public static Visit Of(HttpContext context) => (Visit)context.Items[Key]!;

    /// <summary>How handlers get it.</summary>
    public static ValueTask<Visit> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>A field of the form, trimmed; empty when it is missing.</summary>
    public string Field(string name) => Form[name] is [{ } text, ..] ? text.Trim() : "";

    /// <summary>What was filled in, where a form that was refused is shown again; else what usually stands there.</summary>
    public string Given(string name, string usual = "") => HttpMethods.IsPost(Context.Request.Method) ? Field(name) : usual;

    /// <summary>All values of a field, as check boxes send them.</summary>
    public IReadOnlyList<string> Fields(string name) => [.. Form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];

    /// <summary>Whether a box was checked, where a form that was refused is shown again.</summary>
    public bool Chose(string name, string value) => HttpMethods.IsPost(Context.Request.Method) && Fields(name).Contains(value);

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>An instant in a table: it is never broken in the middle.</summary>
    public Html At(DateTimeOffset? instant) => Html.If(instant is not null, $"<time>{When(instant)}</time>");

    /// <summary>An instant within a sentence, which does not break over two lines at its hyphens.</summary>
    public string Said(DateTimeOffset? instant) => Unbroken(When(instant));

    /// <summary>A date with what keeps it on one line: word joiners after its hyphens, and a space that does not break.</summary>
    public static string Unbroken(string date) => date.Replace("-", "-\u2060", StringComparison.Ordinal).Replace(' ', '\u00a0');

    /// <summary>A page.</summary>
    public IResult Page(string title, Html body, int status = StatusCodes.Status200OK)
    {
        Context.Response.Headers.CacheControl = "no-store";
        if (StaffCookie.Read(Context) is null)
        {
            StaffCookie.Write(Context, secret); // a form on it needs one
        }

        return Results.Content(Layout.Render(this, title, body).Markup, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Goes to another page after something was done; <paramref name="done"/> names the sentence it shows.</summary>
    public IResult Go(string path, string? done = null)
    {
        Context.Response.Headers.CacheControl = "no-store";
        Context.Response.Headers.Location = StaffRoutes.Root + path + (done is null ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "done=" + done);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Goes on when it was done; otherwise a page says what stands in the way.</summary>
    public IResult Answer(Outcome outcome, Func<long, IResult> then) =>
        outcome.IsMissing ? Missing() : outcome.Problem is { } problem ? Refused(Say(problem)) : then(outcome.Id);

    /// <summary>There is no such thing, or it is none of theirs: which of them, is not said.</summary>
    public IResult Missing() => Sorry(T["missing.title"], T["missing.text"], StatusCodes.Status404NotFound);

    /// <inheritdoc cref="Refused(string, string?)"/>
    public IResult Refused(Phrase problem) => Refused(Say(problem));

    /// <summary>A page that says what stands in the way.</summary>
    /// <param name="problem">What.</param>
    /// <param name="back">Where to go on from there; null = to Today.</param>
    public IResult Refused(string problem, string? back = null) => Page(T["refused.title"], Html.Of($"""<p class="note bad" role="alert">{problem}</p>{Onward(back)}"""), StatusCodes.Status409Conflict);

    /// <summary>A page that says why there is nothing else here, and where to go on; with a button that sends the same again, if there is one.</summary>
    public IResult Sorry(string title, string why, int status, Html again = default) => Page(title, Html.Of($"<p>{why}</p>{again}{Onward()}"), status);

    private Html Onward(string? back = null) => IsSignedIn
        ? Html.Of($"""<div class="actions"><a class="button" href="{StaffRoutes.Root}{back}">{T[back is null ? "back.today" : "back"]}</a></div>""")
        : Html.Of($"""<div class="actions"><a class="button" href="{StaffRoutes.Root}/sign-in">{T["sign-in.title"]}</a></div>""");
}
