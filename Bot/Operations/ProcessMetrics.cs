using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Bot.Operations;

/// <summary>The process itself, under the names that every Prometheus client uses for it.</summary>
internal static class ProcessMetrics
{
    public static string Version { get; } =
        typeof(ProcessMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static void Write(StringBuilder text)
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        Family(text, "process_cpu_seconds_total", "counter", "Processor time used.", process.TotalProcessorTime.TotalSeconds);
        Family(text, "process_resident_memory_bytes", "gauge", "Memory in use.", process.WorkingSet64);
        Family(text, "process_start_time_seconds", "gauge", "When the process began, as unix time.", started);
        Family(text, "sciencebot_build_info", "gauge", "Which version runs; always 1.", 1, $"{{version=\"{Version}\"}}");
    }

    private static void Family(StringBuilder text, string name, string type, string help, double value, string labels = "") =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name}{labels} {value}\n");
}
