using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Dispatching;

public sealed class UpdateRouterTests : IDisposable
{
    private readonly ContentFolder content = new();
    private readonly ContentLibrary library;
    private readonly UpdateRouter router;

    public UpdateRouterTests()
    {
        library = new(new ContentFiles(content.Root), new ContentOptions(), TimeZoneInfo.Utc, () => [], NullLogger<ContentLibrary>.Instance);
        router = new([new Named("start", "stop", "topics", "topic", "tip"), new Named("help", UpdateRouter.Unknown)], library);
    }

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("/start", "start", "")]
    [InlineData("/start  poster 17 ", "start", "poster 17")]
    [InlineData("/Start@science_bot x", "start", "x")]
    [InlineData("／ｓｔａｒｔ", "start", "")]
    [InlineData("ＴＤ", "stop", "")]
    [InlineData(" 退订 ", "stop", "")]
    [InlineData("Unsubscribe", "stop", "")]
    [InlineData("退订农事", "unknown", "退订农事")]
    [InlineData("/unknown", "unknown", "/unknown")]
    [InlineData("unknown", "unknown", "unknown")]
    [InlineData("topic:health", "unknown", "topic:health")]
    [InlineData("", "unknown", "")]
    public void A_text_is_a_command_a_word_for_one_or_unknown(string text, string command, string argument) =>
        Route(text, UpdateKind.Text).ShouldBe((command, argument));

    [Theory]
    [InlineData("topic:health", "topic", "health")]
    [InlineData("topic:a:b", "topic", "a:b")]
    [InlineData("topic", "topic", "")]
    [InlineData("/start", "unknown", "/start")]
    [InlineData("gone:x", "unknown", "gone:x")]
    [InlineData("unknown:x", "unknown", "unknown:x")]
    public void A_tap_is_a_code_and_a_choice(string code, string command, string argument) =>
        Route(code, UpdateKind.Choice).ShouldBe((command, argument));

    [Fact]
    public void In_a_group_what_is_unknown_is_none_of_our_business()
    {
        Route("哈哈", UpdateKind.Text, isGroup: true).ShouldBeNull();
        Route("/dance", UpdateKind.Text, isGroup: true).ShouldBeNull();
        Route("/unknown", UpdateKind.Text, isGroup: true).ShouldBeNull();
        Route("科普", UpdateKind.Text, isGroup: true).ShouldBe(("tip", ""));
    }

    [Fact]
    public void New_words_are_understood_as_soon_as_the_content_has_them()
    {
        var texts = File.ReadAllText(Path.Combine(content.Root, "texts", "zh-CN.yaml"));
        Route("不要了", UpdateKind.Text).ShouldBe(("unknown", "不要了"));

        content.Write("texts/zh-CN.yaml", texts.Replace("stop: [退订,", "stop: [不要了, 退订,", StringComparison.Ordinal));
        library.Refresh().ShouldBeTrue();

        Route("不要了", UpdateKind.Text).ShouldBe(("stop", ""));
    }

    private (string Command, string Argument)? Route(string text, UpdateKind kind, bool isGroup = false) =>
        router.Route(new() { Id = "1", Conversation = new("telegram", "5"), Kind = kind, Text = text, IsGroup = isGroup }) is { } route
            ? (route.Request.Command, route.Request.Argument)
            : null;

    private sealed class Named(params string[] commands) : IUpdateHandler
    {
        public IReadOnlyList<string> Handles => commands;

        public Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
