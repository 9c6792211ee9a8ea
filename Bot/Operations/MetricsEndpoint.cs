using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Broadcasts;
using Bot.Messaging;

namespace Bot.Operations;

/// <summary>
/// What is measured, at <c>/metrics</c> in the text form that Prometheus reads. Only for programs on the same machine, like the live
/// address of broadcasts, and for whoever brings the token of the settings; for others nothing is there.
/// </summary>
internal sealed class MetricsEndpoint : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Labels), MeasuredSum> sums = new();
    private readonly ConcurrentDictionary<string, Instrument> instruments = new();
    private readonly MeterListener listener = new();

    public MetricsEndpoint(StateMetrics state)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            // Not the state of another host in the same process.
            if (instrument.Meter.Name == BotMetrics.MeterName && (instrument.Meter.Scope is null || instrument.Meter.Scope == state))
            {
                instruments[instrument.Name] = instrument;
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (HttpContext context, MetricsEndpoint metrics, MetricsOptions options) =>
        BroadcastEndpoints.IsLocal(context) || HasToken(context, options.Token)
            ? Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8")
            : Results.NotFound());

    public void Dispose() => listener.Dispose();

    private static bool HasToken(HttpContext context, string token) =>
        token.Length > 0
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {token}"));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, tag) in tags)
        {
            labels.Append(labels.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{name}=\"{Escape($"{tag}")}\"");
        }

        var sum = sums.GetOrAdd((instrument.Name, labels.ToString()), _ => new());
        if (instrument.IsObservable)
        {
            sum.Set(value);
        }
        else
        {
            sum.Add(value);
        }
    }

    private string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        ProcessMetrics.Write(text);
        foreach (var (name, instrument) in instruments.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            Write(text, instrument, sums.Where(s => s.Key.Name == name).OrderBy(s => s.Key.Labels, StringComparer.Ordinal).Select(s => (s.Key.Labels, s.Value.Read())));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Instrument instrument, IEnumerable<(string Labels, (double Total, long Count) Sum)> values)
    {
        var type = instrument switch
        {
            Counter<long> => "counter",
            Histogram<double> => "summary",
            _ => "gauge",
        };
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit is "s" ? "_seconds" : instrument.Unit is "By" ? "_bytes" : "") + (type == "counter" ? "_total" : "");
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {type}\n");
        foreach (var (labels, (total, count)) in values)
        {
            var braces = labels.Length == 0 ? "" : $"{{{labels}}}";
            text.Append(type == "summary"
                ? string.Create(CultureInfo.InvariantCulture, $"{name}_sum{braces} {total}\n{name}_count{braces} {count}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{name}{braces} {total}\n"));
        }
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
