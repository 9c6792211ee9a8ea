using System.Net;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>Getting in, and being kept out.</summary>
public sealed class SigningIn : IAsyncLifetime
{
    private readonly ContentFolder content = new();
    private BotUnderTest bot = null!;
    private StaffVisitor li = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        li = await StaffVisitor.JoinAsync(bot, Role.Admin, "李梅");
    }

    public async ValueTask DisposeAsync()
    {
        li.Dispose();
        await bot.DisposeAsync();
        bot.Log.ShouldAllBe(line => !line.Contains(StaffVisitor.Password, StringComparison.Ordinal), "A password stands in the log.");
        content.Dispose();
    }

    [Fact]
    public async Task The_right_name_and_password_lead_to_where_one_wanted_to_go()
    {
        using var visitor = StaffVisitor.Stranger(bot);
        using var asked = await visitor.GetAsync("/staff/audit?search=x");
        asked.Headers.Location!.ToString().ShouldBe("/staff/sign-in?to=%2Fstaff%2Faudit%3Fsearch%3Dx");

        (await visitor.DoAsync("/staff/sign-in", ("name", "李梅"), ("password", StaffVisitor.Password), ("to", "/staff/audit?search=x"))).ShouldBe("/staff/audit?search=x");
        (await visitor.PageAsync("/staff/audit")).ShouldContain("Signed in");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/staff//evil.example")]
    [InlineData("/staff.evil.example")]
    [InlineData("/staff\\evil")]
    [InlineData("/chat")]
    [InlineData("/staff/../chat")]
    [InlineData("/staff/%2e%2E/chat")]
    [InlineData("/staff/broadcasts/.%2e/../..?x")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string to)
    {
        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.DoAsync("/staff/sign-in", ("name", "李梅"), ("password", StaffVisitor.Password), ("to", to))).ShouldBe("/staff");
    }

    [Fact]
    public async Task The_secret_of_before_is_not_the_one_of_after_so_a_planted_one_is_worth_nothing()
    {
        using var visitor = StaffVisitor.Stranger(bot);
        await visitor.GetAsync("/staff/sign-in");
        var planted = visitor.Cookie.ShouldNotBeNull();

        using var answer = await visitor.SignInAsync("李梅", StaffVisitor.Password);

        visitor.Cookie.ShouldNotBe(planted);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sciencebot-staff=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/staff");
        using var attacker = StaffVisitor.Stranger(bot);
        attacker.Cookies.Add(bot.Address, new Cookie("sciencebot-staff", planted, "/staff"));
        (await attacker.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_answered_alike()
    {
        using var visitor = StaffVisitor.Stranger(bot);
        using var wrongName = await visitor.SignInAsync("王", "whatever it is");
        using var wrongPassword = await visitor.SignInAsync("李梅", "whatever it is");

        wrongName.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrongPassword.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TextAsync(wrongName)).Replace("王", "李梅", StringComparison.Ordinal).ShouldBe(await TextAsync(wrongPassword));
    }

    [Fact]
    public async Task Guessing_is_slowed_for_the_account_and_for_the_address()
    {
        using var visitor = StaffVisitor.Stranger(bot);
        for (var i = 0; i < 5; i++)
        {
            (await visitor.SignInAsync("李梅", $"guess number {i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await visitor.SignInAsync("李梅", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the account rests");
        for (var i = 0; i < 4; i++)
        {
            await visitor.SignInAsync("somebody", $"guess number {i}");
        }

        (await visitor.SignInAsync("somebody", "one more")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await bot.Get<StaffStore>().FindByNameAsync("李梅"))!.LockedUntil.ShouldNotBeNull();
        (await li.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK, "who is in already stays in");
    }

    [Fact]
    public async Task A_link_works_once_and_its_role_is_the_one_it_was_made_with()
    {
        using var link = await li.PostAsync("/staff/staff/invite", StaffVisitor.Known, ("role", "Editor"), ("topics", "health"));
        var token = System.Text.RegularExpressions.Regex.Match(await TextAsync(link), "/staff/join/([A-Za-z0-9_-]{43})").Groups[1].Value;
        using var first = StaffVisitor.Stranger(bot);
        using var second = StaffVisitor.Stranger(bot);

        await first.DoAsync($"/staff/join/{token}", ("name", "Zhao"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password), ("role", "Admin"));

        var zhao = (await bot.Get<StaffStore>().FindByNameAsync("zhao"))!.Member;
        zhao.Role.ShouldBe(Role.Editor);
        zhao.Topics.ShouldBe(["health"]);
        (await second.GetAsync($"/staff/join/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await second.PostAsync($"/staff/join/{token}", ("name", "Qian"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa")]
    [InlineData("wang wu 12345", "wang wu 12345")] // the name
    [InlineData("correct horse battery", "correct horse batterie")]
    public async Task A_weak_password_is_refused_and_the_link_stays_good(string password, string again)
    {
        var token = await bot.Get<Invites>().InviteAsync(Role.Viewer, [], [], "test");
        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.PostAsync($"/staff/join/{token}", ("name", "wang wu"), ("password", password), ("again", again))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await visitor.DoAsync($"/staff/join/{token}", ("name", "wang wu"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password));
    }

    [Fact]
    public async Task With_codes_turned_on_the_password_alone_is_not_enough_and_a_code_is_good_once()
    {
        var secret = Totp.NewSecret();
        (await li.PostAsync("/staff/me/codes/on", ("secret", secret), ("code", "000000"), StaffVisitor.Known)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await li.DoAsync("/staff/me/codes/on", ("secret", secret), ("code", Totp.CodeAt(secret, TimeProvider.System.GetUtcNow())), StaffVisitor.Known);
        using var visitor = StaffVisitor.Stranger(bot);

        (await visitor.SignInAsync("李梅", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // The next one: that of now was used to turn them on.
        var code = Totp.CodeAt(secret, TimeProvider.System.GetUtcNow().AddSeconds(30));
        (await visitor.SignInAsync("李梅", StaffVisitor.Password, code)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var spy = StaffVisitor.Stranger(bot);
        (await spy.SignInAsync("李梅", StaffVisitor.Password, code)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_is_shut_out_is_out_at_once()
    {
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Sun");
        var id = (await bot.Get<StaffStore>().FindByNameAsync("Sun"))!.Member.Id;

        await li.DoAsync($"/staff/staff/{id}/disable");

        (await editor.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await editor.SignInAsync("Sun", StaffVisitor.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_changes_their_own_rights()
    {
        var id = (await bot.Get<StaffStore>().FindByNameAsync("李梅"))!.Member.Id;
        (await li.PostAsync($"/staff/staff/{id}/rights", StaffVisitor.Known, ("role", "Viewer"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await li.PostAsync($"/staff/staff/{id}/disable")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_not_only_the_cookie()
    {
        var session = li.Cookie!;
        await li.DoAsync("/staff/sign-out");
        using var thief = StaffVisitor.Stranger(bot);
        thief.Cookies.Add(bot.Address, new Cookie("sciencebot-staff", session, "/staff"));
        (await thief.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_changed_entry_of_the_log_shows()
    {
        var audit = bot.Get<AuditLog>();
        await audit.AddAsync("li", "one", "x", null, "1");
        await audit.AddAsync("li", "two", "x", "1", "2");
        (await audit.FirstBrokenAsync()).ShouldBeNull();

        await bot.Get<Bot.Storage.Database>().WriteAsync(s => s.ExecuteAsync("update audit_entries set who = 'wang' where act = 'one'"));

        (await audit.FirstBrokenAsync()).ShouldBe((await audit.PageAsync(null, "one", 1))[0].Id);
        (await li.PageAsync("/staff/audit")).ShouldContain("does not fit");
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
