using System.Text;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>Lists as spreadsheet programs save them.</summary>
public sealed class Encodings : IAsyncDisposable
{
    private const string List = "channel,address,name,unit\r\ntelegram,1,王芳,向城镇东村\r\ntelegram,2,镕𬴊,Ünit €\r\n";

    private readonly ListFixture lists = new();

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ValueTask DisposeAsync() => lists.DisposeAsync();

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    public async Task Chinese_names_are_read_in_every_encoding_in_use(string name, bool mark)
    {
        var encoding = name == "utf-8" ? new UTF8Encoding(mark) : Encoding.GetEncoding(name);
        var result = await lists.ImportAsync(List, encoding);
        result.Rejected.ShouldBeEmpty();
        (await lists.AllAsync()).Select(s => (s.Name, s.Unit)).ShouldBe([("王芳", "向城镇东村"), ("镕𬴊", "Ünit €")]);
    }

    [Fact]
    public async Task A_character_that_straddles_two_reads_is_no_reason_to_take_UTF8_for_something_else()
    {
        var rows = Enumerable.Range(1, 3000).Select(i => $"telegram,{i},{new string('王', i % 7)}芳");
        (await lists.ImportAsync("channel,address,name\n" + string.Join('\n', rows))).Imported.ShouldBe(3000);
        (await lists.AllAsync()).ShouldAllBe(s => s.Name.EndsWith('芳') && s.Name.TrimEnd('芳').All(c => c == '王'));
    }

    [Fact]
    public async Task What_is_written_out_opens_in_a_Chinese_spreadsheet()
    {
        await lists.ImportAsync(List);
        await lists.ExportAsync();
        var bytes = await File.ReadAllBytesAsync(lists.File, TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]); // without the mark, a spreadsheet takes UTF-8 for GBK
    }
}
