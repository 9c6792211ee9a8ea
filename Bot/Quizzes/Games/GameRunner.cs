using System.Collections.Concurrent;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;

namespace Bot.Quizzes.Games;

/// <summary>
/// Plays the games: asks, closes, tells how it stands. Each game takes its steps by itself, so that a group whose messages have to wait
/// holds up no other. What a step is about to send is written down before: after a crash a question is never asked twice.
/// </summary>
internal sealed class GameRunner(GameStore store, GameMessages messages, ChannelDirectory channels, SenderLock senderLock, TimeProvider time, ILogger<GameRunner> log)
    : PeriodicService(TimeSpan.FromMilliseconds(500), time, log)
{
    private const int MostAtOnce = 200;

    /// <summary>Answers given while nobody listened arrive within this time after a start.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Task> steps = new();
    private bool hasCaughtUp;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(steps.Values);
    }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld)
        {
            return;
        }

        foreach (var game in await store.ListDueAsync(Time.GetUtcNow(), MostAtOnce))
        {
            if (!hasCaughtUp && game.Phase == GamePhase.Open && !GameRules.IsStale(game, Time.GetUtcNow()))
            {
                await store.ReplaceAsync(game, game with { DueAt = Time.GetUtcNow() + CatchingUp });
            }
            else if (!steps.TryGetValue(game.Id, out var step) || step.IsCompleted)
            {
                steps[game.Id] = Task.Run(() => StepOrLogAsync(game.Id, stoppingToken), CancellationToken.None);
            }
        }

        hasCaughtUp = true;
        foreach (var done in steps.Where(s => s.Value.IsCompleted))
        {
            steps.TryRemove(done);
        }
    }

    private async Task StepOrLogAsync(long id, CancellationToken stoppingToken)
    {
        try
        {
            // Read again: what was listed may have had its step meanwhile.
            if (await store.FindAsync(id) is { EndedAt: null } game && game.DueAt <= Time.GetUtcNow())
            {
                await StepAsync(game, stoppingToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Game {Id} could not go on and is looked at again", id);
        }
        catch (OperationCanceledException)
        {
            // We are stopping: the next start goes on from what is written down.
        }
    }

    private Task StepAsync(Game game, CancellationToken stoppingToken) =>
        GameRules.IsAbandoned(game, Time.GetUtcNow()) ? EndAsync(game, "nothing could be sent for hours")
        : GameRules.IsStale(game, Time.GetUtcNow()) ? store.ReplaceAsync(game, GameRules.Ended(game, GameEnding.Interrupted, Time.GetUtcNow()))
        : game.Phase switch
        {
            GamePhase.Waiting => AskAsync(game, stoppingToken),
            GamePhase.Asking => VoidAsync(game, stoppingToken),
            GamePhase.Open => CloseAsync(game),
            _ => TellAsync(game, stoppingToken),
        };

    private async Task AskAsync(Game game, CancellationToken stoppingToken)
    {
        var asking = GameRules.Asking(game, Time.GetUtcNow());
        if (await store.QuestionAsync(game.Id, asking.Place) is not { } question || !await store.ReplaceAsync(game, asking))
        {
            return;
        }

        await store.AskedAsync(game.Id, asking.Place, Time.GetUtcNow());
        SendResult result;
        try
        {
            result = await SendAsync(asking, messages.Ask(asking, question), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Only waiting for a turn can be cancelled: it was not sent.
            await store.ReplaceAsync(asking, GameRules.NotAsked(asking, Time.GetUtcNow()));
            throw;
        }

        switch (result)
        {
            case SendResult.Sent:
                await store.AskedAsync(game.Id, asking.Place, Time.GetUtcNow());
                await store.ReplaceAsync(asking, GameRules.Asked(asking, Time.GetUtcNow()));
                break;
            case SendResult.Moved { To: var target }:
                await store.MoveAsync(game.Id, target);
                await store.ReplaceAsync(asking, GameRules.NotAsked(asking, Time.GetUtcNow()));
                break;
            case SendResult.Refused { Why: Refusal.NotAllowed }:
                await EndAsync(asking, result.ToString());
                await SendAsync(asking, messages.NoPolls(asking), stoppingToken);
                break;
            case SendResult.Refused { Why: Refusal.Blocked or Refusal.NoSuchAddress }:
                await EndAsync(asking, result.ToString());
                break;
            case SendResult.Unknown or SendResult.Refused { Why: not Refusal.Unauthorized }:
                log.LogWarning("Question {Place} of game {Id} does not count: {Result}", asking.Place, asking.Id, result);
                await VoidAsync(asking, stoppingToken);
                break;
            default:
                log.LogWarning("Question {Place} of game {Id} waits: {Result}", asking.Place, asking.Id, result);
                await store.ReplaceAsync(asking, GameRules.NotAsked(asking, Time.GetUtcNow() + Again));
                break;
        }
    }

    private async Task VoidAsync(Game game, CancellationToken stoppingToken)
    {
        if (await store.ReplaceAsync(game, GameRules.Void(game, Time.GetUtcNow())))
        {
            await SendAsync(game, messages.Void(game), stoppingToken);
        }
    }

    private async Task CloseAsync(Game game)
    {
        var (answered, _) = await store.CountAsync(game, game.Place);
        await store.ReplaceAsync(game, GameRules.Closed(game, answered, Time.GetUtcNow()));
    }

    private async Task TellAsync(Game game, CancellationToken stoppingToken)
    {
        switch (await SendAsync(game, await messages.TellAsync(game), stoppingToken))
        {
            case SendResult.Sent:
                await store.ReplaceAsync(game, GameRules.Told(game, Time.GetUtcNow()));
                break;
            case SendResult.Moved { To: var target }:
                await store.MoveAsync(game.Id, target);
                break;
            case SendResult.Refused { Why: not Refusal.Unauthorized } refused:
                await EndAsync(game, refused.ToString());
                break;
            case var result:
                // Better told twice than not at all.
                log.LogWarning("The standing of game {Id} waits: {Result}", game.Id, result);
                await store.ReplaceAsync(game, game with { DueAt = Time.GetUtcNow() + Again });
                break;
        }
    }

    private async Task EndAsync(Game game, string why)
    {
        log.LogWarning("Game {Id} ends, nothing can be sent to {Address}: {Problem}", game.Id, game.Address, why);
        await store.ReplaceAsync(game, game with { Ending = GameEnding.Interrupted, EndedAt = Time.GetUtcNow() });
    }

    private Task<SendResult> SendAsync(Game game, OutboundMessage message, CancellationToken stoppingToken) =>
        channels.Find(game.Address.Channel) is { } channel
            ? channel.SendAsync(game.Address, message, Lane.Reply, stoppingToken)
            : Task.FromResult<SendResult>(new SendResult.NotReached("the channel is not connected"));
}
