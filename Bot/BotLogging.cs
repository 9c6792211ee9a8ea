using Microsoft.Extensions.Logging.Console;

namespace Bot;

/// <summary>One line an event, with its time; the frameworks' own chatter is left out.</summary>
internal static class BotLogging
{
    public static void AddBotLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        // Why the start failed is said in one sentence, not with a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // The keys lie in a folder that only their owner may read: that they are not encrypted there is known.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Standard output belongs to what commands print.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
