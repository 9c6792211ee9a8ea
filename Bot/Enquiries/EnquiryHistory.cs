using Bot.Messaging;

namespace Bot.Enquiries;

/// <summary>What somebody asked goes when they want it to go, and by itself after a year.</summary>
internal sealed class EnquiryHistory(AskStore asks, EnquiryStore enquiries) : IConversationHistory
{
    public async Task ForgetAsync(ChannelAddress address)
    {
        await asks.ForgetAsync(address);
        await enquiries.ForgetAsync(address);
    }

    public async Task<int> ForgetAsync(DateTimeOffset before) => await asks.ForgetAsync(before) + await enquiries.ForgetAsync(before);
}
