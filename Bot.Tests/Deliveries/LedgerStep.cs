using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

/// <summary>One thing that happens to a ledger.</summary>
internal abstract record LedgerStep
{
    public static Gen<LedgerStep> Any { get; } = Gen.Frequency(
        (6, Gen.Choose(1, 4).Select(count => (LedgerStep)new Claiming(count))),
        (8, from which in Gen.Choose(0, 9) from outcome in AnyOutcome.Gen select (LedgerStep)new Settling(which, outcome)),
        (3, Gen.Elements(1, 3, 60, 4000).Select(seconds => (LedgerStep)new Waiting(TimeSpan.FromSeconds(seconds)))),
        (1, Gen.Constant((LedgerStep)new Crashing())),
        (1, Gen.Choose(0, 9).Select(who => (LedgerStep)new Stopping(who))),
        (1, Gen.Choose(0, 9).Select(who => (LedgerStep)new Deleting(who))));

    internal sealed record Claiming(int Count) : LedgerStep;

    /// <summary>One of the claims under way comes to an end.</summary>
    internal sealed record Settling(int Which, SendResult Outcome) : LedgerStep;

    internal sealed record Waiting(TimeSpan Time) : LedgerStep;

    /// <summary>The program dies, and starts again.</summary>
    internal sealed record Crashing : LedgerStep;

    /// <summary>A subscriber asks to stop.</summary>
    internal sealed record Stopping(int Who) : LedgerStep;

    internal sealed record Deleting(int Who) : LedgerStep;
}
