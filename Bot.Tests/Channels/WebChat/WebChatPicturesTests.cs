using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Channels.WebChat;

/// <summary>The pictures of the content folder are served, and nothing else of it or beside it.</summary>
public class WebChatPicturesTests
{
    [Fact]
    public async Task A_picture_is_served_as_one_and_need_not_be_fetched_again()
    {
        using var content = new ContentFolder().Picture("images/snow 雪.png");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = WebVisitor.Stranger(bot.Address);
        var address = "/chat/pictures/images/" + Uri.EscapeDataString("snow 雪.png");

        using var picture = await visitor.GetAsync(address);
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        picture.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(1));
        (await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(content.Root, "images/snow 雪.png"), TestContext.Current.CancellationToken));

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfModifiedSince = picture.Content.Headers.LastModified;
        (await visitor.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task No_path_leads_out_of_the_folder_or_to_what_is_no_picture()
    {
        using var content = new ContentFolder().Picture("images/snow.png").Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        // Both are there to be found: one beside the folder, one in a folder whose name begins like ours.
        var outside = Directory.CreateDirectory(content.Root + "-beside");
        var secret = Path.Combine(Path.GetDirectoryName(content.Root)!, Path.GetFileName(content.Root) + ".png");
        try
        {
            File.Copy(Path.Combine(content.Root, "images/snow.png"), secret);
            File.Copy(secret, Path.Combine(outside.FullName, "secret.png"));
            var (name, beside) = (Path.GetFileName(secret), $"{outside.Name}/secret.png");

            (await StatusAsync(bot.Address, "/chat/pictures/images/snow.png")).ShouldBe(200);
            string[] paths =
            [
                $"../{name}", $"..%2f{name}", $"..%2F{name}", $"%2e%2e/{name}", $"%2e%2e%2f{name}", $"..%5c{name}", $"images/../../{name}", $"images/..%2f..%2f{name}",
                $"../{beside}", $"..%2f{beside.Replace("/", "%2f", StringComparison.Ordinal)}", $"images/..%2f..%2f{beside}",
                secret, "%2f" + secret[1..], "/" + secret, secret.Replace("/", "%2f", StringComparison.Ordinal), "file://" + secret,
                "topics.yaml", "schedules.yaml", "texts/en.yaml", "tips/agriculture/first.md", "images", "images/", "", "images/none.png",
                "topics.yaml%00.png", "topics.yaml/.png", "images/snow.png/", "images/snow.png%00", "images/snow.svg", "%ff.png", "con.png",
            ];
            foreach (var path in paths)
            {
                // A server may also call a path with a zero byte malformed.
                (await StatusAsync(bot.Address, "/chat/pictures/" + path)).ShouldBeOneOf([400, 404], path);
            }
        }
        finally
        {
            File.Delete(secret);
            outside.Delete(recursive: true);
        }
    }

    /// <summary>Asks by hand: every client library tidies such paths up before it sends them.</summary>
    private static async Task<int> StatusAsync(Uri server, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], null);
    }
}
