using Bot.Subscribers.Lists;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>What becomes of a list's bad rows: each is named with its line and reason, the others are taken.</summary>
public sealed class Rejecting : IAsyncDisposable
{
    private readonly ListFixture lists = new();

    public ValueTask DisposeAsync() => lists.DisposeAsync();

    [Theory]
    [InlineData("sms,1,,,,,,,", "the channel 'sms' is not one of telegram, webchat, wechat")]
    [InlineData(",1,,,,,,,", "the channel '' is not one of")]
    [InlineData("telegram,,王,,,,,,", "the address '' must have 1 to 64 characters")]
    [InlineData("webchat,12345678901234567890123456789012345678901234567890123456789012345,,,,,,,", "must have 1 to 64 characters")]
    [InlineData("telegram,wangfang,,,,,,,", "'wangfang' is no Telegram chat id: that is a number")]
    [InlineData("telegram,+8613912345678,,,,,,,", "'+8613912345678' is no Telegram chat id")]
    [InlineData("telegram,1.2E+11,,,,,,,", "'1.2E+11' is no Telegram chat id")]
    [InlineData("telegram,2,,fr,,,,,", "the locale 'fr' is not one of en, zh-CN")]
    [InlineData("telegram,2,,,gardening,,,,", "there is no topic 'gardening'; known: agriculture, health")]
    [InlineData("telegram,2,,,,99,,,", "there is no region with the code '99'")]
    [InlineData("telegram,2,,,,,barley,,", "there is no crop 'barley'; known: wheat, rice")]
    [InlineData("telegram,2,,,,,,astronaut,", "there is no audience 'astronaut'; known: farmer, elder")]
    [InlineData("telegram,1,,,,,,,", "the address telegram:1 is in the file twice")]
    [InlineData("telegram,2,\"王\"芳,,,,,,", "the quotes are not closed, or stand inside the text")]
    public async Task A_bad_row_is_named_with_its_line_and_the_others_are_taken(string row, string says)
    {
        var result = await lists.ImportAsync($"channel,address,name,locale,topics,region,crops,audience,unit\ntelegram,1,,,,,,,\n{row}\ntelegram,3,,,,,,,\n");
        var rejected = result.Rejected.ShouldHaveSingleItem();
        rejected.Line.ShouldBe(3);
        rejected.Reason.ShouldContain(says);
        (await lists.AllAsync()).Select(s => s.Address.Id).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task Of_a_file_that_is_no_list_at_all_the_first_ten_thousand_reasons_are_kept()
    {
        var result = await lists.ImportAsync("channel,address\n" + string.Concat(Enumerable.Repeat(",\n", 12_000)) + "webchat,a\n");

        (result.Imported, result.Refused, result.Rejected.Count).ShouldBe((1, 12_000, ImportResult.MostReasons));
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        var result = await lists.ImportAsync("channel,address,name\n\ntelegram,1,\"两\n行\"\ntelegram,x,\"也是\n三\n行\"\ntelegram,y,\n\n\ntelegram,z,");
        result.Rejected.Select(r => r.Line).ShouldBe([5, 8, 11]);
    }

    [Fact]
    public async Task A_quote_never_closed_does_not_swallow_the_rest_in_silence()
    {
        var result = await lists.ImportAsync("channel,address,name\ntelegram,1,王\ntelegram,2,\"李\ntelegram,3,赵\ntelegram,4,钱\n");
        var rejected = result.Rejected.ShouldHaveSingleItem();
        rejected.Line.ShouldBe(3);
        rejected.Reason.ShouldStartWith("the quotes are not closed");
        (await lists.AllAsync()).ShouldHaveSingleItem().Address.Id.ShouldBe("1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("telegram,1,王\ntelegram,2,李")]
    [InlineData("channel,name\ntelegram,王")]
    [InlineData("channel;address\ntelegram;1")]
    public async Task Without_a_header_nothing_is_taken_and_the_header_is_shown(string text)
    {
        var result = await lists.ImportAsync(text);
        var rejected = result.Rejected.ShouldHaveSingleItem();
        rejected.ToString().ShouldContain("The first line must name the columns: channel,address,name,locale,topics,region,crops,audience,unit.");
        (await lists.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_header_alone_is_an_empty_list()
    {
        var result = await lists.ImportAsync("channel,address");
        (result.Imported, result.Rejected.Count).ShouldBe((0, 0));
    }
}
