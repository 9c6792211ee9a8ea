using System.Net;
using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Content;

/// <summary>Links in the content folder, with which its author would have the program read what is elsewhere.</summary>
public sealed class LinksInTheFolder : IDisposable
{
    private readonly ContentFolder content = new ContentFolder().Tip("one").Picture("images/snow.png");
    private readonly DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("sciencebot-elsewhere-");

    public void Dispose()
    {
        content.Dispose();
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task No_picture_shows_what_is_outside_the_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(elsewhere.FullName, "secret.png"), "the secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(content.Root, "images", "link.png"), Path.Combine(elsewhere.FullName, "secret.png"));
        Directory.CreateSymbolicLink(Path.Combine(content.Root, "images", "more"), elsewhere.FullName);
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = WebVisitor.Stranger(bot.Address);

        (await visitor.GetAsync("/chat/pictures/images/snow.png")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/chat/pictures/images/link.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/chat/pictures/images/more/secret.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Neither_files_nor_folders_are_read_through_a_link_and_none_is_walked_in_a_circle()
    {
        File.WriteAllText(Path.Combine(elsewhere.FullName, "far.md"), "x");
        File.CreateSymbolicLink(Path.Combine(content.Root, "tips", "agriculture", "link.md"), Path.Combine(elsewhere.FullName, "far.md"));
        Directory.CreateSymbolicLink(Path.Combine(content.Root, "tips", "more"), elsewhere.FullName);
        Directory.CreateSymbolicLink(Path.Combine(content.Root, "tips", "circle"), Path.Combine(content.Root, "tips"));
        var files = new ContentFiles(content.Root);

        files.List("tips", ".md").ShouldBe(["tips/agriculture/one.md"]);
        files.Read("tips/agriculture/link.md").ShouldBeNull();
        files.Read("tips/more/far.md").ShouldBeNull();
    }

    [Fact]
    public void The_folder_itself_may_be_reached_by_a_link()
    {
        var link = Path.Combine(elsewhere.FullName, "content");
        Directory.CreateSymbolicLink(link, content.Root);
        var files = new ContentFiles(link);

        files.List("tips", ".md").ShouldBe(["tips/agriculture/one.md"]);
        files.Exists("images/snow.png").ShouldBeTrue();
    }
}
