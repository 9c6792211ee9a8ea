using Bot.Channels;
using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Channels;

/// <summary>Limits, and things that happen to a pacer with them, one after the other.</summary>
internal sealed record PacerHistory(PacingLimits Limits, PacerStep[] Steps)
{
    private const int Groups = 2;
    private const int Chats = 5;

    /// <summary>Any history; one that fails is shortened.</summary>
    public static Arbitrary<PacerHistory> Any { get; } = Arb.From(
        from perSecond in Gen.Elements(0, 0.5, 1, 5, 30)
        from perChat in Gen.Elements(0, 0.2, 1, 2)
        from perGroup in Gen.Elements(0, 3)
        from paidPerSecond in Gen.Elements(0, 100)
        from inFlight in Gen.Elements(1, 2, 4, 16)
        from steps in AnyStep.ArrayOf()
        select new PacerHistory(new(perSecond, perChat, perGroup, paidPerSecond, inFlight), steps),
        Shorter);

    private static Gen<PacerStep> AnyStep => Gen.Frequency(
        (5, from lane in Gen.Elements(Lane.Reply, Lane.Bulk)
            from chat in Gen.Choose(0, Chats - 1)
            from paid in Gen.Frequency((1, Gen.Constant(lane == Lane.Bulk)), (4, Gen.Constant(false)))
            select (PacerStep)new PacerStep.Enter(lane, chat, chat < Groups, paid)),
        (4, from which in Gen.Choose(0, 3) select (PacerStep)new PacerStep.Release(which)),
        (4, from time in Gen.Elements(1, 15, 100, 700, 5000) select (PacerStep)new PacerStep.Advance(TimeSpan.FromMilliseconds(time))),
        (1, from time in Gen.Elements(0, 300, 3000, 20_000) select (PacerStep)new PacerStep.Hold(TimeSpan.FromMilliseconds(time))),
        (1, from which in Gen.Choose(0, 9) select (PacerStep)new PacerStep.Cancel(which)));

    /// <summary>Plays it, and then lets every call end and time pass until nobody waits, or an hour is over.</summary>
    public void PlayOn(PacerBench bench)
    {
        foreach (var step in Steps)
        {
            step.PlayOn(bench);
        }

        for (var waited = TimeSpan.Zero; bench.Waiting.Any() && waited < TimeSpan.FromHours(1); waited += TimeSpan.FromSeconds(1))
        {
            foreach (var message in bench.Left.Where(m => !m.IsOver).ToArray())
            {
                bench.Release(message);
            }

            bench.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public override string ToString() => $"{Limits}: {string.Join(", ", (object[])Steps)}";

    private static IEnumerable<PacerHistory> Shorter(PacerHistory history)
    {
        var steps = history.Steps;
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= steps.Length; from += length)
            {
                yield return history with { Steps = [.. steps[..from], .. steps[(from + length)..]] };
            }
        }
    }
}
