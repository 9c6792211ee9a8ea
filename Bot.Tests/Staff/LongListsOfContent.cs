using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>A folder with more in it than one page holds.</summary>
public partial class LongListsOfContent
{
    [Theory]
    [InlineData("/staff/content", "/staff/content/(tip-[0-9]+)\"")]
    [InlineData("/staff/compose", "name=\"tip\" value=\"(tip-[0-9]+)\"")]
    public async Task Every_tip_is_on_one_of_the_pages_and_those_of_a_topic_are_found_by_it(string path, string tip)
    {
        using var content = new ContentFolder();
        for (var i = 0; i < 160; i++)
        {
            content.Tip(string.Create(CultureInfo.InvariantCulture, $"tip-{i}"), i < 158 ? "agriculture" : "health");
        }

        await using var bot = await BotUnderTest.StartAsync(content);
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor);
        var seen = new List<string>();
        for (var next = path; next is not null;)
        {
            var page = await editor.PageAsync(next);
            seen.AddRange(Regex.Matches(page, tip).Select(m => m.Groups[1].Value));
            next = Next().Match(page) is { Success: true } link ? path + link.Groups[1].Value : null;
        }

        seen.Count.ShouldBe(160);
        seen.Distinct().Count().ShouldBe(160);
        Regex.Matches(await editor.PageAsync($"{path}?topic=health"), tip).Select(m => m.Groups[1].Value).ShouldBe(["tip-158", "tip-159"], ignoreOrder: true);
    }

    [GeneratedRegex("href=\"(\\?page=[^\"]+)\"")]
    private static partial Regex Next();
}
