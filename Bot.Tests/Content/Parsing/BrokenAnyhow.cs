using System.Text;
using Bot.Content;
using Bot.Tests.Builders;
using FsCheck.Fluent;

namespace Bot.Tests.Content.Parsing;

/// <summary>The shipped content, damaged at random: whatever an author writes is reported, never thrown.</summary>
public class BrokenAnyhow
{
    private const int Rounds = 300;

    private static readonly string[] Files =
    [
        "topics.yaml", "regions.yaml", "schedules.yaml", "texts/en.yaml", "texts/zh-CN.yaml",
        "tips/agriculture/grain-storage.md", "tips/agriculture/grain-storage.en.md", "tips/agriculture/manure-pit.md", "tips/health/less-salt.md",
    ];

    [Fact]
    public void Whatever_an_author_writes_is_reported_with_a_line_and_never_thrown()
    {
        var sound = Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(Repository.Root, "content", f)));
        using var content = new ContentFolder().Picture("images/agri-manure-pit.png").Picture("images/agri-grain-storage.png").Picture("images/health-less-salt.png");
        foreach (var (file, text) in sound)
        {
            content.Write(file, text);
        }

        content.Schedules("""
              - {id: cron, when: {cron: "0 7 * * *", zone: America/New_York}, what: {next: agriculture}, to: {regions: ["37"], crops: [wheat]}, may-be-late: 2h}
              - {id: once, when: {at: "2026-12-01T07:00:00+08:00"}, what: {tip: less-salt}, paused: true}
              - {id: local, when: {date: 2026-12-01, time: "07:00"}, what: {tip: grain-storage}}
            """);
        sound["schedules.yaml"] = File.ReadAllText(Path.Combine(content.Root, "schedules.yaml"));
        content.Read().Problems.ShouldBeEmpty();

        var damage = from file in Gen.Elements(Files) from mutation in Mutation.Some select (File: file, Text: mutation(sound[file]));
        Always.Holds(damage, Rounds, damaged =>
        {
            File.WriteAllText(Path.Combine(content.Root, damaged.File), damaged.Text, new UTF8Encoding(false));
            var catalog = content.Read();
            File.WriteAllText(Path.Combine(content.Root, damaged.File), sound[damaged.File]);
            ShouldMakeSense(catalog, damaged.File, damaged.Text);
        });
    }

    private static void ShouldMakeSense(ContentCatalog catalog, string damaged, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Length;
        foreach (var problem in catalog.Problems)
        {
            problem.Message.InEnglish().ShouldNotBeNullOrWhiteSpace();
            if (problem.File == damaged)
            {
                problem.Line.ShouldBeInRange(0, lines + 1, problem.ToString()); // the end of the file counts as a line
            }
        }

        // What is left can be used: every reference leads somewhere.
        catalog.Tips.Values.ShouldAllBe(t => catalog.Topics.ContainsKey(t.Topic) && t.Regions.All(r => catalog.Regions.Find(r) != null));
        foreach (var rule in catalog.Schedules)
        {
            (rule.What is not ScheduleContent.OneTip { TipId: var tip } || catalog.Tips.ContainsKey(tip)).ShouldBeTrue();
            (rule.What is not ScheduleContent.NextTip { Topic: var topic } || catalog.Topics.ContainsKey(topic)).ShouldBeTrue();
            (rule.When is not ScheduleTiming.Recurring { Cron: var cron } || cron.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is not null).ShouldBeTrue();
        }
    }
}
