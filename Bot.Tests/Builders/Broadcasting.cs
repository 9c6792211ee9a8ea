using Bot.Broadcasts;
using Bot.Content;
using Bot.Subscribers;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Builders;

/// <summary>Short ways to subscribe people and to broadcast to them.</summary>
internal static class Broadcasting
{
    /// <summary>Subscribes people of the fake Telegram without any conversation.</summary>
    public static async Task SubscribeAsync(this BotUnderTest bot, IEnumerable<FakeUser> people)
    {
        foreach (var person in people)
        {
            await bot.Get<ISubscriberStore>().SaveAsync(new()
            {
                Address = new("telegram", person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Name = person.FirstName,
                Locale = "zh-CN",
                Status = SubscriberStatus.Active,
            });
        }
    }

    /// <summary>Broadcasts a tip to everybody, now.</summary>
    public static async Task<long> BroadcastAsync(this BotUnderTest bot, string tip, SendingTerms? terms = null, TimeSpan? staleAfter = null)
    {
        var now = bot.Get<TimeProvider>().GetUtcNow();
        var made = await bot.Get<BroadcastMaker>().MakeAsync(
            bot.Get<ContentLibrary>().Current.Tips[tip], AudienceFilter.Everyone, now, now + (staleAfter ?? TimeSpan.FromHours(24)), null, terms);
        return made!.Value.Broadcast.Id;
    }

    public static async Task<BroadcastReport> ReportAsync(this BotUnderTest bot, long id) => (await bot.Get<BroadcastReporter>().OfAsync(id))!;

    public static Task BecomesAsync(this BotUnderTest bot, long id, BroadcastStatus status) =>
        Eventually.HoldsAsync(async () => (await bot.ReportAsync(id)).Broadcast.Status == status, $"broadcast {id} to be {status}", TimeSpan.FromSeconds(20));
}
