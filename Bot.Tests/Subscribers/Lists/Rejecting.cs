using Bot.Subscribers.Lists;
using Bot.Tests.Builders;
namespace Bot.Tests.Subscribers.Lists;

/// <summary>What becomes of a list's bad rows: each is named with its line and reason, the others are taken.</summary>
public sealed class Rejecting : IAsyncDisposable
{
    private readonly ListFixture lists = new();

    public ValueTask DisposeAsync() => lists.DisposeAsync();

    [Theory]
    [InlineData("sms,1,,,,,,,", "no channel \"sms\". Write one of: telegram, webchat, wechat")]
    [InlineData(",1,,,,,,,", "The channel is missing. Write one of: telegram")]
    [InlineData("telegram,,王,,,,,,", "The address is missing")]
    [InlineData("webchat,12345678901234567890123456789012345678901234567890123456789012345,,,,,,,", "is too long, it may have 64 characters")]
    [InlineData("telegram,wangfang,,,,,,,", "\"wangfang\" is no Telegram id: that is a number")]
    [InlineData("telegram,+8613912345678,,,,,,,", "\"+8613912345678\" is no Telegram id")]
    [InlineData("telegram,1.2E+11,,,,,,,", "\"1.2E+11\" is no Telegram id")]
    [InlineData("telegram,2,,fr,,,,,", "no language \"fr\". Write one of: en, zh-CN")]
    [InlineData("telegram,2,,,gardening,,,,", "no topic \"gardening\". Write one of: ")]
    [InlineData("telegram,2,,,,99,,,", "no region \"99\"")]
    [InlineData("telegram,2,,,,,barley,,", "no crop \"barley\". Write one of: ")]
    [InlineData("telegram,2,,,,,,astronaut,", "no kind of people \"astronaut\". Write one of: Farmer")]
    [InlineData("telegram,1,,,,,,,", "\"telegram:1\" stands in the list before")]
    [InlineData("telegram,2,\"王\"芳,,,,,,", "The quotes are not closed")]
    public async Task A_bad_row_is_named_with_its_line_and_the_others_are_taken(string row, string says)
    {
        var result = await lists.ImportAsync($"channel,address,name,locale,topics,region,crops,audience,unit\ntelegram,1,,,,,,,\n{row}\ntelegram,3,,,,,,,\n");
        var rejected = result.Rejected.ShouldHaveSingleItem();
        rejected.Line.ShouldBe(3);
        rejected.Reason.InEnglish().ShouldContain(says);
        (await lists.AllAsync()).Select(s => s.Address.Id).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task Of_what_will_not_do_only_the_beginning_is_repeated_and_a_unit_is_no_longer_than_a_name()
    {
        var result = await lists.ImportAsync($"channel,address,unit\n{new string('x', 1_000_000)},1,\ntelegram,3,{new string('村', 5000)}\n");

        result.Rejected.ShouldHaveSingleItem().Reason.InEnglish().Length.ShouldBeLessThan(300);
        (await lists.AllAsync()).ShouldHaveSingleItem().Unit!.Length.ShouldBe(100);
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
        rejected.Reason.InEnglish().ShouldStartWith("The quotes are not closed");
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
        rejected.Reason.InEnglish().ShouldContain("Write there: channel,address,name,locale,topics,region,crops,audience,unit.");
        (await lists.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_header_alone_is_an_empty_list()
    {
        var result = await lists.ImportAsync("channel,address");
        (result.Imported, result.Rejected.Count).ShouldBe((0, 0));
    }
}
