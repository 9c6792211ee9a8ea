namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>A reply_markup that passed. <c>Json</c> is what Telegram gives back for an inline keyboard.</summary>
internal sealed record Markup(
    MarkupKind Kind,
    IReadOnlyList<IReadOnlyList<FakeButton>> Buttons,
    IReadOnlyList<IReadOnlyList<string>> Keys,
    string Json)
{
    public static bool Same(Markup? one, Markup? other) => (one?.Json ?? "") == (other?.Json ?? "");
}
