using Bot.Subscribers.Conversation;

namespace Bot.Tests.Subscribers;

public class TickingTopicsTests
{
    [Theory]
    [InlineData("", "a", "b c")]
    [InlineData("b c", "a", "")]
    [InlineData("a", "b", "a b")]
    [InlineData("a b", "b", "a")]
    [InlineData("a", "a", null)]
    [InlineData("a", "any", "")]
    [InlineData("a", "gone", "a")]
    [InlineData("gone", "a", "a")]
    [InlineData("gone b", "a", "b a")]
    [InlineData("gone b", "b", null)]
    public void One_tap_of_three_topics(string chosen, string tapped, string? after)
    {
        var topics = ChooseTopics.Toggle(Words(chosen), tapped, ["a", "b", "c"]);

        (topics is null ? null : string.Join(' ', topics)).ShouldBe(after);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
