using System.Net;
using System.Text.RegularExpressions;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Staff;

/// <summary>Who may go where: every route of the console against every role.</summary>
public partial class EveryRouteAndEveryRole
{
    [Fact]
    public async Task Every_route_is_in_the_table_with_the_role_it_takes()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);

        var found = Routes(bot).Select(r => $"{r.Method} {r.Path} {r.Needs?.Role?.ToString() ?? "anybody"}");

        var table = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "Bot.Tests", "Staff", "routes.txt"), TestContext.Current.CancellationToken);
        found.ShouldBe(table.Where(l => l.Length > 0), ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_gets_further_than_their_role_and_strangers_get_to_the_sign_in()
    {
        using var content = new ContentFolder().Tip("one");
        // Minutes pass quickly: more forms are sent than anybody may in one.
        await using var bot = await BotUnderTest.StartAsync(content, clock: new QuickClock(300));
        using var stranger = StaffVisitor.Stranger(bot);
        var visitors = new Dictionary<Role, StaffVisitor>();
        foreach (var role in Enum.GetValues<Role>())
        {
            visitors[role] = await StaffVisitor.JoinAsync(bot, role);
        }

        var wrong = new List<string>();
        foreach (var (method, path, needs) in Routes(bot).Where(r => r.Needs?.Role is not null))
        {
            var concrete = Hole().Replace(path, "999");
            using var refused = await TryAsync(stranger, method, concrete, "none");
            if (refused.StatusCode != HttpStatusCode.SeeOther || !refused.Headers.Location!.ToString().StartsWith("/staff/sign-in", StringComparison.Ordinal))
            {
                wrong.Add($"stranger {method} {path}: {refused.StatusCode}");
            }

            foreach (var (role, visitor) in visitors)
            {
                // Without the form's token: it is the role that is asked for first, and nothing is changed.
                using var answer = await TryAsync(visitor, method, concrete, "none");
                if ((answer.StatusCode == HttpStatusCode.Forbidden) != (role < needs!.Role))
                {
                    wrong.Add($"{role} {method} {path}: {answer.StatusCode}");
                }

                if (method == "POST" && role >= needs.Role && answer.StatusCode != HttpStatusCode.BadRequest)
                {
                    wrong.Add($"{role} {method} {path} without a token: {answer.StatusCode}");
                }
            }
        }

        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/STAFF/staff")]
    [InlineData("/Staff/Audit")]
    [InlineData("/staff//audit")]
    [InlineData("/staff/audit/")]
    public async Task However_it_is_spelled_a_page_is_guarded(string path)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        using var stranger = StaffVisitor.Stranger(bot);

        (await viewer.GetAsync(path)).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.SeeOther); // the cookie belongs to /staff alone
        (await stranger.GetAsync(path)).StatusCode.ShouldBeOneOf(HttpStatusCode.SeeOther, HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> TryAsync(StaffVisitor visitor, string method, string path, string token) =>
        method == "POST" ? visitor.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("form-token", token)])) : visitor.GetAsync(path);

    private static IEnumerable<(string Method, string Path, Needs? Needs)> Routes(BotUnderTest bot) =>
        from endpoint in bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/staff", StringComparison.OrdinalIgnoreCase)
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (methods.Contains("POST") ? "POST" : "GET", endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<Needs>());

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
