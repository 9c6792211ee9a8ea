using System.Net;
using System.Text.RegularExpressions;
using Bot.Broadcasts;
using Bot.Messaging;
using Bot.Notices;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Fakes.Web;
using Bot.Webhooks;

namespace Bot.Tests.Webhooks;

/// <summary>Other programs are told what happens here, whatever they do with it.</summary>
public sealed class Telling : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private WebhookReceiver receiver = null!;
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;

    public async ValueTask InitializeAsync()
    {
        receiver = await WebhookReceiver.StartAsync();
        telegram = await FakeTelegram.StartAsync();
        // Five seconds of waiting take a quarter of one.
        bot = await BotUnderTest.StartAsync(content, telegram, clock: new QuickClock(20), settings: new() { ["Webhooks:AllowLoopback"] = "true" });
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await bot.DisposeAsync();
        bot.Log.ShouldAllBe(line => !line.Contains("whsec_", StringComparison.Ordinal), "A secret stands in the log.");
        await telegram.DisposeAsync();
        await receiver.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task A_broadcast_that_ends_and_people_who_come_and_go_are_told_signed_once_each()
    {
        var (_, secret) = await AddAsync("broadcast.completed", "subscriber.joined", "subscriber.left");
        await bot.SubscribeAsync(telegram.NewUsers(2));
        var person = (await bot.Get<ISubscriberStore>().PageAsync(0, 1)).Single();
        await bot.Get<ISubscriberStore>().SetStatusAsync(person.Address, SubscriberStatus.Stopped, StatusReasons.Asked);
        await bot.Get<ISubscriberStore>().SetStatusAsync(person.Address, SubscriberStatus.Stopped, StatusReasons.Asked); // no news
        var id = await bot.BroadcastAsync("frost");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        await ToldAsync(4);

        receiver.Messages.Select(m => m.Type).ShouldBe(["subscriber.joined", "subscriber.joined", "subscriber.left", "broadcast.completed"]);
        receiver.Messages.ShouldAllBe(m => m.IsSignedWith(secret) && m.Path == "/hook");
        receiver.Messages.Select(m => m.Id).Distinct().Count().ShouldBe(4);
        var told = receiver.Messages.Last().Json.GetProperty("data");
        told.GetProperty("id").GetInt64().ShouldBe(id);
        told.GetProperty("sent").GetInt64().ShouldBe(1);
        receiver.Messages.ShouldAllBe(m => !m.Body.Contains(person.Address.Id, StringComparison.Ordinal), "addresses are nobody's business");
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_the_same_id_until_it_is()
    {
        var (id, _) = await AddAsync("subscriber.joined");
        receiver.Status = 500;
        receiver.Body = "out of <b>order</b>\r\n";
        await bot.SubscribeAsync(telegram.NewUsers(1));
        await ToldAsync(2);
        (await admin.PageAsync($"/staff/webhooks/{id}")).ShouldContain("500 out of <b>order</b>");
        using var raw = await admin.GetAsync($"/staff/webhooks/{id}");
        (await raw.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("out of &lt;b&gt;order");

        receiver.Status = 204;
        await Eventually.HoldsAsync(async () => (await bot.Get<WebhookQueue>().ListAsync(id, 1))[0].State == WebhookState.Taken, "the message to be taken");
        receiver.Messages.Select(m => m.Id).Distinct().Count().ShouldBe(1);
        (await admin.PageAsync("/staff/webhooks")).ShouldContain("204");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_one_who_hangs_keeps_no_other()
    {
        await using var other = await WebhookReceiver.StartAsync();
        receiver.Hangs = true;
        other.Status = 302;
        var (hanging, _) = await AddAsync("subscriber.joined");
        var (redirecting, _) = await AddAsync(other.Url, "subscriber.joined");
        await bot.SubscribeAsync(telegram.NewUsers(1));

        await Eventually.HoldsAsync(async () => (await AnswerAsync(redirecting))?.StartsWith("302", StringComparison.Ordinal) == true, "the redirect to be refused");
        other.Messages.ShouldAllBe(m => m.Path == "/hook");
        await Eventually.HoldsAsync(async () => (await AnswerAsync(hanging))?.StartsWith("no answer", StringComparison.Ordinal) == true, "patience to end");
    }

    [Fact]
    public async Task Given_up_or_gone_staff_are_told()
    {
        receiver.Status = 503;
        var (id, _) = await AddAsync("subscriber.joined");
        await bot.SubscribeAsync(telegram.NewUsers(1));
        await ToldAsync(1);
        // Two days in a moment: as if it had been tried often already.
        await bot.Get<Database>().WriteAsync(s => s.ExecuteAsync("update webhook_messages set attempts = @most, next_at = 0", new { most = WebhookPatience.MaxAttempts - 1 }));
        await Eventually.HoldsAsync(async () => (await bot.Get<WebhookQueue>().ListAsync(id, 1))[0].State == WebhookState.GivenUp, "the message to be given up");
        await Eventually.HoldsAsync(async () => (await bot.Get<NoticeBoard>().ListOpenAsync(10)).Any(n => n.Kind == NoticeKind.WebhookFailed), "staff to be told");

        receiver.Status = 410;
        await admin.DoAsync($"/staff/webhooks/{id}/test");
        await Eventually.HoldsAsync(async () => (await bot.Get<WebhookStore>().FindAsync(id))!.DisabledAt is not null, "the webhook to be turned off");
        await Eventually.HoldsAsync(async () => (await admin.PageAsync("/staff")).Contains("asked not to be told any more", StringComparison.Ordinal), "the page to say so");
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_old_one_and_neither_stands_in_the_database()
    {
        var (id, old) = await AddAsync("subscriber.left");
        using var page = await admin.PostAsync($"/staff/webhooks/{id}/rotate");
        var fresh = SecretOf(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await admin.DoAsync($"/staff/webhooks/{id}/test");
        await ToldAsync(1);

        var message = receiver.Messages.Single();
        message.Type.ShouldBe("webhook.test");
        message.IsSignedWith(old).ShouldBeTrue();
        message.IsSignedWith(fresh).ShouldBeTrue();
        fresh.ShouldNotBe(old);
        var stored = await bot.Get<Database>().ReadAsync(s => s.ScalarAsync<string>("select secret || old_secret from webhooks"));
        stored.ShouldNotContain("whsec_");
        stored.ShouldNotContain(fresh[6..]);
    }

    [Fact]
    public async Task What_waits_is_sent_after_a_restart_and_what_nobody_asks_for_is_not_written()
    {
        var (id, secret) = await AddAsync("subscriber.joined");
        await admin.DoAsync($"/staff/webhooks/{id}/disable");
        await bot.SubscribeAsync(telegram.NewUsers(1));
        (await bot.Get<WebhookQueue>().ListAsync(id, 10)).ShouldBeEmpty("nobody asks for it while it is off");
        await admin.DoAsync($"/staff/webhooks/{id}/enable");
        receiver.Status = 500;
        await bot.SubscribeAsync(telegram.NewUsers(1));
        await ToldAsync(1);
        await bot.StopAsync();
        receiver.Status = 204;
        await bot.StartAsync();
        await Eventually.HoldsAsync(async () => (await bot.Get<WebhookQueue>().ListAsync(id, 1))[0].State == WebhookState.Taken, "the message to be taken");
        receiver.Messages.Last().IsSignedWith(secret).ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_net_is_not_called()
    {
        await using var shut = await BotUnderTest.StartAsync(content);
        var (id, _) = await shut.Get<WebhookStore>().AddAsync(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ["subscriber.joined"], "test");
        await shut.Get<WebhookOutbox>().TestAsync(id);
        await Eventually.HoldsAsync(async () => (await shut.Get<WebhookQueue>().ListAsync(id, 1))[0].Answer?.Contains("reason.webhook-private", StringComparison.Ordinal) == true, "the call to be refused");
        receiver.Messages.ShouldBeEmpty();
    }

    private Task<(long Id, string Secret)> AddAsync(params string[] events) => events[0].StartsWith("http", StringComparison.Ordinal) ? AddAtAsync(events[0], events[1..]) : AddAtAsync(receiver.Url, events);

    private async Task<(long Id, string Secret)> AddAtAsync(string url, string[] events)
    {
        using var page = await admin.PostAsync("/staff/webhooks", [("url", url), .. events.Select(e => ("events", e))]);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return ((await bot.Get<WebhookStore>().ListAsync())[^1].Id, SecretOf(text));
    }

    private static string SecretOf(string page) => WebUtility.HtmlDecode(Regex.Match(page, "value=\"(whsec_[^\"]+)\"").Groups[1].Value);

    private async Task<string?> AnswerAsync(long webhook) => Phrase.Read((await bot.Get<WebhookQueue>().ListAsync(webhook, 1)).SingleOrDefault()?.Answer)?.InEnglish();

    private Task ToldAsync(int count) => Eventually.HoldsAsync(() => receiver.Messages.Count >= count, $"{count} messages to be told");
}
