using System.Net;
using Bot.Staff.Members;
using Bot.Staff.SignIn;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>Somebody else at the door: guesses, stolen sessions, sessions left open.</summary>
public sealed class SignInUnderAttack : IAsyncLifetime
{
    private const string NewPassword = "another horse entirely";

    private readonly ContentFolder content = new();
    private BotUnderTest bot = null!;
    private StaffVisitor li = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        li = await StaffVisitor.JoinAsync(bot, Role.Admin, "Li");
    }

    public async ValueTask DisposeAsync()
    {
        li.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task Guesses_from_elsewhere_lock_nobody_out_of_their_own_browser()
    {
        await li.DoAsync("/staff/sign-out");
        using var stranger = From("203.0.113.7");
        for (var i = 0; i < 6; i++)
        {
            (await stranger.SignInAsync("Li", $"guess number {i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var elsewhere = From("203.0.113.8");
        (await elsewhere.SignInAsync("Li", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "for everybody else the account rests");
        (await li.SignInAsync("Li", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_known_browser_in_which_somebody_guesses_is_one_like_any_other()
    {
        await li.DoAsync("/staff/sign-out");
        for (var i = 0; i < KnownBrowsers.FreeTries; i++)
        {
            await li.SignInAsync("Li", $"guess number {i}");
        }

        (await bot.Get<StaffStore>().FindByNameAsync("Li"))!.Failures.ShouldBe(0, "these cost its owner nothing elsewhere");
        await li.SignInAsync("Li", "one more");
        (await bot.Get<StaffStore>().FindByNameAsync("Li"))!.Failures.ShouldBe(1);
    }

    [Fact]
    public async Task Being_known_as_one_opens_nothing_of_another()
    {
        using var sun = await StaffVisitor.JoinAsync(bot, Role.Editor, "Sun");
        await sun.DoAsync("/staff/sign-out");
        for (var i = 0; i < 5; i++)
        {
            await sun.SignInAsync("Li", $"guess number {i}");
        }

        (await sun.SignInAsync("Li", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_tries_at_once_are_counted_one_by_one_and_none_gets_in_behind_the_lock()
    {
        var staff = bot.Get<StaffStore>();
        var id = (await staff.FindByNameAsync("Li"))!.Member.Id;
        var until = bot.Get<TimeProvider>().GetUtcNow().AddHours(1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => staff.NoteFailureAsync(id, count => count >= 5 ? until : null)));

        (await staff.FindByNameAsync("Li"))!.Failures.ShouldBe(20);
        (await staff.NoteSuccessAsync(id, null, evenLocked: false)).ShouldBeFalse("the password was looked at before the lock was there");
        (await staff.NoteSuccessAsync(id, null, evenLocked: true)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_household_of_the_new_internet_is_one_however_many_addresses_it_has()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= 11; i++)
        {
            using var stranger = From($"2001:db8:1:2::{i:x}");
            answers.Add((await stranger.SignInAsync("nobody", "whatever it is")).StatusCode);
        }

        answers[..10].ShouldAllBe(s => s == HttpStatusCode.Unauthorized);
        answers[10].ShouldBe(HttpStatusCode.TooManyRequests);
        using var neighbour = From("2001:db8:1:3::1");
        (await neighbour.SignInAsync("nobody", "whatever it is")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Codes_that_are_on_are_not_replaced_without_the_password_and_the_first_code_is_used()
    {
        var (own, thiefs) = (Totp.NewSecret(), Totp.NewSecret());
        var code = Totp.CodeAt(own, Now);
        await li.DoAsync("/staff/me/codes/on", ("secret", own), ("code", code), StaffVisitor.Known);
        using var spy = StaffVisitor.Stranger(bot);
        (await spy.SignInAsync("Li", StaffVisitor.Password, code)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "it was used to turn them on");

        await li.DoAsync("/staff/me/codes/on", ("secret", thiefs), ("code", Totp.CodeAt(thiefs, Now)), StaffVisitor.Known);

        (await bot.Get<StaffStore>().FindByNameAsync("Li"))!.TotpSecret.ShouldBe(own);
        (await li.PostAsync("/staff/me/codes")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("/staff/me/chat", "/link ")]
    [InlineData("/staff/tokens", "Authorization: Bearer")]
    [InlineData("/staff/me/codes/on", "")]
    [InlineData("/staff/staff/invite", "/staff/join/")]
    [InlineData("/staff/staff/2/password", "/staff/join/")]
    [InlineData("/staff/staff/2/rights", "")]
    public async Task A_browser_left_alone_gets_nothing_that_outlives_its_session(string path, string prize)
    {
        using var second = await StaffVisitor.JoinAsync(bot, Role.Editor, "Second");
        var secret = Totp.NewSecret();
        (string, string)[] form = [("name", "mine"), ("role", "Viewer"), ("scopes", "broadcasts:read"), ("days", "365"), ("secret", secret), ("code", Totp.CodeAt(secret, Now))];
        foreach (var guess in new[] { "", "not the password" })
        {
            using var refused = await li.PostAsync(path, [.. form, ("present-password", guess)]);
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The present password is wrong");
        }

        (await bot.Get<StaffStore>().FindByNameAsync("Second"))!.Member.Role.ShouldBe(Role.Editor);

        (await bot.Get<StaffStore>().FindByNameAsync("Li"))!.TotpSecret.ShouldBeNull();
        using var taken = await li.PostAsync(path, [.. form, StaffVisitor.Known]);
        taken.StatusCode.ShouldBe(prize.Length > 0 ? HttpStatusCode.OK : HttpStatusCode.SeeOther);
        (await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(prize);
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_gives_this_browser_a_new_one()
    {
        using var other = StaffVisitor.Stranger(bot);
        await other.SignInAsync("Li", StaffVisitor.Password);
        var stolen = li.Cookie!;

        await li.DoAsync("/staff/me/password", StaffVisitor.Known, ("password", NewPassword), ("again", NewPassword));

        (await li.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        li.Cookie.ShouldNotBe(stolen);
        using var thief = StaffVisitor.Stranger(bot);
        thief.Cookies.Add(bot.Address, new Cookie("sciencebot-staff", stolen, "/staff"));
        (await thief.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await other.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Whoever_finds_a_session_open_cannot_try_out_passwords_on_it()
    {
        for (var i = 0; i < 5; i++)
        {
            await li.PostAsync("/staff/me/password", ("present-password", $"guess number {i}"), ("password", NewPassword), ("again", NewPassword));
        }

        (await li.PostAsync("/staff/me/password", StaffVisitor.Known, ("password", NewPassword), ("again", NewPassword))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Behind_a_proxy_with_https_the_cookie_is_for_this_host_and_https_alone()
    {
        using var visitor = StaffVisitor.Stranger(bot);
        visitor.Headers.Add("X-Forwarded-Proto", "https");
        visitor.Headers.Add("Cookie", "sciencebot-staff=" + li.Cookie);

        using var page = await visitor.GetAsync("/staff");

        page.StatusCode.ShouldBe(HttpStatusCode.SeeOther, "a cookie that came some other way is none");
        using var form = await visitor.GetAsync("/staff/sign-in");
        var cookie = form.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-sciencebot-staff=");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("path=/;");
        cookie.ShouldContain("httponly");
        form.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
        using var plain = await li.GetAsync("/staff");
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    private DateTimeOffset Now => bot.Get<TimeProvider>().GetUtcNow();

    /// <summary>Somebody who comes from elsewhere, as the proxy before us says.</summary>
    private StaffVisitor From(string address)
    {
        var visitor = StaffVisitor.Stranger(bot);
        visitor.Headers.Add("X-Forwarded-For", address);
        return visitor;
    }
}
