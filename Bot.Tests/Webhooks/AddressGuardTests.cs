using System.Net;
using Bot.Webhooks;

namespace Bot.Tests.Webhooks;

public class AddressGuardTests
{
    private static readonly string[] Public = ["8.8.8.8", "114.114.114.114", "172.15.0.1", "172.32.0.1", "2400:3200::1", "::ffff:8.8.8.8"];
    private static readonly string[] Private = ["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "fd00::1", "::ffff:192.168.0.1"];
    private static readonly string[] Loopback = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"];

    private static readonly string[] Never =
    [
        "0.0.0.0", "100.64.0.1", "169.254.169.254", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "::", "fe80::1", "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::", "::10.0.0.1", "::ffff:169.254.169.254",
    ];

    [Fact]
    public void Only_the_public_net_is_open_unless_the_settings_say_so()
    {
        Allowed(new()).ShouldBe(Public, ignoreOrder: true);
        Allowed(new() { AllowPrivateNetworks = true }).ShouldBe([.. Public, .. Private], ignoreOrder: true);
        Allowed(new() { AllowLoopback = true }).ShouldBe([.. Public, .. Loopback], ignoreOrder: true);
    }

    [Theory]
    [InlineData("http://example.org/hook")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("ftp://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("")]
    public void An_address_that_will_not_do_is_not_registered(string url) =>
        new AddressGuard(new()).IsSound(url).ShouldBeFalse();

    private static IEnumerable<string> Allowed(WebhooksOptions options) =>
        Public.Concat(Private).Concat(Loopback).Concat(Never).Where(a => new AddressGuard(options).Allows(IPAddress.Parse(a)));
}
