using System.Globalization;
using Bot.Content;

namespace Bot.Quizzes.Games;

/// <summary>What somebody wants to play, as they wrote it behind the command: 健康 8. Pure.</summary>
/// <param name="Topic">The topic; null = any.</param>
/// <param name="Rounds">How many questions.</param>
/// <param name="Unknown">Words that name no topic; null when all was understood.</param>
internal sealed record GameRequest(string? Topic, int Rounds, string? Unknown)
{
    private const int LongestEcho = 20;

    public bool HasRounds => Rounds is >= GameRules.FewestRounds and <= GameRules.MostRounds;

    public static GameRequest Parse(string argument, ContentCatalog catalog)
    {
        var words = argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Where(w => w.All(char.IsAsciiDigit)).ToArray();
        var name = string.Join(' ', words.Except(numbers));
        var topic = catalog.Topics.Values.FirstOrDefault(t => name.Length > 0 && (t.Id == name || t.Names.Values.Any(n => Folding.Fold(n) == Folding.Fold(name))));
        var rounds = numbers is [] ? GameRules.UsualRounds : int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
        return new(topic?.Id, rounds, name.Length > 0 && topic is null ? name[..Math.Min(name.Length, LongestEcho)] : null);
    }
}
