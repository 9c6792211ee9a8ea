using Bot.Channels;
using Bot.Messaging;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Architecture;

/// <summary>Imports run one way.</summary>
public class LayerTests
{
    /// <summary>Each may use those before it, and itself. The empty name is the host: the files right inside the program.</summary>
    private static readonly string[] Order =
        ["Hosting", "Messaging", "Storage", "Notices", "Content", "Webhooks", "Dispatching", "Channels", "Subscribers", "Deliveries", "Broadcasts", "Tips", "Quizzes", "Enquiries", "Schedules", "Staff", "Operations", "", "Commands"];

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Sources.TopFolders.Append("").ShouldBe(Order, ignoreOrder: true);

    [Fact]
    public void No_file_imports_what_stands_above_it()
    {
        var files = Sources.Files("Bot").Where(file => file.Key != "Bot/Program.cs").ToArray();

        var upward =
            from file in files
            let own = file.Key.Split('/') is { Length: > 2 } path ? path[1] : ""
            from import in Sources.Imports(file.Value)
            where Rank(import.Split('.')[0]) > Rank(own)
            select $"{file.Key} imports Bot.{import}";

        files.Length.ShouldBeGreaterThan(100);
        upward.ShouldBeEmpty();
    }

    [Fact]
    public void No_code_uses_what_stands_above_it_by_whatever_name()
    {
        var upward =
            from type in Compiled.Types
            let own = Compiled.Folder(type)!
            from member in Compiled.Mentioned(type)
            let used = Compiled.Folder(member)
            where used is not null && Rank(used) > Rank(own)
            select $"{type.FullName} uses {member.DeclaringType?.FullName}.{member.Name}";

        Compiled.Types.SelectMany(Compiled.Mentioned).Count(m => Compiled.Folder(m) is not null).ShouldBeGreaterThan(1000);
        upward.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_channel_is_known_to_itself_and_to_those_who_put_the_program_together_only()
    {
        string[] mayKnow = ["Channels", "", "Commands"];
        var inside =
            from type in Compiled.Types
            from member in Compiled.Mentioned(type)
            let used = (member as Type ?? member.DeclaringType)?.Namespace
            where used is "Bot.Channels.Telegram" or "Bot.Channels.WebChat"
            where !mayKnow.Contains(Compiled.Folder(type)) || (Compiled.Folder(type) == "Channels" && type.Namespace != used)
            select $"{type.FullName} uses {used}";

        inside.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_channels_make_a_channel()
    {
        var bare = Compiled.Types.Where(t => typeof(IChannel).IsAssignableFrom(t) && t.IsClass).ToArray();
        bare.Length.ShouldBeGreaterThan(2);

        var makers =
            from type in Compiled.Types
            where Compiled.Folder(type) != "Channels"
            from member in Compiled.Mentioned(type)
            where bare.Contains(member as Type ?? (member.Name == ".ctor" ? member.DeclaringType : null))
            select type.FullName;

        makers.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_channel_that_can_be_had_is_paced()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder();
        IServiceCollection? registered = null;
        await using var bot = await BotUnderTest.StartAsync(content, telegram, services: services => registered = services);

        var channels = bot.Services.GetServices<IChannel>().ToArray();
        channels.Select(c => c.Name).ShouldBe(["telegram", "webchat"], ignoreOrder: true);
        channels.ShouldAllBe(c => c is PacedChannel);
        var bare = Compiled.Types.Where(t => typeof(IChannel).IsAssignableFrom(t) && t.IsClass && t != typeof(PacedChannel));
        registered.ShouldNotBeNull().ShouldAllBe(s => !bare.Contains(s.ServiceType));
    }

    private static int Rank(string folder) => Array.IndexOf(Order, folder);
}
