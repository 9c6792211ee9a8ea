using System.Text;

namespace Bot.Messaging;

/// <summary>One button under a message.</summary>
internal sealed record Choice
{
    /// <summary>Longest code, in UTF-8 bytes: Telegram's limit for <c>callback_data</c>, the tightest of all channels.</summary>
    public const int MaxCodeBytes = 64;

    /// <param name="label">What the person reads.</param>
    /// <param name="code">What comes back when it is tapped: at most <see cref="MaxCodeBytes"/> bytes.</param>
    public Choice(string label, string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        if (code.Length == 0 || Encoding.UTF8.GetByteCount(code) > MaxCodeBytes)
        {
            throw new ArgumentException($"A choice's code has 1 to {MaxCodeBytes} bytes; '{code}' does not.", nameof(code));
        }

        Label = label;
        Code = code;
    }

    /// <summary>What the person reads.</summary>
    public string Label { get; }

    /// <summary>What comes back when it is tapped.</summary>
    public string Code { get; }
}
