using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram;

/// <content>What the bot did, and waiting for it.</content>
internal sealed partial class FakeTelegram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Every accepted message, in order; deleted ones too.</summary>
    public IReadOnlyList<SentMessage> Messages => _world.Messages.Sent;

    public IReadOnlyList<ReceivedCall> Calls => _log.Calls;

    /// <summary>Refusals that are the bot's fault. After a good test this is empty.</summary>
    public IReadOnlyList<RefusedCall> Refused => _log.In(Ledger.Refused);

    /// <summary>Refusals that people caused: blocked, kicked, deactivated, never started, migrated.</summary>
    public IReadOnlyList<RefusedCall> Blocked => _log.In(Ledger.Blocked);

    /// <summary>Everything answered with 429.</summary>
    public IReadOnlyList<RefusedCall> Throttled => _log.In(Ledger.Throttled);

    /// <summary>Edits that would have changed nothing.</summary>
    public IReadOnlyList<RefusedCall> NotModified => _log.In(Ledger.NotModified);

    /// <summary>Answers to taps that came too late, or twice.</summary>
    public IReadOnlyList<RefusedCall> TooOld => _log.In(Ledger.TooOld);

    /// <summary>The answers to taps.</summary>
    public IReadOnlyList<CallbackAnswer> CallbackAnswers => _world.Taps.Answers;

    /// <summary>By language code; "" is for every other language.</summary>
    public IReadOnlyDictionary<string, string> Descriptions => _profile.Descriptions;

    public IReadOnlyDictionary<string, string> ShortDescriptions => _profile.ShortDescriptions;

    /// <summary>The most calls (getUpdates apart) that were in flight at once.</summary>
    public int PeakConcurrency => _log.Peak;

    /// <summary>Updates that the bot has not confirmed.</summary>
    public int PendingUpdates => _world.Feed.Count;

    /// <summary>Waits for a message to that chat which was not returned before.</summary>
    public Task<SentMessage> NextMessageAsync(long chatId, Func<SentMessage, bool>? matches = null, TimeSpan? timeout = null) =>
        _world.Messages.Arrivals.NextAsync(chatId, matches, timeout ?? Patience, () => Explain(chatId));

    /// <summary>Waits for an edit in that chat which was not returned before.</summary>
    public Task<SentMessage> NextEditAsync(long chatId, Func<SentMessage, bool>? matches = null, TimeSpan? timeout = null) =>
        _world.Messages.Changes.NextAsync(chatId, matches, timeout ?? Patience, () => Explain(chatId));

    /// <summary>Waits for the answer to a tap.</summary>
    public Task<CallbackAnswer> AnswerToAsync(string callbackQueryId, TimeSpan? timeout = null) =>
        _world.Taps.AnswerAsync(callbackQueryId, timeout ?? Patience);

    /// <summary>Waits until the bot has made no call but getUpdates for so long (of the wall clock).</summary>
    public async Task QuietAsync(TimeSpan silence)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var sinceBegin = TimeProvider.System.GetElapsedTime(began);
            var quiet = _log.Quiet < sinceBegin ? _log.Quiet : sinceBegin;
            if (quiet >= silence)
                return;
            if (sinceBegin > TimeSpan.FromSeconds(60))
                throw new TimeoutException("The bot has not been quiet for a minute.");
            var left = silence - quiet;
            await Task.Delay(left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private string Explain(long chatId)
    {
        var sent = Messages.Where(m => m.ChatId == chatId).TakeLast(5).Select(m => m.ToString());
        var refused = Refused.Concat(Blocked).Concat(Throttled).TakeLast(3).Select(r => r.ToString());
        return $"Sent there: [{string.Join(" | ", sent)}]. Refused of late: [{string.Join(" | ", refused)}]. "
            + $"{_log.CallCount} calls in all, {PendingUpdates} updates unconfirmed.";
    }
}
