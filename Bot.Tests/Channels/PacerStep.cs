using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>One thing that happens to a pacer.</summary>
internal abstract record PacerStep
{
    public abstract void PlayOn(PacerBench bench);

    internal sealed record Enter(Lane Lane, int Chat, bool Group, bool Paid) : PacerStep
    {
        public override void PlayOn(PacerBench bench) => bench.Enter(Lane, $"{(Group ? "group" : "chat")} {Chat}", Group, Paid);
    }

    internal sealed record Release(int Which) : PacerStep
    {
        public override void PlayOn(PacerBench bench)
        {
            var underWay = bench.Left.Where(m => !m.IsOver).ToArray();
            if (underWay.Length > 0)
            {
                bench.Release(underWay[Which % underWay.Length]);
            }
        }
    }

    internal sealed record Cancel(int Which) : PacerStep
    {
        public override void PlayOn(PacerBench bench)
        {
            var waiting = bench.Waiting.ToArray();
            if (waiting.Length > 0)
            {
                bench.Cancel(waiting[Which % waiting.Length]);
            }
        }
    }

    internal sealed record Hold(TimeSpan Pause) : PacerStep
    {
        public override void PlayOn(PacerBench bench) => bench.Hold(Pause);
    }

    internal sealed record Advance(TimeSpan By) : PacerStep
    {
        public override void PlayOn(PacerBench bench) => bench.Advance(By);
    }
}
