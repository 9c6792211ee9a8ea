using System.Collections.Frozen;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Finds what an update is about and who handles it.</summary>
internal sealed class UpdateRouter(IEnumerable<IUpdateHandler> handlers, ContentLibrary content)
{
    /// <summary>The command that stands for everything nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>The command that stands for an answer to a poll. Nobody can write it: a command of ours has no space.</summary>
    public const string PollAnswer = "poll answer";

    private readonly FrozenDictionary<string, IUpdateHandler> byCommand = handlers
        .SelectMany(h => h.Handles, (handler, command) => (handler, command))
        .ToFrozenDictionary(x => x.command, x => x.handler);

    private readonly Lock aliasGate = new();
    private (LocaleTexts Texts, FrozenDictionary<string, string> Commands) aliases;

    /// <summary>The handler and its request; null in a group for small talk, which is none of our business unless it names us.</summary>
    public (IUpdateHandler Handler, Request Request)? Route(Update update)
    {
        if (update.Kind == UpdateKind.PollAnswer)
        {
            return byCommand.TryGetValue(PollAnswer, out var counter) ? (counter, new Request(update, PollAnswer, update.Text)) : null;
        }

        var (command, argument) = update.Kind == UpdateKind.Choice ? Split(update.Text, ':') : Command(update.Text);
        if (command != Unknown && byCommand.TryGetValue(command, out var handler))
        {
            return (handler, new Request(update, command, argument));
        }

        return update is { IsGroup: true, IsMention: false } ? null : (byCommand[Unknown], new Request(update, Unknown, update.Text));
    }

    private (string Command, string Argument) Command(string text)
    {
        // .NET refuses to normalise half a character and U+FFFE: the sign for "unreadable" stands for them.
        var readable = string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
        text = readable.Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimEnd('。', '.', '!', '?', '~', ',', ' ');
        if (text.StartsWith('/'))
        {
            var (command, argument) = Split(text[1..], ' ');
            return (command.Split('@')[0].ToLowerInvariant(), argument);
        }

        return (Aliases().GetValueOrDefault(text.ToLowerInvariant(), Unknown), "");
    }

    private FrozenDictionary<string, string> Aliases()
    {
        var texts = content.Current.Texts;
        lock (aliasGate)
        {
            if (aliases.Texts != texts)
            {
                var commands = new Dictionary<string, string>();
                foreach (var (command, words) in texts.Locales.SelectMany(l => texts.For(l).Aliases))
                {
                    foreach (var word in words)
                    {
                        commands.TryAdd(word.ToLowerInvariant(), command);
                    }
                }

                aliases = (texts, commands.ToFrozenDictionary());
            }

            return aliases.Commands;
        }
    }

    private static (string Head, string Tail) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..].Trim());
    }
}
