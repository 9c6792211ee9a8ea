using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Builders;

/// <summary>Short ways to subscribe people and to broadcast to them.</summary>
internal static class Broadcasting
{
    /// <summary>Subscribes people of the fake Telegram without any conversation; no topics means all.</summary>
    public static Task SubscribeAsync(this BotUnderTest bot, IEnumerable<FakeUser> people, params string[] topics) =>
        bot.SubscribeAsync(people.Select(p => p.Id), topics);

    /// <summary>Subscribes chats of the fake Telegram, all in one write.</summary>
    public static Task SubscribeAsync(this BotUnderTest bot, IEnumerable<long> chats, params string[] topics) => bot.Get<Database>().WriteAsync(async _ =>
    {
        foreach (var chat in chats)
        {
            await bot.Get<ISubscriberStore>().SaveAsync(new()
            {
                Address = new("telegram", chat.ToString(CultureInfo.InvariantCulture)),
                IsGroup = chat < 0,
                Locale = "zh-CN",
                Topics = topics,
                Status = SubscriberStatus.Active,
            });
        }
    });

    /// <summary>Broadcasts a tip to everybody, now.</summary>
    public static async Task<long> BroadcastAsync(this BotUnderTest bot, string tip, SendingTerms? terms = null, TimeSpan? staleAfter = null)
    {
        var now = bot.Get<TimeProvider>().GetUtcNow();
        var made = await bot.Get<BroadcastMaker>().MakeAsync(
            bot.Get<ContentLibrary>().Current.Tips[tip], AudienceFilter.Everyone, now, now + (staleAfter ?? TimeSpan.FromHours(24)), null, terms);
        return made!.Value.Broadcast.Id;
    }

    public static async Task<BroadcastReport> ReportAsync(this BotUnderTest bot, long id) => (await bot.Get<BroadcastReporter>().OfAsync(id))!;

    /// <summary>The ledger's rows of a broadcast, by chat of the fake Telegram.</summary>
    public static async Task<IReadOnlyDictionary<long, DeliveryRow>> RowsAsync(this BotUnderTest bot, long id) =>
        (await bot.Get<IDeliveryLedger>().PageAsync(id, 0, int.MaxValue)).ToDictionary(r => long.Parse(r.Address!, CultureInfo.InvariantCulture));

    public static Task BecomesAsync(this BotUnderTest bot, long id, BroadcastStatus status, TimeSpan? within = null) => Eventually.HoldsAsync(
        async () => (await bot.ReportAsync(id)).Broadcast.Status == status, $"broadcast {id} to be {status}", within ?? TimeSpan.FromSeconds(20));
}
