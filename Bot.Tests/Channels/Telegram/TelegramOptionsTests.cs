using Bot.Channels.Telegram;
using Bot.Storage;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Channels.Telegram;

public class TelegramOptionsTests
{
    [Fact]
    public void The_defaults_and_no_token_are_fine() => new TelegramOptions().Problem().ShouldBeNull();

    [Theory]
    [InlineData("Telegram:Token", "no colon in it")]
    [InlineData("Telegram:BaseUrl", "api.telegram.org")]
    [InlineData("Telegram:BaseUrl", "ftp://api.telegram.org")]
    [InlineData("Telegram:BaseUrl", "")]
    [InlineData("Telegram:MessagesPerSecond", "-1")]
    [InlineData("Telegram:MessagesPerSecond", "10001")]
    [InlineData("Telegram:MessagesPerSecond", "NaN")]
    [InlineData("Telegram:MessagesPerSecond", "many")]
    [InlineData("Telegram:MessagesPerChatPerSecond", "-0.5")]
    [InlineData("Telegram:MessagesPerChatPerSecond", "NaN")]
    [InlineData("Telegram:MessagesPerGroupPerMinute", "-1")]
    [InlineData("Telegram:MessagesPerGroupPerMinute", "1.5")]
    [InlineData("Telegram:PaidMessagesPerSecond", "-1")]
    [InlineData("Telegram:PaidMessagesPerSecond", "NaN")]
    [InlineData("Telegram:MaxInFlight", "0")]
    [InlineData("Telegram:MaxInFlight", "1001")]
    [InlineData("Telegram:Webhook:Url", "http://bot.example.org/telegram/webhook")]
    [InlineData("Telegram:Webhook:Url", "bot.example.org/telegram/webhook")]
    [InlineData("Telegram:Webhook:Url", "https://bot.example.org/")]
    [InlineData("Telegram:Webhook:Secret", "mit Ümlaut")]
    [InlineData("Telegram:Webhook:Secret", "<257>")]
    public void A_wrong_setting_is_named_before_the_start(string key, string value) =>
        Should.Throw<StartRefusedException>(() => Read(key, value == "<257>" ? new string('x', 257) : value)).Message.ShouldContain(key);

    [Theory]
    [InlineData("Telegram:Token", "123456:ABC-DEF_ghi")]
    [InlineData("Telegram:BaseUrl", "http://127.0.0.1:8081/")]
    [InlineData("Telegram:MessagesPerSecond", "0.5")]
    [InlineData("Telegram:MaxInFlight", "1000")]
    [InlineData("Telegram:Webhook:Url", "https://bot.example.org/telegram/webhook")]
    [InlineData("Telegram:Webhook:Url", "http://127.0.0.1:5080/telegram/webhook")]
    [InlineData("Telegram:Webhook:Secret", "a-B_9")]
    public void A_right_setting_is_taken(string key, string value) => Should.NotThrow(() => Read(key, value));

    [Fact]
    public void A_wrong_token_is_not_repeated_in_the_complaint() =>
        new TelegramOptions { Token = "mistyped-secret" }.Problem().ShouldNotBeNull().ShouldNotContain("mistyped-secret");

    private static Settings Read(string key, string value) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build(), home: null);
}
