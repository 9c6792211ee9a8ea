namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>A text after entity parsing.</summary>
internal sealed record ParsedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static ParsedText Empty { get; } = new("", []);

    public bool LooksLike(ParsedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);
}
