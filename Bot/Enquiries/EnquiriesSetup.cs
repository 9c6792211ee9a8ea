using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries;

internal static class EnquiriesSetup
{
    /// <summary>What people ask, and what they are answered.</summary>
    public static IServiceCollection AddEnquiries(this IServiceCollection services) => services
        .AddSingleton<AnswerFinder>();
}
