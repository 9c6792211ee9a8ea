using Bot.Notices;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;

namespace Bot.Tests.Operations;

/// <summary>A copy each day, and what is said when there is none.</summary>
public sealed class DailyBackups : IAsyncLifetime
{
    private readonly ContentFolder content = new();
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.FromHours(8)));
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync() => bot = await BotUnderTest.StartAsync(content, clock: clock, settings: new() { ["Storage:BackupsKept"] = "2" });

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        content.Dispose();
    }

    private string Folder => bot.Get<Backup>().Folder;

    private string[] Nightly => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "nightly-*.db").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task One_is_made_each_day_after_its_hour_and_the_newest_are_kept()
    {
        await PassAsync(TimeSpan.FromMinutes(30));
        Nightly.ShouldBeEmpty("it is not three o'clock yet");
        var byHand = bot.Get<Backup>().NewName();
        bot.Get<Backup>().Write(byHand).ShouldBeNull();

        await PassAsync(TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(() => Nightly is ["nightly-20260302.db"], "the first copy");
        for (var day = 3; day <= 5; day++)
        {
            await bot.StopAsync();
            clock.Advance(TimeSpan.FromDays(1));
            await bot.StartAsync();
            await PassAsync(TimeSpan.FromMinutes(30));
            var last = $"nightly-2026030{day}.db";
            await Eventually.HoldsAsync(() => Nightly is [.., var newest] && newest == last, last);
        }

        await Eventually.HoldsAsync(() => Nightly.SequenceEqual(["nightly-20260304.db", "nightly-20260305.db"]), "old ones to be dropped");
        File.Exists(byHand).ShouldBeTrue("made by hand, it is left alone");
        BackupCheck.Problem(Path.Combine(Folder, Nightly[^1])).ShouldBeNull();
        Directory.GetFileSystemEntries(Folder).ShouldAllBe(f => !f.EndsWith(".part", StringComparison.Ordinal) && !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_fails_is_a_notice_until_one_succeeds()
    {
        await File.WriteAllTextAsync(Folder, "a file where the folder should be", TestContext.Current.CancellationToken);
        await PassAsync(TimeSpan.FromHours(2));

        await Eventually.HoldsAsync(async () => (await OpenAsync()) is [{ Kind: NoticeKind.BackupFailed, Severity: NoticeSeverity.Urgent }], "a notice");
        (await OpenAsync())[0].Arguments["problem"].InEnglish().ShouldContain("could not be written");

        File.Delete(Folder);
        await PassAsync(TimeSpan.FromMinutes(20));
        await Eventually.HoldsAsync(async () => (await OpenAsync()).Count == 0, "the notice to be taken down");
        Nightly.ShouldBe(["nightly-20260302.db"]);
    }

    private Task<IReadOnlyList<Notice>> OpenAsync() => bot.Get<NoticeBoard>().ListOpenAsync(10);

    /// <summary>In steps, so that what looks now and then gets its turn.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        for (var step = TimeSpan.FromMinutes(15); time > TimeSpan.Zero; time -= step)
        {
            clock.Jump(clock.GetUtcNow() + step);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
