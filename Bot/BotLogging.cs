using Microsoft.Extensions.Logging.Console;

namespace Bot;

/// <summary>
/// One line an event, with its time; the frameworks' own chatter is left out. <c>Logging:Console:FormatterName</c> chooses another form:
/// <c>json</c> for programs, <c>systemd</c> for the journal.
/// </summary>
internal static class BotLogging
{
    private const string TimeInUtc = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static void AddBotLogging(this WebApplicationBuilder builder)
    {
        // The host has added the console with all its forms, and the one that is set; plain lines are only the default.
        if (builder.Configuration["Logging:Console:FormatterName"] is not { Length: > 0 })
        {
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.FormatterName = ConsoleFormatterNames.Simple);
        }

        builder.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<JsonConsoleFormatterOptions>(console => (console.TimestampFormat, console.UseUtcTimestamp) = (TimeInUtc, true));
        // Why the start failed is said in one sentence, not with a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // The keys lie in a folder that only their owner may read: that they are not encrypted there is known.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Addresses are no secret, but that of an invitation is: at whatever level the rest is logged, these do not say it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Warning);
        // Standard output belongs to what commands print.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
