using System.Net;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>Below the calendar stands when each rule is due, in words.</summary>
public class TimesOfRules
{
    [Theory]
    [InlineData("\"0 12 * * *\"", "Every day at 12:00")]
    [InlineData("\"5 7 * * 1,3,0\"", "Every Mon, Wed, Sun at 07:05")]
    [InlineData("\"0 7 1 * *\"", "0 7 1 * *")]
    [InlineData("\"0 7 * * MON\"", "0 7 * * MON")]
    [InlineData("{term: 清明, offset: -3d, at: \"10:00\"}", "Every year 3 days before Pure Brightness at 10:00")]
    [InlineData("{day: 05-01, offset: +2d, at: \"10:00\"}", "Every year 2 days after 1 May at 10:00")]
    [InlineData("{day: 春节, at: \"10:00\"}", "Every year lunar 01-01 at 10:00")]
    public async Task A_rule_says_when_it_is_due(string when, string says) => (await CalendarAsync(when)).ShouldContain($">{says}</td>");

    [Theory]
    [InlineData("\"0 7 * * 1,3\"", "每周一、周三 07:00")]
    [InlineData("{day: 春节, offset: -3d, at: \"10:00\"}", "每年春节前 3 天，10:00")]
    [InlineData("{day: 除夕, at: \"10:00\"}", "每年除夕，10:00")]
    [InlineData("{day: 10-01, at: \"08:00\"}", "每年10月1日，08:00")]
    public async Task And_in_Chinese_with_the_names_of_festivals(string when, string says) => (await CalendarAsync(when, "zh-CN")).ShouldContain($">{says}</td>");

    private static async Task<string> CalendarAsync(string when, string? locale = null)
    {
        using var content = new ContentFolder().Tip("frost").Schedules($"  - {{id: one, when: {when}, what: {{next: agriculture}}}}");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor);
        if (locale is not null)
        {
            await editor.DoAsync("/staff/me/locale", ("locale", locale));
        }

        return WebUtility.HtmlDecode(await editor.PageAsync("/staff/calendar"));
    }
}
