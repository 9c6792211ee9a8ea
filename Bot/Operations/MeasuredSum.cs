namespace Bot.Operations;

/// <summary>What was measured by one instrument under the same labels: its sum and how often, or its latest value.</summary>
internal sealed class MeasuredSum
{
    private readonly Lock gate = new();
    private double total;
    private long count;

    public void Add(double value)
    {
        lock (gate)
        {
            total += value;
            count++;
        }
    }

    public void Set(double value)
    {
        lock (gate)
        {
            total = value;
        }
    }

    public (double Total, long Count) Read()
    {
        lock (gate)
        {
            return (total, count);
        }
    }
}
