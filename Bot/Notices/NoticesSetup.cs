namespace Bot.Notices;

internal static class NoticesSetup
{
    /// <summary>The board on which features put what staff should know.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeBoard>()
        .AddHostedService<NoticeForgetting>();
}
