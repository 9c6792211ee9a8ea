using Bot.Staff.SignIn;

namespace Bot.Staff.Web;

/// <summary>
/// What somebody sent that could not be taken, because they were signed out or the page was too old. It stays on the page that says so,
/// and can be sent again from there: nothing typed is lost.
/// </summary>
/// <param name="Path">Where it goes, within the console.</param>
/// <param name="Fields">What was filled in.</param>
internal sealed record KeptForm(string Path, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>What nobody wants to do again, or what must stand on no page: whoever is signed out begins these anew.</summary>
    private static readonly string[] NotKept = ["/sign-in", "/sign-out", "/join", "/me"];

    private const string PathField = "kept-path";
    private const string Prefix = "kept.";

    /// <summary>
    /// The form of this request; null when there is nothing to keep. Only of a page of ours, as browsers say themselves: another site's
    /// form must not become one that we ask somebody to send.
    /// </summary>
    public static KeptForm? Sent(Visit visit)
    {
        var request = visit.Context.Request;
        var path = SignInPage.Destination(request.Path + request.QueryString);
        var isOurs = Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
        return isOurs && request.HasFormContentType && visit.Form.Files.Count == 0 && path.Length > 0 && !NotKept.Any(n => path.StartsWith(n, StringComparison.OrdinalIgnoreCase))
            ? new(path, [.. Values(visit.Form).Where(f => f.Name is not ("form-token" or PresentPassword.Field))])
            : null;
    }

    /// <summary>The form that a sign-in page carries along; null when it carries none.</summary>
    public static KeptForm? Carried(Visit visit) => SignInPage.Destination(StaffRoutes.Root + visit.Field(PathField)) is { Length: > 1 } path
        ? new(path, [.. Values(visit.Form).Where(f => f.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(f => (f.Name[Prefix.Length..], f.Value))])
        : null;

    /// <summary>The fields with which a sign-in page carries it along.</summary>
    public Html Carry() => Html.Of($"""<input type="hidden" name="{PathField}" value="{Path}">{Hidden(Prefix)}""");

    /// <summary>The button that sends it again.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="secret">The secret of the session that it is sent in.</param>
    public Html Again(Visit visit, string secret) => Html.Of($"""
        <form method="post" action="{StaffRoutes.Root}{Path}"><input type="hidden" name="form-token" value="{StaffCookie.FormToken(secret)}">{Hidden("")}
        <p>{visit.T["kept.text"]}</p><button class="main">{visit.T["kept.again"]}</button></form>
        """);

    private Html Hidden(string prefix) => Html.Each(Fields, f => Html.Of($"""<input type="hidden" name="{prefix}{f.Name}" value="{f.Value}">"""));

    private static IEnumerable<(string Name, string Value)> Values(IFormCollection form) => form.SelectMany(f => f.Value.OfType<string>().Select(v => (f.Key, v)));
}
