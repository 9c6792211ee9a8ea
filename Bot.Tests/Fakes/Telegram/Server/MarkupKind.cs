namespace Bot.Tests.Fakes.Telegram.Server;

internal enum MarkupKind
{
    Inline,
    Keyboard,
    Remove,
    ForceReply,
}
