using Bot.Dispatching;
using Bot.Subscribers;

namespace Bot.Tips;

internal static class TipsSetup
{
    /// <summary>Tips on request.</summary>
    public static IServiceCollection AddTips(this IServiceCollection services) => services
        .AddSingleton<ITipHistory, SqlTipHistory>()
        .AddSingleton<ITipGiver, TipGiver>()
        .AddSingleton<IUpdateHandler, TellTip>();
}
