using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.SignIn;

/// <summary>Asked for before anything that would open the console for longer than this session: a browser left alone is not worth that much.</summary>
internal static class PresentPassword
{
    public const string Field = "present-password";

    /// <param name="visit">Who is asked.</param>
    /// <param name="id">Of the field; a page may ask more than once.</param>
    public static Html Ask(Visit visit, string id) => Html.Of($"""
        <label for="{id}">{visit.T["me.old-password"]}</label><input id="{id}" name="{Field}" type="password" autocomplete="current-password" required maxlength="{Passwords.MaxLength}">
        """);

    /// <returns>What is wrong; null when they know it.</returns>
    public static async Task<string?> ProblemAsync(Visit visit, SignInPolicy policy) =>
        await policy.KnowsPasswordAsync(visit.Member.Id, visit.Form[Field].ToString()) ? null : visit.T["me.wrong-password"];
}
