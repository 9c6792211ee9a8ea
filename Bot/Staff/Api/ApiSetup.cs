using Microsoft.AspNetCore.Http.Json;

namespace Bot.Staff.Api;

internal static class ApiSetup
{
    /// <summary>What programs of staff may do.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .Configure<JsonOptions>(options => ApiJson.Set(options.SerializerOptions)) // what the description is made with
        .AddOpenApi("v1", ApiDescription.Set)
        .AddSingleton<ApiTokens>()
        .AddSingleton<Repeats>()
        .AddHostedService<RepeatsForgetting>()
        .AddSingleton<ApiGate>();

    /// <summary>The API at <c>/api/v1</c>.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<ApiNeeds>() is not null || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            api => api.Use((HttpContext context, RequestDelegate next) => context.RequestServices.GetRequiredService<ApiGate>().PassAsync(context, next)));
        app.MapOpenApi($"{ApiRoutes.Root}/openapi.json").WithMetadata(ApiNeeds.Nothing);
        var routes = new ApiRoutes(app);
        StaffApi.Map(routes);
        BroadcastsApi.Map(routes);
        DraftsApi.Map(routes);
        SubscribersApi.Map(routes);
        ContentApi.Map(routes);
        ReportsApi.Map(routes);
        EnquiriesApi.Map(routes);
        ContestsApi.Map(routes);
        QuestionsApi.Map(routes);
        SchedulesApi.Map(routes);
        SettingsApi.Map(routes);
        WebhooksApi.Map(routes);
        CorrectionsApi.Map(routes);
    }
}
