using System.Collections.Concurrent;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>A poll or quiz that the bot sent.</summary>
internal sealed record FakePoll(
    string Id,
    string Question,
    IReadOnlyList<string> Options,
    bool IsQuiz,
    IReadOnlyList<int> CorrectOptionIds,
    string? Explanation,
    bool IsAnonymous,
    int? OpenPeriod,
    bool IsClosed)
{
    /// <summary>Who chose what: user id to option.</summary>
    public ConcurrentDictionary<long, int> Votes { get; } = [];
}
