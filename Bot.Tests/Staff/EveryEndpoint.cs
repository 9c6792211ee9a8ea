using System.Net;
using System.Text.RegularExpressions;
using Bot.Staff.Api;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Staff;

/// <summary>Everything the web server answers, from its own list of endpoints: a new one cannot be forgotten.</summary>
public sealed partial class EveryEndpoint : IAsyncLifetime
{
    /// <summary>What is neither the console nor the API: for anybody, or for this machine alone.</summary>
    private static readonly string[] Elsewhere = ["/chat", "/certificates", "/health/", "/metrics", "/broadcasts/", "/telegram/webhook"];

    private readonly ContentFolder content = new ContentFolder().Tip("one");
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync() => bot = await BotUnderTest.StartAsync(content);

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public void Every_endpoint_says_what_it_asks_of_its_caller_or_is_known_to_ask_nothing()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<Needs>() is null && e.Metadata.GetMetadata<ApiNeeds>() is null).Select(e => e.RoutePattern.RawText!).ToArray();

        silent.Where(path => path != "/" && !Elsewhere.Any(e => path.StartsWith(e, StringComparison.Ordinal))).ShouldBeEmpty();
        Endpoints().Count(e => e.Metadata.GetMetadata<ApiNeeds>() is not null).ShouldBeGreaterThan(30);
        Endpoints().Where(e => e.Metadata.GetMetadata<ApiNeeds>() is { IsOpen: true }).Select(e => e.RoutePattern.RawText).ShouldBe(["/api/v1/openapi.json"]);
        Endpoints().Where(e => e.Metadata.GetMetadata<ApiNeeds>() is { IsOpen: false, Scope: null }).Select(e => e.RoutePattern.RawText).ShouldBe(["/api/v1/me"]);
    }

    [Fact]
    public async Task No_route_of_the_api_answers_without_a_token_with_too_small_a_role_or_without_its_scope()
    {
        var clients = new Dictionary<Role, ApiClient>();
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        foreach (var role in Enum.GetValues<Role>())
        {
            clients[role] = await ApiClient.MakeAsync(bot, admin, role);
        }

        var wrong = new List<string>();
        foreach (var (method, path, needs) in ApiRoutes().Where(r => r.Needs.Scope is not null))
        {
            using var stranger = ApiClient.With(bot, null);
            Expect(await stranger.SendAsync(method, path), s => s is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"stranger {method} {path}");
            foreach (var (role, client) in clients)
            {
                // The tokens have every scope their role can have: what a role cannot have, it is refused for that.
                var may = role >= needs.Role && role >= needs.Scope!.Role;
                Expect(await client.SendAsync(method, path), s => (s == HttpStatusCode.Forbidden) != may, $"{role} {method} {path}");
            }
        }

        using var another = await StaffVisitor.JoinAsync(bot, Role.Admin, "Another"); // nobody has more than twenty tokens
        foreach (var scope in Scope.All)
        {
            using var all = await ApiClient.MakeAsync(bot, another, Role.Admin, [.. Scope.All.Where(s => s != scope).Select(s => s.Name)]);
            foreach (var (method, path, needs) in ApiRoutes().Where(r => r.Needs.Scope == scope))
            {
                Expect(await all.SendAsync(method, path), s => s == HttpStatusCode.Forbidden, $"without {scope.Name} {method} {path}");
            }
        }

        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        wrong.ShouldBeEmpty();

        void Expect(HttpResponseMessage answer, Func<HttpStatusCode, bool> isRight, string what)
        {
            using (answer)
            {
                if (!isRight(answer.StatusCode))
                {
                    wrong.Add($"{what}: {answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_answer_of_the_console_and_the_api_forbids_scripts_from_elsewhere_and_is_not_kept()
    {
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        using var client = await ApiClient.MakeAsync(bot, admin, Role.Admin);
        var paths = Endpoints().Where(e => e.Metadata.GetMetadata<Needs>() is not null && Methods(e).Contains("GET")).Select(e => Concrete(e.RoutePattern.RawText!)).Distinct().ToArray();
        var answers = new List<HttpResponseMessage>();
        foreach (var path in paths)
        {
            answers.Add(await admin.GetAsync(path));
        }

        foreach (var (method, path, _) in ApiRoutes())
        {
            answers.Add(await client.SendAsync(method, path));
        }

        paths.Length.ShouldBeGreaterThan(25);
        foreach (var answer in answers)
        {
            var what = answer.RequestMessage!.RequestUri!.AbsolutePath;
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe", customMessage: what);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", what);
            ((int)answer.StatusCode).ShouldBeLessThan(500, what);
            if (!what.Contains("/assets/", StringComparison.Ordinal))
            {
                answer.Headers.CacheControl?.NoStore.ShouldBeTrue(what);
            }

            answer.Dispose();
        }
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token_whoever_sends_it()
    {
        // Minutes pass quickly: more forms are sent than anybody may in one.
        await using var quick = await BotUnderTest.StartAsync(content, clock: new QuickClock(1500));
        using var admin = await StaffVisitor.JoinAsync(quick, Role.Admin, "Admin");
        using var other = await StaffVisitor.JoinAsync(quick, Role.Admin, "Other");
        var foreign = await other.FormTokenAsync();
        var forms = Endpoints().Where(e => e.Metadata.GetMetadata<Needs>() is not null && Methods(e).Contains("POST")).Select(e => Concrete(e.RoutePattern.RawText!)).ToArray();

        forms.Length.ShouldBeGreaterThan(30);
        foreach (var path in forms)
        {
            foreach (var token in new[] { "", foreign })
            {
                using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token)]);
                using var answer = await admin.PostAsync(path, form);
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            }
        }
    }

    [Fact]
    public async Task Who_looks_after_other_topics_or_regions_reads_nothing_of_what_is_not_theirs()
    {
        await bot.Get<Bot.Subscribers.ISubscriberStore>().SaveAsync(new() { Address = new("webchat", "far"), Name = "Faraway", Locale = "en", Region = "41", Status = Bot.Subscribers.SubscriberStatus.Active });
        var sent = await bot.BroadcastAsync("one");
        using var limited = await StaffVisitor.JoinAsync(bot, Role.Admin, "Limited", topics: ["health"], regions: ["371324"]);
        using var client = await ApiClient.MakeAsync(bot, limited, Role.Admin);
        var paths = Endpoints().Where(e => Methods(e).Contains("GET") && (e.Metadata.GetMetadata<Needs>() is not null || e.Metadata.GetMetadata<ApiNeeds>() is { IsOpen: false }))
            .Select(e => e.RoutePattern.RawText!)
            // Their own account, and what concerns all: staff, the log, settings, calls of other programs.
            .Where(p => !p.Contains("audit", StringComparison.Ordinal) && !p.EndsWith("/live", StringComparison.Ordinal) && !p.Contains("pictures", StringComparison.Ordinal))
            .Select(p => p.Replace("{tip}", "one", StringComparison.Ordinal).Replace("{id}", "one", StringComparison.Ordinal)).Select(p => Hole().Replace(p, $"{(p.Contains("broadcasts", StringComparison.Ordinal) ? sent : 1)}"));
        foreach (var path in paths)
        {
            using var answer = path.StartsWith("/api/v1", StringComparison.Ordinal) ? await client.GetAsync(path["/api/v1".Length..]) : await limited.GetAsync(path);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.ShouldNotContain("Faraway", customMessage: path);
            text.ShouldNotContain("标题 one", customMessage: path);
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() => bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(HttpMethod Method, string Path, ApiNeeds Needs)> ApiRoutes() =>
        from endpoint in Endpoints()
        let needs = endpoint.Metadata.GetMetadata<ApiNeeds>()
        where needs is { IsOpen: false }
        from method in Methods(endpoint)
        select (new HttpMethod(method), Concrete(endpoint.RoutePattern.RawText!)["/api/v1".Length..], needs);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Concrete(string path) => Hole().Replace(path, "999");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
