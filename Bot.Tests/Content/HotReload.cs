using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;

namespace Bot.Tests.Content;

/// <summary>Edits of the content folder while the bot runs.</summary>
public class HotReload
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_edit_is_in_use_within_two_seconds()
    {
        using var content = new ContentFolder().Tip("one");
        await using var bot = await BotUnderTest.StartAsync(content);

        content.Tip("one", title: "新标题").Tip("two");
        await Eventually.HoldsAsync(() => Title(bot, "one") == "新标题 one" && Title(bot, "two") is not null, "the edit is in use", Soon);
        File.Delete(Path.Combine(content.Root, "tips/agriculture/two.md"));
        await Eventually.HoldsAsync(() => Title(bot, "two") is null, "the tip is gone", Soon);
    }

    [Fact]
    public async Task A_broken_edit_is_refused_whole_with_file_and_line_until_it_is_mended()
    {
        using var content = new ContentFolder().Tip("one").Tip("two");
        await using var bot = await BotUnderTest.StartAsync(content);
        var before = Catalog(bot);

        content.Write("tips/agriculture/two.md", "---\nid: two\ntopic: nonsense\n---\n");
        content.Tip("one", title: "新标题");
        await Eventually.HoldsAsync(() => bot.Log.Any(l => l.Contains("tips/agriculture/two.md:3: 'nonsense' in 'topic'", StringComparison.Ordinal)), "the log names file and line", Soon);
        Catalog(bot).ShouldBeSameAs(before);
        bot.Get<ContentLibrary>().Refused.ShouldContain(p => p.File == "tips/agriculture/two.md");

        content.Tip("two", title: "改好了");
        await Eventually.HoldsAsync(() => Title(bot, "one") == "新标题 one" && Title(bot, "two") == "改好了 two", "the mended edit is in use", Soon);
        bot.Get<ContentLibrary>().Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Taking_a_broken_edit_back_is_no_edit()
    {
        using var content = new ContentFolder().Tip("one");
        await using var bot = await BotUnderTest.StartAsync(content);
        content.Write("schedules.yaml", "schedules: [");
        await Eventually.HoldsAsync(() => bot.Get<ContentLibrary>().Refused.Count > 0, "the edit is refused", Soon);
        content.Write("schedules.yaml", "schedules: []\n");
        await Eventually.HoldsAsync(() => bot.Get<ContentLibrary>().Refused.Count == 0, "nothing is refused any more", Soon);
        Title(bot, "one").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_old_problem_elsewhere_does_not_block_a_good_edit_even_when_it_moves()
    {
        using var content = new ContentFolder().Tip("one").Write("tips/health/broken.md", "---\nid: broken\ntopic: nonsense\n---\n正文");
        await using var bot = await BotUnderTest.StartAsync(content);

        content.Tip("one", title: "新标题").Write("tips/health/broken.md", "---\n# 上面多了一行\nid: broken\ntopic: nonsense\n---\n正文");
        await Eventually.HoldsAsync(() => Title(bot, "one") == "新标题 one", "the good edit is in use", Soon);
        Catalog(bot).Problems.ShouldContain(p => p.Line == 4);
    }

    [Fact]
    public async Task A_tip_that_a_schedule_needs_cannot_be_deleted_by_an_edit()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        await using var bot = await BotUnderTest.StartAsync(content);
        File.Delete(Path.Combine(content.Root, "tips/agriculture/one.md"));
        await Eventually.HoldsAsync(() => bot.Log.Any(l => l.Contains("schedules.yaml:2: There is no tip 'one'", StringComparison.Ordinal)), "the log names the schedule", Soon);
        Title(bot, "one").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_folder_that_vanishes_leaves_the_content_in_use()
    {
        using var content = new ContentFolder().Tip("one");
        await using var bot = await BotUnderTest.StartAsync(content);
        Directory.Move(content.Root, content.Root + "-away");
        await Eventually.HoldsAsync(() => bot.Get<ContentLibrary>().Refused.Count > 0, "the loss is noticed", Soon);
        Title(bot, "one").ShouldNotBeNull();
        Directory.Move(content.Root + "-away", content.Root);
        await Eventually.HoldsAsync(() => bot.Get<ContentLibrary>().Refused.Count == 0, "the folder is back", Soon);
    }

    private static ContentCatalog Catalog(BotUnderTest bot) => bot.Get<ContentLibrary>().Current;

    private static string? Title(BotUnderTest bot, string tip) => Catalog(bot).Tips.GetValueOrDefault(tip)?.Texts["zh-CN"].Title;
}
