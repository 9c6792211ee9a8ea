using Bot.Content.Amending;

namespace Bot.Content;

internal static class ContentSetup
{
    /// <summary>The content folder: read at the start, watched while we run.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, ContentOptions options, TimeZoneInfo zone, string home) => services
        .AddSingleton<AmendmentStore>()
        .AddSingleton(provider => new ContentLibrary(
            new ContentFiles(Path.GetFullPath(options.Path, home)),
            options,
            zone,
            provider.GetRequiredService<AmendmentStore>().List,
            provider.GetRequiredService<ILogger<ContentLibrary>>()))
        .AddHostedService<ContentWatcher>();
}
