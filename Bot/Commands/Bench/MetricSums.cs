using System.Diagnostics.Metrics;
using Bot.Messaging;

namespace Bot.Commands.Bench;

/// <summary>Adds up what the program measures of itself.</summary>
internal sealed class MetricSums : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, (double Sum, long Count)> sums = [];
    private readonly Lock gate = new();

    public MetricSums()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == BotMetrics.MeterName && instrument is Histogram<double>)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
        {
            lock (gate)
            {
                var (sum, count) = sums.GetValueOrDefault(instrument.Name);
                sums[instrument.Name] = (sum + value, count + 1);
            }
        });
        listener.Start();
    }

    public (double Sum, long Count) this[string name]
    {
        get
        {
            lock (gate)
            {
                return sums.GetValueOrDefault(name);
            }
        }
    }

    public void Dispose() => listener.Dispose();
}
