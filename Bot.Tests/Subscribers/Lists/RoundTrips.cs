using System.Globalization;
using Bot.Messaging;
using Bot.Subscribers;
using Bot.Tests.Builders;
using CsvHelper;
using FsCheck.Fluent;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>What 'export' writes, 'import' reads.</summary>
public sealed class RoundTrips : IAsyncDisposable
{
    private readonly ListFixture from = new();
    private readonly ListFixture to = new();

    public async ValueTask DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    [Fact]
    public async Task Everything_known_about_people_arrives_in_another_database()
    {
        await SaveAsync("1", s => s with { Name = "王, \"芳\"\n二行", Topics = ["health"], Region = "371324", Crops = ["rice", "wheat"], Audience = "elder", Unit = "向城镇" });
        await SaveAsync("-100", s => s with { IsGroup = true, Locale = "en" });
        await SaveAsync("3", s => s with { Name = "'Amr" });
        await SaveAsync("4", s => s with { Name = "=1+1", Unit = "@home" });
        await TravelAsync();
        (await to.AllAsync()).Select(Json.Of).ShouldBe((await from.AllAsync()).Select(Json.Of));
    }

    [Fact]
    public async Task Who_stopped_stays_stopped_in_another_database_too()
    {
        await SaveAsync("1", s => s with { Status = SubscriberStatus.Stopped, StatusReason = StatusReasons.Asked });
        await SaveAsync("2", s => s with { Status = SubscriberStatus.Unreachable });
        await SaveAsync("3", s => s with { Status = SubscriberStatus.Joining });
        await SaveAsync("4", s => s);
        await TravelAsync();
        (await to.AllAsync()).Select(s => (s.Status, s.StatusReason)).ShouldBe(
            [(SubscriberStatus.Stopped, StatusReasons.Asked), (SubscriberStatus.Unreachable, null), (SubscriberStatus.Joining, null), (SubscriberStatus.Active, null)]);
    }

    [Fact]
    public async Task A_status_nobody_knows_is_refused()
    {
        var result = await to.ImportAsync("channel,address,status\ntelegram,1,active\ntelegram,2,maybe");
        result.Rejected.ShouldHaveSingleItem().Reason.InEnglish().ShouldContain("no status \"maybe\". Write one of: Joining, Active, Stopped, Unreachable");
        result.Imported.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_is_made_harmless()
    {
        foreach (var (id, name) in new[] { ("1", "=HYPERLINK(\"http://x\")"), ("2", "+1"), ("3", "-1+1"), ("4", "@SUM(A1)"), ("5", "\t=1"), ("6", "王=1") })
        {
            await SaveAsync(id, s => s with { Name = name, Unit = name });
        }

        await SaveAsync("=1+1", s => s with { Address = new ChannelAddress("webchat", "=1+1") });
        await from.ExportAsync();
        var cells = Cells(from.File);
        cells.Count.ShouldBe(8 * 11); // the header and seven rows of eleven
        cells.ShouldAllBe(c => c.Length == 0 || !"=+-@\t\r".Contains(c[0]));
        cells.ShouldContain("王=1");
    }

    [Fact]
    public async Task Any_name_survives()
    {
        var names = ArbMap.Default.GeneratorFor<string>().Sample(300, 20).Select(n => n?.Trim() ?? "").ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            // As the database gives it back: half a character is none.
            await SaveAsync($"{i + 1}", s => s with { Name = new string([.. names[i].Where(c => !char.IsSurrogate(c) && !char.IsControl(c))]).Trim() });
        }

        await TravelAsync();
        foreach (var (arrived, sent) in (await to.AllAsync()).Zip(await from.AllAsync()))
        {
            arrived.Name.ShouldBe(sent.Name);
        }
    }

    private static List<string> Cells(string file)
    {
        using var csv = new CsvParser(new StreamReader(file), CultureInfo.InvariantCulture);
        var cells = new List<string>();
        while (csv.Read())
        {
            cells.AddRange(csv.Record!);
        }

        return cells;
    }

    private async Task TravelAsync()
    {
        var written = await from.ExportAsync();
        File.Copy(from.File, to.File, overwrite: true);
        var result = await to.ImportFileAsync();
        result.Rejected.ShouldBeEmpty();
        result.Imported.ShouldBe(written);
    }

    private Task SaveAsync(string id, Func<Subscriber, Subscriber> with) => from.Store.SaveAsync(with(new()
    {
        Address = new("telegram", id), Locale = "zh-CN", Status = SubscriberStatus.Active, Since = Instants.At("2026-03-02T07:00:00Z"),
    }));
}
