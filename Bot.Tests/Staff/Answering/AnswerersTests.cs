using Bot.Content;
using Bot.Staff.Answering;
using Bot.Staff.Members;
using Bot.Tests.Builders;

namespace Bot.Tests.Staff.Answering;

/// <summary>Whose turn it is.</summary>
public class AnswerersTests
{
    private static readonly ContentCatalog Catalog = ContentReading.Read(Path.Combine(Repository.Root, "content"));

    [Fact]
    public void Who_looks_after_the_topic_by_name_comes_before_who_looks_after_all() =>
        Next("agriculture", [Member("all"), Member("farm", topics: ["agriculture"])], new() { ["farm"] = 9 }).ShouldBe("farm");

    [Fact]
    public void Of_several_who_fit_the_least_burdened_gets_it() =>
        Next("agriculture", [Member("a"), Member("b"), Member("c")], new() { ["a"] = 2, ["b"] = 1, ["c"] = 3 }).ShouldBe("b");

    [Theory]
    [InlineData("health")]
    [InlineData(null)]
    public void Health_and_what_nobody_could_place_needs_a_reviewer(string? topic)
    {
        Next(topic, [Member("editor"), Member("reviewer", Role.Reviewer)], new() { ["reviewer"] = 50 }).ShouldBe("reviewer");
        Next(topic, [Member("editor")], []).ShouldBeNull();
    }

    [Fact]
    public void Another_topic_another_place_a_viewer_and_who_is_shut_out_do_not_fit() =>
        Next("agriculture", [Member("health", topics: ["health"]), Member("linyi", regions: ["3713"]), Member("viewer", Role.Viewer), Member("gone") with { DisabledAt = DateTimeOffset.UnixEpoch }], []).ShouldBeNull();

    [Fact]
    public void Who_has_passed_it_on_does_not_get_it_again() =>
        Next("agriculture", [Member("a"), Member("b")], new() { ["b"] = 5 }, passedBy: ["a"]).ShouldBe("b");

    private static string? Next(string? topic, StaffMember[] staff, Dictionary<string, int> burdens, string[]? passedBy = null) =>
        Answerers.Next(new() { AskId = 1, Address = new("telegram", "1"), Locale = "zh-CN", Text = "?", SameAs = "", Topic = topic, Region = "130528" }, staff, burdens, passedBy ?? [], Catalog)?.Name;

    private static StaffMember Member(string name, Role role = Role.Editor, string[]? topics = null, string[]? regions = null) =>
        new() { Name = name, Role = role, Locale = "en", Topics = topics ?? [], Regions = regions ?? [] };
}
