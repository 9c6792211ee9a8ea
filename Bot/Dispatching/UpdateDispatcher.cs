using Bot.Content;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;

namespace Bot.Dispatching;

/// <summary>
/// Takes every stored update to its handler: in order per conversation, in parallel across conversations. The handler's changes and
/// the update's "handled" are one transaction; answers go out after it. This is the one error boundary: whatever a handler throws,
/// the person gets an apology, the update is kept as failed, and the next one is handled.
/// </summary>
internal sealed class UpdateDispatcher(
    IUpdateStore store,
    UpdateRouter router,
    IConversationHandler conversations,
    IEnumerable<IAwaitedAnswer> awaited,
    IStaffChats staff,
    IEnumerable<IUpdateMapper> mappers,
    ReplySender replies,
    ChannelDirectory channels,
    NoticeBoard board,
    Database database,
    ContentLibrary content,
    TimeProvider time,
    ILogger<UpdateDispatcher> log) : IHostedService, IDisposable
{
    /// <summary>Updates taken from one conversation in a minute: more than anybody taps by hand.</summary>
    private const int MaxUpdatesPerMinute = 60;

    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, IUpdateMapper> mapperOf = mappers.ToDictionary(m => m.Channel);
    private readonly ConversationQueues queues = new();
    private readonly FloodGate flood = new(MaxUpdatesPerMinute, time);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Picks up what was stored but not handled before the last stop.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var update in await store.ListOpenAsync())
        {
            Enqueue(update);
        }
    }

    /// <summary>Lets running handlers finish; what is not handled then is handled after the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(queues.DrainAsync(), Task.Delay(DrainTime, TimeProvider.System, cancellationToken));
        await stopping.CancelAsync();
    }

    public void Dispose() => stopping.Dispose();

    public void Enqueue(InboundUpdate inbound)
    {
        var update = TryMap(inbound, out var problem);
        var key = update?.Conversation.ToString() ?? inbound.Channel;
        var begun = time.GetTimestamp();
        queues.Enqueue(key, () => UntilRecordedAsync(inbound, update, problem, begun));
    }

    private Update? TryMap(InboundUpdate inbound, out Exception? problem)
    {
        problem = null;
        try
        {
            return mapperOf.TryGetValue(inbound.Channel, out var mapper) && mapper.Map(inbound) is { } update ? update with { ReceivedAt = inbound.ReceivedAt } : null;
        }
        catch (Exception failure)
        {
            problem = failure;
            return null;
        }
    }

    /// <summary>A full disk or a locked database is not the update's fault: it waits, and its conversation with it.</summary>
    private async Task UntilRecordedAsync(InboundUpdate inbound, Update? update, Exception? problem, long begun)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RunAsync(inbound, update, problem, begun);
                return;
            }
            catch (Exception trouble) when (StorageTrouble.MayPass(trouble))
            {
                log.LogError("The database cannot be written just now ({Problem}): update {Channel} {Id} waits", trouble.Message, inbound.Channel, inbound.Id);
                await Task.Delay(StoragePause, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(InboundUpdate inbound, Update? update, Exception? problem, long begun)
    {
        try
        {
            if (problem is not null)
            {
                await FailAsync(inbound, update, problem);
            }
            else if (update is null)
            {
                await CloseAsync(inbound, UpdateOutcome.Ignored, null);
            }
            else
            {
                await HandleOrFailAsync(inbound, update, begun);
            }
        }
        catch (Exception failure) when (IsStop(failure))
        {
            // Still open in the store: the next start handles it.
        }
        catch (Exception failure) when (!StorageTrouble.MayPass(failure))
        {
            log.LogError(failure, "Update {Channel} {Id} could not even be recorded; it stays open", inbound.Channel, inbound.Id);
        }
    }

    private async Task HandleOrFailAsync(InboundUpdate inbound, Update update, long begun)
    {
        try
        {
            await HandleAsync(inbound, update, begun);
        }
        catch (Exception failure) when (!IsStop(failure) && !StorageTrouble.MayPass(failure))
        {
            await FailAsync(inbound, update, failure);
        }
    }

    private async Task HandleAsync(InboundUpdate inbound, Update update, long begun)
    {
        var route = update.Kind is UpdateKind.Text or UpdateKind.Choice or UpdateKind.PollAnswer ? router.Route(update) : null;
        // Only what asks for an answer is counted: small talk in a busy group must not drown its admin, nor the news that it moved.
        if (route is not null && !flood.Admit(update.Conversation.ToString()))
        {
            await CloseAsync(inbound, UpdateOutcome.Ignored, "too many in a minute");
            return;
        }

        if (update.AcknowledgementId is not null && channels.Find(inbound.Channel) is { } channel)
        {
            await channel.AcknowledgeAsync(update, stopping.Token);
        }

        if (route is { } found && update.IsGroup && found.Handler.ForAdminsInGroups && !await MayDecideAsync(update, found.Handler))
        {
            await CloseAsync(inbound, UpdateOutcome.Ignored, "not a group admin");
            await SayAsync(update, TextKeys.GroupAdminOnly);
            return;
        }

        var answers = await database.WriteAsync(async _ =>
        {
            await conversations.HandleAsync(update, stopping.Token);
            var said = route is { } r ? await AnsweredAsync(r.Request) ?? await r.Handler.HandleAsync(r.Request, stopping.Token) : [];
            await CloseAsync(inbound, UpdateOutcome.Handled, null);
            return said;
        });
        await AnswerAsync(inbound, update, answers);
        BotMetrics.Replied(inbound.Channel, time.GetElapsedTime(begun));
    }

    /// <summary>What is no command may be the answer to a question.</summary>
    private async Task<IReadOnlyList<Reply>?> AnsweredAsync(Request request)
    {
        if (request is { Command: UpdateRouter.Unknown, IsTap: false })
        {
            foreach (var asker in awaited)
            {
                if (await asker.TryTakeAsync(request.Update, stopping.Token) is { } replies)
                {
                    return replies;
                }
            }
        }

        return null;
    }

    /// <summary>What was handled stays handled: an answer that cannot be given neither repeats it nor takes it back.</summary>
    private async Task AnswerAsync(InboundUpdate inbound, Update update, IReadOnlyList<Reply> answers)
    {
        try
        {
            await replies.SendAsync(update.Conversation, answers, stopping.Token);
        }
        catch (Exception failure) when (!IsStop(failure))
        {
            log.LogError(failure, "Update {Channel} {Id} was handled, but could not be answered", inbound.Channel, inbound.Id);
        }
    }

    /// <summary>Whether it is only that we are stopping; a call that was cancelled for any other reason is a failure like others.</summary>
    private bool IsStop(Exception failure) => failure is OperationCanceledException && stopping.IsCancellationRequested;

    private async Task FailAsync(InboundUpdate inbound, Update? update, Exception failure)
    {
        log.LogError(failure, "Update {Channel} {Id} failed", inbound.Channel, inbound.Id);
        await database.WriteAsync(async _ =>
        {
            await CloseAsync(inbound, UpdateOutcome.Failed, failure.ToString());
            await board.PutAsync(new()
            {
                Key = $"update-failed/{inbound.Channel}/{inbound.Id}",
                Kind = NoticeKind.UpdateFailed,
                Severity = NoticeSeverity.Warning,
                Text = TextKeys.NoticeUpdateFailed,
                Arguments = new Dictionary<string, Phrase> { ["channel"] = Phrase.Channel(inbound.Channel), ["id"] = inbound.Id, ["problem"] = StorageTrouble.Say(failure) },
            });
        });
        if (update is not null)
        {
            await SayAsync(update, TextKeys.Apology, ("id", inbound.Id));
        }
    }

    private Task SayAsync(Update update, string key, params (string, string)[] values)
    {
        var texts = content.Current.Texts;
        var message = new OutboundMessage(texts.For(texts.LocaleFor(update.Language))[key, values]);
        return replies.SendAsync(update.Conversation, [new Reply(message)], stopping.Token);
    }

    private async Task<bool> MayDecideAsync(Update update, IUpdateHandler handler) =>
        (handler.ForStaffInGroups && await staff.AreStaffAsync(new(update.Conversation.Channel, update.SenderId)))
        || (channels.Find(update.Conversation.Channel) is { } channel && await channel.IsGroupAdminAsync(update.Conversation, update.SenderId, stopping.Token));

    private Task CloseAsync(InboundUpdate inbound, UpdateOutcome outcome, string? error) =>
        store.CloseAsync(inbound, outcome, error, time.GetUtcNow());
}
