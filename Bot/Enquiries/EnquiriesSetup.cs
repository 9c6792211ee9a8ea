using Bot.Dispatching;
using Bot.Enquiries.Conversation;
using Bot.Enquiries.Retrieval;
using Bot.Messaging;

namespace Bot.Enquiries;

internal static class EnquiriesSetup
{
    /// <summary>What people ask, what they are answered, and who answers where nothing here does.</summary>
    public static IServiceCollection AddEnquiries(this IServiceCollection services) => services
        .AddSingleton<AnswerFinder>()
        .AddSingleton<AskStore>()
        .AddSingleton<EnquiryStore>()
        .AddSingleton<EnquiryReplies>()
        .AddSingleton<EnquiryEvents>()
        .AddSingleton<TopicGuess>()
        .AddSingleton<EnquiryDesk>()
        .AddSingleton<FaqDraft>()
        .AddSingleton<MissingAnswers>()
        .AddSingleton<IConversationHistory, EnquiryHistory>()
        .AddSingleton<IUpdateHandler, AskQuestion>()
        .AddSingleton<IUpdateHandler, RateAnswer>()
        .AddSingleton<IUpdateHandler, SmallTalk>()
        .AddHostedService<EnquiryReplySender>()
        .AddHostedService<EnquiryReminders>()
        .AddHostedService<WeeklyMissing>();
}
