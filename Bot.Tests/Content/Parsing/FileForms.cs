using System.Globalization;
using System.Text;
using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Files as editors write them, and YAML as few people write it: all of it is read.</summary>
public class FileForms
{
    [Theory]
    [InlineData(true, "\n")]
    [InlineData(false, "\r\n")]
    [InlineData(true, "\r\n")]
    public void A_byte_order_mark_and_Windows_line_ends_change_nothing(bool mark, string newline)
    {
        using var content = new ContentFolder().Tip("one", extra: "window: {from: 11-15, until: 02-10}", body: "第一行\n第二行\n\n- 甲\n- 乙").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        var expected = content.Read();
        foreach (var file in Directory.EnumerateFiles(content.Root, "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings(newline), new UTF8Encoding(mark));
        }

        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Tips["one"].Texts["zh-CN"].ShouldBe(expected.Tips["one"].Texts["zh-CN"]);
        catalog.Tips["one"].Window.ShouldBe(expected.Tips["one"].Window);
        catalog.Schedules.ShouldBe(expected.Schedules);
        catalog.Texts.For("zh-CN")[TextKeys.StartDone].ShouldBe(expected.Texts.For("zh-CN")[TextKeys.StartDone]);
    }

    [Theory]
    [InlineData("title: 标题", "\"title\": '标题'")]
    [InlineData("title: 标题", "title: !!str 标题   # 说明")]
    [InlineData("title: 标题", "? title\n: 标题")]
    [InlineData("title: 标题", "title: >-\n  标题")]
    [InlineData("title: 标题", "title:\n  标题")]
    [InlineData("title: 标题", "title: \"\\u6807\\u9898\"")]
    [InlineData("title: 标题", "title: &t 标题")]
    [InlineData("title: 标题", "title:    标题   \n\n# 一行说明\n")]
    [InlineData("crops: [wheat]", "crops: wheat")]
    [InlineData("crops: [wheat]", "crops:\n- wheat")]
    [InlineData("crops: [wheat]", "crops: [\n  wheat,\n]")]
    [InlineData("review: {by: a, on: 2026-01-01, until: 2036-01-01}", "review: {\n    by: 'a',\n    on: 2026-01-01, until: \"2036-01-01\"\n  }")]
    [InlineData("---\n正文", "---\n\n\n正文")]
    public void Unusual_but_legal_YAML_is_read(string part, string instead)
    {
        const string Tip = "---\nid: one\ntopic: agriculture\ntitle: 标题\nsummary: 摘要\ncrops: [wheat]\nsource: {title: t, publisher: p, url: \"https://example.org\"}\nreview: {by: a, on: 2026-01-01, until: 2036-01-01}\n---\n正文\n";
        Tip.ShouldContain(part);
        using var content = new ContentFolder().Write("tips/agriculture/one.md", Tip.Replace(part, instead, StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Tips["one"].Texts["zh-CN"].ShouldBe(new TipText("标题", "摘要", "正文"));
        catalog.Tips["one"].Crops.ShouldBe(["wheat"]);
    }

    [Fact]
    public void A_line_of_hyphens_in_the_text_is_text()
    {
        using var content = new ContentFolder().Tip("one", body: "上\n\n---\n\n下");
        content.Read().Tips["one"].Texts["zh-CN"].Body.ShouldBe("上\n\n---\n\n下");
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("? &a [*a]\n: x")]
    [InlineData("? &a {b: *a}\n: x")]
    public void YAML_that_contains_itself_is_named_and_not_followed_for_ever(string yaml)
    {
        using var content = new ContentFolder().Write("regions.yaml", yaml);
        content.Read().ShouldBlame("regions.yaml", 1, "refers to itself");
    }

    [Fact]
    public void YAML_nested_beyond_sense_is_named()
    {
        using var content = new ContentFolder().Write("regions.yaml", "regions: " + new string('[', 200_000));
        content.Read().ShouldBlame("regions.yaml", 1, "nested too deeply");
    }

    [Fact]
    public void Dates_are_read_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("th-TH"); // there, 2026 is written 2569
        try
        {
            using var content = new ContentFolder().Tip("one").Schedules("  - {id: rule, when: {date: 2026-12-01, time: \"07:00\"}, what: {tip: one}}");
            var catalog = content.Read();
            catalog.Problems.ShouldBeEmpty();
            catalog.Tips["one"].Review.Until.ShouldBe(new DateOnly(2036, 1, 1));
            catalog.Schedules[0].When.ShouldBe(new ScheduleTiming.Once(Instants.At("2026-12-01T07:00:00+08:00")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_shipped_content_has_no_problem() =>
        ContentReading.Read(Path.Combine(Repository.Root, "content")).Problems.ShouldBeEmpty();
}
