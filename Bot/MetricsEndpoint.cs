using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Bot.Broadcasts;
using Bot.Messaging;

namespace Bot;

/// <summary>
/// What is measured, at <c>/metrics</c> in the text form that Prometheus reads. Only for programs on the same machine, like the live
/// address of broadcasts; from elsewhere nothing is there.
/// </summary>
internal sealed class MetricsEndpoint : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Labels), Sum> sums = new();
    private readonly ConcurrentDictionary<string, Instrument> instruments = new();
    private readonly MeterListener listener = new();

    public MetricsEndpoint()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == BotMetrics.MeterName)
            {
                instruments[instrument.Name] = instrument;
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (HttpContext context, MetricsEndpoint metrics) =>
        BroadcastEndpoints.IsLocal(context) ? Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8") : Results.NotFound());

    public void Dispose() => listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, tag) in tags)
        {
            labels.Append(labels.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{name}=\"{tag}\"");
        }

        sums.GetOrAdd((instrument.Name, labels.ToString()), _ => new()).Add(value);
    }

    private string Write()
    {
        var text = new StringBuilder();
        foreach (var (name, instrument) in instruments.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            var (type, suffix) = instrument switch
            {
                Counter<long> => ("counter", "_total"),
                Histogram<double> => ("summary", "_seconds"),
                _ => ("gauge", ""),
            };
            var own = name.Replace('.', '_') + suffix;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {own} {instrument.Description}\n# TYPE {own} {type}\n");
            foreach (var ((_, labels), sum) in sums.Where(s => s.Key.Name == name).OrderBy(s => s.Key.Labels, StringComparer.Ordinal))
            {
                var braces = labels.Length == 0 ? "" : $"{{{labels}}}";
                var (total, count) = sum.Read();
                text.Append(type == "summary"
                    ? string.Create(CultureInfo.InvariantCulture, $"{own}_sum{braces} {total}\n{own}_count{braces} {count}\n")
                    : string.Create(CultureInfo.InvariantCulture, $"{own}{braces} {total}\n"));
            }
        }

        return text.ToString();
    }

    private sealed class Sum
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

        public (double Total, long Count) Read()
        {
            lock (gate)
            {
                return (total, count);
            }
        }
    }
}
