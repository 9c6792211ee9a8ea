using OpenTelemetry.Exporter;

namespace Bot.Operations;

/// <summary>The standard settings of OpenTelemetry that decide whether something is sent, and what is wrong with them. Pure.</summary>
internal static class TelemetrySettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Signals = ["METRICS", "TRACES"];
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Whether there is somewhere to send a signal to: <c>METRICS</c> or <c>TRACES</c>.</summary>
    public static bool IsOn(IConfiguration configuration, string signal) =>
        !bool.TrueString.Equals(configuration["OTEL_SDK_DISABLED"], StringComparison.OrdinalIgnoreCase)
        && (configuration[Endpoint] is { Length: > 0 } || configuration[Own("ENDPOINT", signal)] is { Length: > 0 })
        && Exporter(configuration, signal) == "otlp";

    /// <summary>What cannot be done as it is set, and how to mend it; null = nothing. The exporter itself would say nothing and send nothing.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        string[] endpoints = [Endpoint, .. Signals.Select(s => Own("ENDPOINT", s))];
        string[] protocols = ["OTEL_EXPORTER_OTLP_PROTOCOL", .. Signals.Select(s => Own("PROTOCOL", s))];
        return endpoints.Where(e => configuration[e] is { Length: > 0 } url && !IsAddress(url))
                .Select(e => $"{e} is '{configuration[e]}'; it must be an address such as http://127.0.0.1:4317.").FirstOrDefault()
            ?? protocols.Where(p => configuration[p] is { Length: > 0 } protocol && !Protocols.Contains(protocol))
                .Select(p => $"{p} is '{configuration[p]}'; it must be grpc or http/protobuf.").FirstOrDefault()
            ?? Signals.Where(s => Exporter(configuration, s) is not ("otlp" or "none"))
                .Select(s => $"OTEL_{s}_EXPORTER is '{Exporter(configuration, s)}'; it must be otlp or none (what is measured stands at /metrics as well).").FirstOrDefault();
    }

    /// <summary>What is set for one signal alone, which the exporter does not look at by itself. An endpoint of its own is taken as it is, without <c>/v1/...</c> at its end.</summary>
    public static void SetOwn(OtlpExporterOptions options, IConfiguration configuration, string signal)
    {
        if (configuration[Own("ENDPOINT", signal)] is { Length: > 0 } endpoint)
        {
            options.Endpoint = new(endpoint);
        }

        if (configuration[Own("PROTOCOL", signal)] is { Length: > 0 } protocol)
        {
            options.Protocol = protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        }

        if (configuration[Own("HEADERS", signal)] is { Length: > 0 } headers)
        {
            options.Headers = headers;
        }
    }

    private static string Exporter(IConfiguration configuration, string signal) =>
        configuration[$"OTEL_{signal}_EXPORTER"] is { Length: > 0 } named ? named.Trim() : "otlp";

    private static string Own(string what, string signal) => $"OTEL_EXPORTER_OTLP_{signal}_{what}";

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 };
}
