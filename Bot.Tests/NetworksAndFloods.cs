using System.Net;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests;

/// <summary>Whom a limit is counted for.</summary>
public class NetworksAndFloods
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%5", "fe80::/64")]
    [InlineData("::1", "::/64")]
    public void One_household_is_one(string address, string network) => Network.Of(IPAddress.Parse(address)).ShouldBe(network);

    [Fact]
    public void Nobody_known_is_one_as_well() => Network.Of((IPAddress?)null).ShouldBeEmpty();

    [Fact]
    public void A_minute_begins_with_the_first_request_whatever_the_clock_says()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch.AddSeconds(59));
        var gate = new FloodGate(3, clock);
        gate.Admit("farmer").ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(30));
        Enumerable.Range(0, 5).Count(_ => gate.Admit("farmer")).ShouldBe(2, "another minute of the clock is no other minute");
        clock.Advance(TimeSpan.FromSeconds(29));
        gate.Admit("farmer").ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 5).Count(_ => gate.Admit("farmer")).ShouldBe(3);
    }

    [Fact]
    public void What_is_forgiven_does_not_count_and_nobody_gets_more_than_there_is()
    {
        var gate = new FloodGate(3, new ManualClock(DateTimeOffset.UnixEpoch));
        gate.Forgive("nobody yet");
        for (var i = 0; i < 10; i++)
        {
            gate.Admit("knows").ShouldBeTrue();
            gate.Forgive("knows");
        }

        Enumerable.Range(0, 5).Count(_ => gate.Admit("knows")).ShouldBe(3);
    }

    [Fact]
    public void Ever_new_addresses_fill_no_memory_and_keep_nobody_out_who_was_there()
    {
        var gate = new FloodGate(3, new ManualClock(DateTimeOffset.UnixEpoch));
        gate.Admit("farmer").ShouldBeTrue();
        for (var i = 1; i < FloodGate.MostKeys; i++)
        {
            gate.Admit($"{i}");
        }

        Enumerable.Range(0, 5).Count(i => gate.Admit($"another {i}")).ShouldBe(3, "newcomers share what one has");
        gate.Admit("farmer").ShouldBeTrue();
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.0/8", "203.0.113.7")]
    [InlineData("192.0.2.5", "192.0.2.5", "203.0.113.7")]
    [InlineData("10.0.0.5", "", "10.0.0.5")]
    [InlineData("192.0.2.6", "10.0.0.0/8, 192.0.2.5", "192.0.2.6")]
    [InlineData("127.0.0.1", "", "203.0.113.7")]
    public async Task Only_proxies_that_are_named_or_on_this_machine_are_believed_and_of_them_the_last_word(string proxy, string believed, string from)
    {
        var settings = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Proxies", believed)]).Build(), null);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseBelievedProxies(settings.Proxies);
        var pipeline = app.Build();
        var request = new DefaultHttpContext { RequestServices = services };
        request.Connection.RemoteIpAddress = IPAddress.Parse(proxy);
        request.Request.Headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.7";

        await pipeline(request);

        request.Connection.RemoteIpAddress!.ToString().ShouldBe(from);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("10.0.0.0/99")]
    [InlineData("10.0.0.1,*")]
    public void A_proxy_that_is_no_address_is_refused_in_words(string text) =>
        Should.Throw<StartRefusedException>(() => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Proxies", text)]).Build(), null))
            .Message.ShouldContain("172.16.0.0/12");
}
