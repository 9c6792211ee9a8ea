using System.Net;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>A copy of the database alone opens nothing.</summary>
public sealed class SealedSecrets : IAsyncLifetime
{
    private readonly ContentFolder content = new();
    private readonly string secret = Totp.NewSecret();
    private BotUnderTest bot = null!;
    private StaffVisitor li = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        li = await StaffVisitor.JoinAsync(bot, Role.Admin, "Li");
        await li.DoAsync("/staff/me/codes/on", ("secret", secret), ("code", Now), StaffVisitor.Known);
    }

    public async ValueTask DisposeAsync()
    {
        li.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    private string Keys => Sealing.KeysOf(bot.Database);

    private string Now => Totp.CodeAt(secret, TimeProvider.System.GetUtcNow());

    /// <summary>Codes are good once: the next one, which is taken already.</summary>
    private string Next => Totp.CodeAt(secret, TimeProvider.System.GetUtcNow().AddSeconds(30));

    [Fact]
    public async Task Secrets_of_codes_are_sealed_with_keys_that_only_their_owner_may_read()
    {
        (await StoredAsync()).ShouldNotContain(secret);
        Directory.GetFiles(Keys, "*.xml").ShouldNotBeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.SignInAsync("Li", StaffVisitor.Password, Next)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task What_an_earlier_version_kept_in_clear_is_sealed_at_the_start()
    {
        await bot.Get<Database>().WriteAsync(s => s.ExecuteAsync("update staff_members set totp_secret = @secret", new { secret }));
        await bot.StopAsync();
        await bot.StartAsync();

        (await StoredAsync()).ShouldNotContain(secret);
        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.SignInAsync("Li", StaffVisitor.Password, Next)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Without_the_keys_no_code_is_right_and_the_log_says_what_to_do()
    {
        await bot.StopAsync();
        Directory.Delete(Keys, recursive: true);
        await bot.StartAsync();

        using var visitor = StaffVisitor.Stranger(bot);
        foreach (var code in new[] { Next, "", Totp.CodeAt("", TimeProvider.System.GetUtcNow()) })
        {
            (await visitor.SignInAsync("Li", StaffVisitor.Password, code)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        bot.Log.ShouldContain(line => line.Contains("the keys beside the database are missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_takes_the_keys_along_and_a_restore_brings_them_back()
    {
        var copy = Path.Combine(Path.GetDirectoryName(bot.Database)!, "copy.db");
        bot.Get<Backup>().Write(copy).ShouldBeNull();
        await bot.StopAsync();
        Directory.Delete(Keys, recursive: true);
        var connections = new SqliteConnections($"Data Source={bot.Database}", "/");
        new Backup(connections, TimeProvider.System).Restore(copy).Problem.ShouldBeNull();
        await bot.StartAsync();

        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.SignInAsync("Li", StaffVisitor.Password, Next)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private Task<string> StoredAsync() => bot.Get<Database>().ReadAsync(s => s.ScalarAsync<string>("select totp_secret from staff_members"));
}
