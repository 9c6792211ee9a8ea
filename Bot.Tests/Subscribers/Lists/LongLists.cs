using System.Diagnostics;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>A county's list at once.</summary>
public sealed class LongLists : IAsyncDisposable
{
    private const int Rows = 20_000;

    private readonly ListFixture lists = new();

    public ValueTask DisposeAsync() => lists.DisposeAsync();

    [Fact]
    public async Task Twenty_thousand_rows_take_seconds_the_first_time_and_the_second()
    {
        var rows = Enumerable.Range(1, Rows).Select(i => $"telegram,{i},农户{i},zh-CN,agriculture;health,371324,wheat;rice,farmer,向城镇");
        var text = "channel,address,name,locale,topics,region,crops,audience,unit\n" + string.Join('\n', rows);
        for (var time = 1; time <= 2; time++)
        {
            var watch = Stopwatch.StartNew();
            var result = await lists.ImportAsync(text);
            TestContext.Current.TestOutputHelper!.WriteLine($"{Rows} rows, time {time}: {watch.ElapsedMilliseconds} ms");
            (result.Imported, result.Updated).ShouldBe(time == 1 ? (Rows, 0) : (0, Rows));
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20)); // far more than it takes, so that a busy machine does not matter
        }

        var export = Stopwatch.StartNew();
        (await lists.ExportAsync()).ShouldBe(Rows);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Rows} rows written: {export.ElapsedMilliseconds} ms");
    }
}
