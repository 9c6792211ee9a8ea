namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Decides by the shares of the options what goes wrong with a call.</summary>
internal sealed class FaultDice(FakeTelegramOptions options)
{
    private readonly Lock _gate = new();
#pragma warning disable CA5394 // A test wants dice that fall the same way every time.
    private readonly Random _random = new(options.Seed);

    public FaultKind Roll(string method)
    {
        if (options is { ServerErrorShare: 0, ResetAfterAcceptShare: 0, ResetBeforeAcceptShare: 0, HalfBodyShare: 0 } || !Writes(method))
            return FaultKind.None;
        double dice;
        lock (_gate)
            dice = _random.NextDouble();
        if ((dice -= options.ServerErrorShare) < 0)
            return FaultKind.ServerError;
        if ((dice -= options.ResetAfterAcceptShare) < 0)
            return FaultKind.ResetAfterAccept;
        if ((dice -= options.ResetBeforeAcceptShare) < 0)
            return FaultKind.ResetBeforeAccept;
        return dice - options.HalfBodyShare < 0 ? FaultKind.HalfBody : FaultKind.None;
    }
#pragma warning restore CA5394

    private static bool Writes(string method) =>
        (method.StartsWith("send", StringComparison.OrdinalIgnoreCase) || method.StartsWith("edit", StringComparison.OrdinalIgnoreCase)
        || method.StartsWith("delete", StringComparison.OrdinalIgnoreCase) || method.StartsWith("answer", StringComparison.OrdinalIgnoreCase))
        && !method.EndsWith("Webhook", StringComparison.OrdinalIgnoreCase);
}
