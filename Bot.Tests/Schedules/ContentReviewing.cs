using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>What is found in content that can be read, but will not do.</summary>
public class ContentReviewing
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_sound_folder_has_nothing_to_find()
    {
        using var content = new ContentFolder().Tip("one", body: "浇水要看土。").Tip("two", body: "打药先看风。").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {next: agriculture}}");
        Found(content).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("until: 2036-01-01", "until: 2026-11-20", 7, "Its review is overdue since 2026-11-20")]
    [InlineData("on: 2026-01-01", "on: 2026-11-22", 7, "It cannot have been looked over on 2026-11-22")]
    [InlineData("summary:", "window: {from: 立夏, until: 清明}\nsummary:", 5, "The window is open on 33")]
    [InlineData("on: 2026-01-01, until: 2036-01-01}", "on: 2026-06-01, until: 2027-01-31}\nwindow: {from: 清明-5d, until: 立夏}", 8, "This window never opens before the review is due on 2027-01-31")]
    public void What_will_not_be_sent_is_named_with_its_line(string sound, string instead, int line, string says)
    {
        using var content = new ContentFolder().Tip("one");
        var file = Path.Combine(content.Root, "tips/agriculture/one.md");
        content.Write("tips/agriculture/one.md", File.ReadAllText(file).Replace(sound, instead, StringComparison.Ordinal));
        ContentReading.Read(content.Root).Problems.ShouldBeEmpty();
        var found = Found(content).ShouldHaveSingleItem();
        (found.File, found.Line).ShouldBe(("tips/agriculture/one.md", line));
        found.Message.InEnglish().ShouldStartWith(says);
    }

    [Fact]
    public void A_tip_whose_window_was_open_since_it_was_looked_over_waits_for_its_review_without_a_word()
    {
        using var content = new ContentFolder().Tip("one");
        var file = Path.Combine(content.Root, "tips/agriculture/one.md");
        content.Write("tips/agriculture/one.md", File.ReadAllText(file).Replace("until: 2036-01-01}", "until: 2027-01-31}\nwindow: {from: 清明-5d, until: 立夏}", StringComparison.Ordinal));
        Found(content).ShouldBeEmpty();
    }

    [Fact]
    public void Two_tips_that_say_nearly_the_same_are_named()
    {
        const string body = "冬小麦浇越冬水，要在日平均气温三到五度的时候浇，浇完划锄。";
        using var content = new ContentFolder().Tip("one", body: body).Tip("two", body: body.Replace("要在", "要等到", StringComparison.Ordinal));
        var found = Found(content).ShouldHaveSingleItem();
        (found.File, found.Line).ShouldBe(("tips/agriculture/two.md", 4));
        found.Message.InEnglish().ShouldStartWith("This says nearly the same as tips/agriculture/one.md.");
    }

    [Theory]
    [InlineData("when: {at: \"2026-11-20T07:00:00+08:00\"}, what: {next: agriculture}", "This rule's time is past")]
    [InlineData("when: \"0 7 29 2 *\", what: {next: agriculture}", "This rule does not come due in the coming year.")]
    [InlineData("when: \"0 7 * * *\", what: {next: health}", "This rule finds nothing to send in the coming year: of 0 tips")]
    [InlineData("when: \"0 7 * 12 *\", what: {tip: summer}", "This rule finds nothing to send in the coming year: of 1 tips")]
    [InlineData("when: {term: 谷雨}, what: {tip: summer}", "This rule finds nothing to send in the coming year")]
    public void A_rule_that_will_find_nothing_is_named(string rule, string says)
    {
        using var content = new ContentFolder().Tip("one").Tip("summer", extra: "window: {from: 夏至, until: 处暑}", body: "浇水。").Schedules($"  - {{id: rule, {rule}}}");
        var found = Found(content).ShouldHaveSingleItem();
        (found.File, found.Line).ShouldBe(("schedules.yaml", 2));
        found.Message.InEnglish().ShouldStartWith(says);
    }

    private static IReadOnlyList<global::Bot.Content.ContentProblem> Found(ContentFolder content) =>
        ContentReview.Look(ContentReading.Read(content.Root), Today, Instants.Shanghai);
}
