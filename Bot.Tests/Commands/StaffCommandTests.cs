using System.Text.RegularExpressions;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Commands;

/// <summary><c>staff</c>, run beside the bot it is about.</summary>
public sealed class StaffCommandTests : IAsyncLifetime
{
    private readonly ContentFolder content = new();
    private readonly string secret = Totp.NewSecret();
    private BotUnderTest bot = null!;
    private BotShell shell = null!;
    private StaffVisitor li = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        li = await StaffVisitor.JoinAsync(bot, Role.Admin, "Li");
        await li.DoAsync("/staff/me/codes/on", ("secret", secret), ("code", Totp.CodeAt(secret, TimeProvider.System.GetUtcNow())), StaffVisitor.Known);
        shell = new(content);
        shell.Settings["Storage__ConnectionString"] = $"Data Source={bot.Database}";
        shell.Settings["Quizzes__PublicUrl"] = "https://bot.example.org/";
    }

    public async ValueTask DisposeAsync()
    {
        li.Dispose();
        shell.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task An_only_admin_who_lost_everything_gets_in_again_by_a_link_that_works_once()
    {
        var outcome = await shell.RunAsync("staff", "reset", "li");

        outcome.ExitCode.ShouldBe(0, outcome.ToString());
        var link = Regex.Match(outcome.Output, "https://bot.example.org(/staff/join/[A-Za-z0-9_-]{43})").Groups[1].Value;
        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.SignInAsync("Li", StaffVisitor.Password, "")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized, "the old password");
        await visitor.DoAsync(link, ("password", "another horse battery"), ("again", "another horse battery"));
        (await visitor.PageAsync("/staff/staff")).ShouldContain("Li");
        using var late = StaffVisitor.Stranger(bot);
        (await late.GetAsync(link)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var later = StaffVisitor.Stranger(bot);
        (await later.SignInAsync("Li", "another horse battery", "")).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther, "without a code");
    }

    [Fact]
    public async Task Their_sessions_end_and_the_audit_log_says_who_did_it()
    {
        (await li.GetAsync("/staff/staff")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);

        await shell.RunAsync("staff", "reset", "Li");

        (await li.GetAsync("/staff/staff")).StatusCode.ShouldNotBe(System.Net.HttpStatusCode.OK);
        var entry = (await bot.Get<AuditLog>().PageAsync(null, null, 1)).ShouldHaveSingleItem();
        (entry.Who, entry.Act, entry.Object).ShouldBe(("command line", "staff.reset-password", "staff/1"));
        (await bot.Get<AuditLog>().FirstBrokenAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_names_there_are()
    {
        (await shell.RunAsync("staff", "reset", "Wang")).ShouldBeRefused("Wang", "Li");
        (await bot.Get<Database>().ReadAsync(s => s.ScalarAsync<long>("select count(*) from staff_members where totp_secret is not null"))).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_is_shut_out_stays_so()
    {
        await bot.Get<StaffStore>().SetDisabledAsync(1, true);
        (await shell.RunAsync("staff", "reset", "Li")).ShouldBeRefused("Li is shut out");
    }

    [Fact]
    public async Task The_list_names_everybody_and_no_secret()
    {
        var list = await shell.RunAsync("staff", "list");
        list.Output.ShouldMatch("Admin +with codes +Li");
        var json = await shell.RunAsync("staff", "list", "--json");
        json.ReadJson()[0].GetProperty("name").GetString().ShouldBe("Li");
        json.Output.ShouldNotContain("hash", Case.Insensitive);
        json.Output.ShouldNotContain("secret", Case.Insensitive);
    }
}
