using Bot.Content;
using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Faults seeded one by one into a copy of the shipped content: what <c>check</c> prints names each with its file and line.</summary>
public class SeededFaults
{
    private const string Tip = "tips/health/less-salt.md";

    /// <summary>File, what stands there, what is written instead, the line blamed (0 = that of the change), and words of the message.</summary>
    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        { Tip, "topic: health", "topic: healthy", 0, "'healthy'" },
        { Tip, "title:", "tittle:", 0, "'tittle' is not known here" },
        { Tip, "title:", "x-title:", 0, "'x-title' is not known here" },
        { Tip, "summary:", "audiences: [farmers]\nsummary:", 0, "'farmers'" },
        { Tip, "summary:", "crops: [weat]\nsummary:", 0, "'weat'" },
        { Tip, "summary:", "regions: [\"99\"]\nsummary:", 0, "'99'" },
        { Tip, "summary:", "window: {from: 清名, until: 立夏}\nsummary:", 0, "'清名' is no day of the year" },
        { Tip, "summary:", "window: {from: 立夏, until: 清明}\nsummary:", 0, "wrong way round" },
        { Tip, "summary:", "window: {from: 02-30, until: 03-10}\nsummary:", 0, "'02-30'" },
        { Tip, "question: salt-per-day", "question: no-such-question", 0, "There is no question 'no-such-question'" },
        { Tip, "summary:", "spoken: 每天别超过5克盐。\nsummary:", 0, "'5' cannot be read aloud" },
        { Tip, "image: images/", "image: pictures/", 0, "There is no picture" },
        { Tip, "  publisher:", "  publischer:", 0, "'publischer' is not known here" },
        { Tip, "  url: http://", "  url: htp://", 0, "is no web address" },
        { Tip, "review: {by: unreviewed,", "review: {", 0, "'by' is missing" },
        { Tip, "on: 2026-11-21", "on: 2028-11-21", 0, "'until' must be later than 'on'" },
        { Tip, "id: less-salt", "id: more-salt", 0, "Make them the same" },
        { Tip, "---\n", "--\n", 1, "The file starts with a line '---'" },
        { "schedules.yaml", "next: health", "next: wealth", 0, "'wealth'" },
        { "schedules.yaml", "30 18 * * 2,4", "30 28 * * 2,4", 0, "is no cron expression" },
        { "schedules.yaml", "term: 清明", "term: 清命", 0, "This names no day of the season" },
        { "schedules.yaml", "- id: evening-health", "- id: morning-farming", 0, "is there twice" },
        { "schedules.yaml", "day: 春节", "dya: 春节", 0, "" },
        { "schedules.yaml", "what: {next: health}", "what: {tip: no-such-tip}", 0, "no-such-tip" },
        { "regions.yaml", "level: county", "level: conty", 0, "'conty' is no level" },
        { "topics.yaml", "id: wheat", "id: Wheat", 0, "'Wheat' cannot be an id" },
        { "texts/en.yaml", "start.welcome-back:", "start.welcome-bak:", 0, "start.welcome-bak" },
        { "texts/en.yaml", "{topics}", "{topic}", 12, "" },
        { "synonyms.yaml", "groups:", "grups:", 0, "'grups' is not known here" },
    };

    [Fact]
    public void Untouched_it_has_none()
    {
        using var copy = new ContentCopy();
        Found(copy).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_is_named_with_its_file_and_line(string file, string sound, string faulty, int line, string says)
    {
        using var copy = new ContentCopy();
        var changed = copy.Replace(file, sound, faulty);
        var found = Found(copy);
        found.ShouldContain(
            p => p.File == file && p.Line == (line == 0 ? changed : line) && p.Message.InEnglish().Contains(says, StringComparison.Ordinal),
            $"Line {changed}; found instead:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void A_picture_that_is_none_and_a_script_that_is_too_long_and_a_double_are_named()
    {
        using var copy = new ContentCopy();
        copy.Write("images/health-less-salt.png", "GIF89a");
        var spoken = copy.Replace(Tip, "summary:", $"spoken: {new string('盐', 241)}\nsummary:");
        copy.Write("tips/health/clean-hands.md", copy.Read("tips/health/wash-hands.md").Replace("id: wash-hands", "id: clean-hands", StringComparison.Ordinal));
        var found = Found(copy);
        found.ShouldContain(p => p.File == Tip && p.Message.InEnglish().Contains("is no PNG or JPEG picture inside", StringComparison.Ordinal));
        found.ShouldContain(p => p.File == Tip && p.Line == spoken && p.Message.InEnglish().Contains("takes 61 seconds to read", StringComparison.Ordinal));
        found.ShouldContain(p => p.File == "tips/health/wash-hands.md" && p.Message.InEnglish().Contains("nearly the same as tips/health/clean-hands.md", StringComparison.Ordinal));
    }

    private static IReadOnlyList<ContentProblem> Found(ContentCopy copy)
    {
        var catalog = ContentReading.Read(copy.Root);
        return [.. catalog.Problems, .. ContentReview.Look(catalog, new DateOnly(2026, 12, 1), Instants.Shanghai)];
    }
}
