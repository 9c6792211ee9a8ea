using Quartz;

namespace Bot.Schedules;

internal static class SchedulesSetup
{
    /// <summary>Quartz, and the rules it fires.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services, TimeZoneInfo zone)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "sciencebot";
                options.DefaultTimeZone = zone;
            });
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(2);
        });
        return services
            .AddSingleton<IOccurrenceStore, SqlOccurrenceStore>()
            .AddSingleton<OccurrenceNotices>()
            .AddSingleton<ScheduleChanges>()
            .AddSingleton<RulesInForce>()
            .AddSingleton<OccurrenceMoving>()
            .AddSingleton<OccurrenceRunner>()
            .AddSingleton<Forecaster>()
            .AddHostedService<ForecastKeeping>()
            .AddSingleton<ScheduleTriggers>()
            .AddHostedService(provider => provider.GetRequiredService<ScheduleTriggers>())
            .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
