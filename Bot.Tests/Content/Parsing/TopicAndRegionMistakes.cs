using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Mistakes in topics.yaml and regions.yaml.</summary>
public class TopicAndRegionMistakes
{
    [Theory]
    [InlineData("- {id: gardens, name: 园艺}", "- {id: Gardens, name: 园艺}", "'Gardens' cannot be an id.")]
    [InlineData("- {id: gardens, name: 园艺}", "- {id: health, name: 园艺}", "'health' is there twice in 'topics'. Give one of them another id.")]
    [InlineData("- {id: gardens, name: 园艺}", "- {name: 园艺}", "'id' is missing.")]
    [InlineData("- {id: gardens, name: 园艺}", "- {id: gardens}", "'name' is missing. Add a line such as: name: 农业")]
    [InlineData("- {id: gardens, name: 园艺}", "- gardens", "Each entry of 'topics' must be a group of keys that starts with '- '.")]
    [InlineData("- {id: gardens, name: 园艺}", "- {id: gardens, name: [园, 艺]}", "'name' must be a single text.")]
    public void A_wrong_topic_is_named_and_the_others_stay(string line, string instead, string says)
    {
        const string Sound = "topics:\n  - {id: agriculture, name: 农事}\n  - {id: health, name: 健康}\n  - {id: gardens, name: 园艺}\naudiences: []\ncrops: []\n";
        using var content = new ContentFolder().Tip("one").Write("topics.yaml", Sound.Replace(line, instead, StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.ShouldBlame("topics.yaml", 4, says);
        catalog.Topics.Keys.ShouldBe(["agriculture", "health"]);
        catalog.Tips.Keys.ShouldContain("one");
    }

    [Theory]
    [InlineData("{code: \"371324\", name: 兰陵县, level: county}", "{code: \"37-1324\", name: 兰陵县, level: county}", "'37-1324' cannot be a region code.")]
    [InlineData("{code: \"371324\", name: 兰陵县, level: county}", "{code: \"37\", name: 兰陵县, level: county}", "The code '37' is there twice.")]
    [InlineData("{code: \"371324\", name: 兰陵县, level: county}", "{code: \"371324\", level: county}", "'name' is missing.")]
    [InlineData("{code: \"371324\", name: 兰陵县, level: county}", "{name: 兰陵县, level: county}", "'code' is missing.")]
    public void A_wrong_region_is_named_and_the_others_stay(string line, string instead, string says)
    {
        using var content = Regions(line, instead);
        var catalog = content.Read();
        catalog.ShouldBlame("regions.yaml", 3, says);
        catalog.Regions.Subtree("37").ShouldBe(["37", "370112"]);
    }

    [Theory]
    [InlineData("level: county}", "level: town}", "'town' is no level. Use one of: province, county, township, village.")]
    [InlineData("level: county}", "level: county, englisch: Lanling}", "'englisch' is not known here. Known: children, code, english, level, name, season-shift.")]
    [InlineData("level: county}", "level: county, children: 3}", "'children' must be a list whose entries start with '- '.")]
    public void A_slip_beside_code_and_name_is_named(string part, string instead, string says)
    {
        using var content = Regions("兰陵县, " + part, "兰陵县, " + instead);
        content.Read().ShouldBlame("regions.yaml", 3, says);
    }

    [Theory]
    [InlineData("topics.yaml", "audience: []\n", "'audience' is not known here. Known: audiences, crops, topics.")]
    [InlineData("regions.yaml", "region: []\n", "'region' is not known here. Known: regions.")]
    public void A_key_that_nobody_knows_is_named(string file, string text, string says)
    {
        using var content = new ContentFolder().Write(file, text);
        content.Read().ShouldBlame(file, 1, says);
    }

    [Theory]
    [InlineData("topics.yaml", "", 0, "There is nothing in it yet.")]
    [InlineData("topics.yaml", "# nothing\n", 0, "There is nothing in it yet.")]
    [InlineData("regions.yaml", "- 37\n", 1, "The file must be one list of 'key: value' lines.")]
    [InlineData("schedules.yaml", "schedules: []\n---\nschedules: []\n", 1, "The file must be one list of 'key: value' lines.")]
    [InlineData("schedules.yaml", "schedules: never\n", 1, "'schedules' must be a list whose entries start with '- '.")]
    [InlineData("schedules.yaml", "\tschedules: []\n  x", 2, "This is not valid YAML")]
    [InlineData("schedules.yaml", "schedules:\n- {id: x}\n:", 4, "This is not valid YAML")]
    [InlineData("schedules.yaml", "schedules:\n  - {id: x, when: {date: 202\n---\n6-12-01}}", 3, "This is not valid YAML")]
    [InlineData("schedules.yaml", "? [schedules, schedule]\n: []\n", 1, "A key must be a single text.")]
    public void A_file_of_another_shape_is_named(string file, string text, int line, string says)
    {
        using var content = new ContentFolder().Write(file, text);
        content.Read().ShouldBlame(file, line, says);
    }

    [Theory]
    [InlineData("topics.yaml")]
    [InlineData("regions.yaml")]
    [InlineData("schedules.yaml")]
    public void A_missing_file_is_named(string file)
    {
        using var content = new ContentFolder();
        File.Delete(Path.Combine(content.Root, file));
        content.Read().ShouldBlame(file, 0, "The file is missing (or over 4 MB).");
    }

    private static ContentFolder Regions(string line, string instead) => new ContentFolder().Write("regions.yaml", """
        regions:
          - {code: "37", name: 山东省, level: province, children: [
              {code: "371324", name: 兰陵县, level: county},
              {code: "370112", name: 历城区, level: county}]}
        """.Replace(line, instead, StringComparison.Ordinal));
}
