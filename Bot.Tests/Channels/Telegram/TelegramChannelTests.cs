using Bot.Messaging;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Channels.Telegram;

public sealed class TelegramChannelTests : ChannelContract
{
    private FakeTelegram telegram = null!;
    private (FakeUser One, FakeUser Other) users;

    private protected override string Name => "telegram";

    private protected override (ChannelAddress One, ChannelAddress Other) People => (Address(users.One.Id), Address(users.Other.Id));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_then_sent_by_its_id()
    {
        var message = Text("少吃盐") with { Image = "images/less-salt.png" };
        var people = telegram.NewUsers(10);

        var sent = await Task.WhenAll(people.Select(p => Channel.SendAsync(Address(p.Id), message, Lane.Bulk, TestContext.Current.CancellationToken)));

        sent.ShouldAllBe(result => result is SendResult.Sent);
        telegram.Messages.Select(m => m.FileId).Distinct().Count().ShouldBe(1);
        var calls = telegram.Calls.Where(c => c.Method == "sendPhoto").ToArray();
        calls.Length.ShouldBe(10);
        calls.Count(c => c.Argument("photo") == telegram.Messages[0].FileId).ShouldBe(9);
    }

    [Fact]
    public async Task A_picture_that_was_changed_is_uploaded_anew()
    {
        var message = Text("少吃盐") with { Image = "images/less-salt.png" };
        await SendAsync(message);
        var other = Path.Combine(Builders.Repository.Root, "content", "images", "health-stroke-120.png");
        File.Copy(other, Path.Combine(Content.Root, "images", "less-salt.png"), overwrite: true);
        File.SetLastWriteTimeUtc(Path.Combine(Content.Root, "images", "less-salt.png"), new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await SendAsync(message);

        telegram.Messages[1].PhotoBytes.ToArray().ShouldBe(await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("images/gone.png")]
    [InlineData("../secrets.png")]
    public async Task A_picture_that_is_not_in_the_content_folder_is_the_messages_fault(string image)
    {
        (await SendAsync(Text("少吃盐") with { Image = image })).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.BadContent);
        telegram.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_no_number_is_nobodys() =>
        (await Channel.SendAsync(new("telegram", "wang"), Text("谷雨"), Lane.Reply, TestContext.Current.CancellationToken))
            .ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.NoSuchAddress);

    [Fact]
    public async Task A_change_that_changes_nothing_is_stale_and_no_harm()
    {
        var id = Id(await SendAsync(Text("谷雨")));

        (await Channel.EditAsync(People.One, id, Text("谷雨"), TestContext.Current.CancellationToken)).ShouldBeOfType<SendResult.Refused>().Why.ShouldBe(Refusal.Stale);
    }

    [Fact]
    public async Task An_answer_waits_out_a_pause_and_arrives_once()
    {
        telegram.FaultFor = call => call.Method == "sendMessage" && Throttled() == 0 ? FaultKind.TooManyRequests : FaultKind.None;

        (await SendAsync(Text("谷雨"))).ShouldBeOfType<SendResult.Sent>();

        Throttled().ShouldBe(1, "nothing is sent during the pause");
        telegram.Messages.Count.ShouldBe(1);

        int Throttled() => telegram.Throttled.Count(refused => refused.Method == "sendMessage");
    }

    private protected override async Task<BotUnderTest> ConnectAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        users = (telegram.NewUser(started: true), telegram.NewUser(started: true));
        return await BotUnderTest.StartAsync(Content, telegram);
    }

    private protected override Task<IReadOnlyList<(string Text, string Buttons, byte[]? Picture)>> ArrivedAsync() =>
        Task.FromResult<IReadOnlyList<(string Text, string Buttons, byte[]? Picture)>>(
            [.. telegram.Messages.Where(m => m.ChatId == users.One.Id && !m.Deleted).Select(m => (
                m.Caption ?? m.Text,
                string.Join(" | ", m.Buttons.Select(row => string.Join(' ', row.Select(b => $"{b.Text}={b.CallbackData}")))),
                m.PhotoName is null ? null : m.PhotoBytes.ToArray()))]);

    private protected override Task<long> CallsAsync() => Task.FromResult<long>(telegram.Calls.Count(c => c.Method is "sendMessage" or "sendPhoto" or "editMessageText"));

    private static ChannelAddress Address(long chat) => new("telegram", $"{chat}");
}
