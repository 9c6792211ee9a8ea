using System.Text.Json;
using Bot.Content.Parsing;
using Bot.Tests.Builders;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace Bot.Tests.Content;

/// <summary>The JSON Schemas by which editors complete and check the content files: they agree with what the program reads.</summary>
public class Schemas
{
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    public static TheoryData<string> YamlFiles =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public async Task Every_file_names_its_schema_and_keeps_to_it(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        const string marker = "# yaml-language-server: $schema=";
        text.ShouldStartWith(marker);
        var schema = Path.GetFullPath(text[marker.Length..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), Path.GetDirectoryName(Path.Combine(Folder, file))!);
        await ShouldKeepToAsync(schema, text, file);
    }

    [Theory]
    [InlineData("tips", "tip")]
    [InlineData("faq", "faq")]
    public async Task Every_front_matter_keeps_to_its_schema(string folder, string name)
    {
        var schema = Path.Combine(Folder, $"schema/{name}.schema.json");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.md", SearchOption.AllDirectories))
        {
            await ShouldKeepToAsync(schema, FrontMatter.Split(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.Yaml, file);
        }
    }

    [Theory]
    [InlineData("regions", "season-shift: 4", "season-shift: early")]
    [InlineData("regions", "level: county", "level: town")]
    [InlineData("topics", "id: wheat", "id: Wheat")]
    [InlineData("schedules", "at: \"07:00\"", "at: 7")]
    [InlineData("schedules", "term: 谷雨", "term: 谷宇")]
    [InlineData("schedules", "next: health", "nexte: health")]
    [InlineData("tip", "from: 清明-5d", "from: 清明前五天")]
    [InlineData("tip", "on: 2026-11-21", "on: today")]
    [InlineData("tip", "summary: 摘要", "sumary: 摘要")]
    [InlineData("questions", "kind: single", "kind: choice")]
    [InlineData("questions", "- right: 5 克", "- rigt: 5 克")]
    [InlineData("quizzes", "until: \"12-20 20:00\"", "until: 12-20")]
    [InlineData("quizzes", "take: 3", "tke: 3")]
    [InlineData("quizzes", "counts: best", "counts: worst")]
    public async Task A_slip_is_seen_by_the_editor_already(string schema, string sound, string slip)
    {
        var file = Path.Combine(Folder, $"schema/{schema}.schema.json");
        var text = Samples[schema];
        await ShouldKeepToAsync(file, text, schema);
        text.ShouldContain(sound);
        (await ErrorsAsync(file, text.Replace(sound, slip, StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    private static readonly Dictionary<string, string> Samples = new()
    {
        ["topics"] = "topics: [{id: health, name: 健康}]\ncrops:\n- {id: wheat, name: 小麦}",
        ["regions"] = "regions:\n- {code: \"37\", name: 山东省, level: province, season-shift: 4, children: [{code: \"371324\", name: 兰陵县, level: county}]}",
        ["schedules"] = "schedules:\n- {id: a, when: {term: 谷雨, offset: -3d, at: \"07:00\"}, what: {next: health}}",
        ["tip"] = "id: a\ntopic: health\ntitle: 标题\nsummary: 摘要\nwindow: {from: 清明-5d, until: 立夏}\nsource: {title: 出处, publisher: 某处, url: https://example.org}\nreview: {by: unreviewed, on: 2026-11-21, until: 2027-11-21}",
        ["quizzes"] = "id: cup\nname: 赛\nrules: 规则\nwindow: {from: \"12-12 08:00\", until: \"12-20 20:00\", years: [2026]}\nquestions: [{take: 3, topic: health}]\ncounts: best",
        ["questions"] = "questions:\n- id: a\n  kind: single\n  stem: 多少？\n  choices:\n  - 2 克\n  - right: 5 克",
    };

    private static async Task ShouldKeepToAsync(string schema, string yaml, string what) => (await ErrorsAsync(schema, yaml)).ShouldBeEmpty(what);

    private static async Task<IReadOnlyList<string>> ErrorsAsync(string schema, string yaml)
    {
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        var rules = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return [.. rules.Validate(JsonSerializer.Serialize(value)).Select(e => e.ToString())];
    }
}
