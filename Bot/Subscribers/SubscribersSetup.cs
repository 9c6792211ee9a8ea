using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers.Conversation;

namespace Bot.Subscribers;

internal static class SubscribersSetup
{
    /// <summary>The subscribers and what they can say.</summary>
    public static IServiceCollection AddSubscribers(this IServiceCollection services) => services
        .AddSingleton<SubscriberNews>()
        .AddSingleton<ISubscriberStore, SqlSubscriberStore>()
        .AddSingleton<PeopleCounts>()
        .AddSingleton<IChosenLocale, SubscriberLocale>()
        .AddSingleton<IUpdateHandler, Welcome>()
        .AddSingleton<IUpdateHandler, ChooseTopics>()
        .AddSingleton<IUpdateHandler, ChooseRegion>()
        .AddSingleton<IUpdateHandler, ChooseCrops>()
        .AddSingleton<IUpdateHandler, Stop>()
        .AddSingleton<IUpdateHandler, ShowMe>()
        .AddSingleton<IUpdateHandler, ChangeLanguage>()
        .AddSingleton<IUpdateHandler, Help>()
        .AddSingleton<IConversationHandler, ConversationChanges>();
}
