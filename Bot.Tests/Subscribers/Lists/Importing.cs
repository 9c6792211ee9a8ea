using Bot.Subscribers;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>What becomes of a list's good rows.</summary>
public sealed class Importing : IAsyncDisposable
{
    private readonly ListFixture lists = new();

    public ValueTask DisposeAsync() => lists.DisposeAsync();

    [Fact]
    public async Task A_list_may_be_written_with_the_words_people_use()
    {
        var result = await lists.ImportAsync("渠道,号码,名字,类别,地区,作物,身份\nTelegram,1,王芳,农事、健康,山东省兰陵县,小麦；水稻,农民\ntelegram,2,李,,兰陵县,wheat,\n");
        result.Rejected.ShouldBeEmpty();
        var people = await lists.AllAsync();
        people.Select(p => p.Region).ShouldBe(["371324", "371324"]);
        people[0].Crops.ShouldBe(["wheat", "rice"], ignoreOrder: true);
        people[0].Audience.ShouldBe("farmer");
        people[1].Crops.ShouldBe(["wheat"]);
    }

    [Fact]
    public async Task A_spreadsheets_own_file_is_called_so() =>
        (await lists.ImportAsync("PK\u0003\u0004 a zip")).Rejected.ShouldHaveSingleItem().Reason.Key.ShouldBe("reason.row-workbook");

    [Fact]
    public async Task A_full_row_is_taken_as_it_is()
    {
        var result = await lists.ImportAsync("""
            channel,address,name,locale,topics,region,crops,audience,unit
            telegram,-100123,王家村群,en,agriculture,371324,wheat; rice,farmer,向城镇
            """);
        (result.Imported, result.Updated, result.Rejected.Count).ShouldBe((1, 0, 0));
        var group = (await lists.AllAsync()).ShouldHaveSingleItem();
        (group.Address, group.IsGroup, group.Name, group.Locale, group.Region, group.Audience, group.Unit, group.Status)
            .ShouldBe((new("telegram", "-100123"), true, "王家村群", "en", "371324", "farmer", "向城镇", SubscriberStatus.Active));
        group.Topics.ShouldBe(["agriculture"]);
        group.Crops.ShouldBe(["rice", "wheat"]);
    }

    [Theory]
    [InlineData("channel,address\ntelegram,1")]
    [InlineData("ADDRESS , Channel\n1 , Telegram")] // in any order, spelled any way
    [InlineData("channel,address,nickname\ntelegram,1,whatever")] // what nobody knows is not looked at
    [InlineData("channel,address,name\ntelegram,1")] // a short row
    [InlineData("channel,address,topics\ntelegram,1,agriculture;health")] // all topics, spelled out
    [InlineData("channel,address\n\n\ntelegram,1\n\n")]
    [InlineData("channel,address\r\ntelegram,1\r\n")]
    public async Task Whatever_is_not_said_has_its_default(string text)
    {
        (await lists.ImportAsync(text)).Rejected.ShouldBeEmpty();
        var one = (await lists.AllAsync()).ShouldHaveSingleItem();
        (one.Address, one.Locale, one.Topics.Count, one.Region, one.Status).ShouldBe((new("telegram", "1"), "zh-CN", 0, null, SubscriberStatus.Active));
    }

    [Fact]
    public async Task One_topic_written_twice_is_not_all_topics()
    {
        await lists.ImportAsync("channel,address,topics\ntelegram,1,agriculture;agriculture");
        (await lists.AllAsync())[0].Topics.ShouldBe(["agriculture"]);
    }

    [Fact]
    public async Task Quoted_fields_may_hold_commas_quotes_and_line_breaks()
    {
        var result = await lists.ImportAsync("channel,address,name,unit\r\ntelegram,1,\"王, \"\"老\"\" 三\",\"向城镇\r\n东村\"\r\ntelegram,2,李,\r\n");
        result.Imported.ShouldBe(2);
        (await lists.AllAsync()).Select(s => (s.Name, s.Unit)).ShouldBe([("王, \"老\" 三", "向城镇\r\n东村"), ("李", null)]);
    }

    [Fact]
    public async Task Who_is_known_is_updated_and_who_stopped_stays_stopped()
    {
        await lists.ImportAsync("channel,address,name\ntelegram,1,旧\ntelegram,2,旧");
        await lists.Store.SetStatusAsync(new("telegram", "1"), SubscriberStatus.Stopped, StatusReasons.Asked);
        await lists.Store.SetStatusAsync(new("telegram", "2"), SubscriberStatus.Unreachable, null);
        var before = await lists.AllAsync();

        var result = await lists.ImportAsync("channel,address,name\ntelegram,1,新\ntelegram,2,新\ntelegram,3,新");
        (result.Imported, result.Updated).ShouldBe((1, 2));
        (await lists.AllAsync()).Select(s => (s.Name, s.Status, s.StatusReason)).ShouldBe(
            [("新", SubscriberStatus.Stopped, StatusReasons.Asked), ("新", SubscriberStatus.Unreachable, null), ("新", SubscriberStatus.Active, null)]);
        (await lists.AllAsync()).Take(2).Select(s => (s.Id, s.Since)).ShouldBe(before.Select(s => (s.Id, s.Since)));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await lists.ImportAsync("channel,address,name\ntelegram,1,旧");
        var result = await lists.ImportAsync("channel,address,name\ntelegram,1,新\ntelegram,2,新\ntelegram,x,新", dryRun: true);
        (result.Imported, result.Updated, result.Rejected.Count).ShouldBe((1, 1, 1));
        (await lists.AllAsync()).ShouldHaveSingleItem().Name.ShouldBe("旧");
    }

    [Fact]
    public async Task A_name_too_long_is_cut_between_characters()
    {
        await lists.ImportAsync($"channel,address,name\ntelegram,1,{new string('王', 99)}🌾🌾");
        (await lists.AllAsync())[0].Name.ShouldBe(new string('王', 99));
    }
}
