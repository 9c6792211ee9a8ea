using Bot.Deliveries;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>Holds the ledger against the list that the fake Telegram kept for itself.</summary>
internal static class Served
{
    /// <summary>How many messages each chat really got.</summary>
    public static IReadOnlyDictionary<long, int> Got(this FakeTelegram telegram) =>
        telegram.Messages.GroupBy(m => m.ChatId).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Everybody got it, nobody else did, and nobody twice whose row does not say that it may be so.</summary>
    public static void ShouldBeServed(this FakeTelegram telegram, IReadOnlyDictionary<long, DeliveryRow> rows, int people)
    {
        var got = telegram.Got();
        got.Keys.Order().ShouldBe(rows.Keys.Order());
        rows.Count.ShouldBe(people);
        rows.Values.ShouldAllBe(r => r.State == DeliveryState.Sent);
        rows.Where(r => r.Value.Doubts == 0).ShouldAllBe(r => got[r.Key] == 1);
        var ids = telegram.Messages.ToLookup(m => m.ChatId, m => $"{m.MessageId}");
        rows.ShouldAllBe(r => ids[r.Key].Contains(r.Value.MessageId));
    }

    /// <summary>Everybody got it exactly once, and the ledger is sure of it.</summary>
    public static void ShouldBeServedOnce(this FakeTelegram telegram, IReadOnlyDictionary<long, DeliveryRow> rows, int people)
    {
        telegram.ShouldBeServed(rows, people);
        rows.Values.ShouldAllBe(r => r.Doubts == 0 && r.Attempts == 1);
    }
}
