using System.Net;
using System.Text;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff.Api;

/// <summary>What cannot be read, or will not do, is answered with a sentence that says how to mend it.</summary>
public sealed class BadRequests : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;
    private ApiClient client = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        client = await ApiClient.MakeAsync(bot, admin, Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        admin.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task What_is_not_the_json_that_is_taken_says_where()
    {
        string[] cases =
        [
            "",
            "{",
            "null",
            "[]",
            "\"frost\"",
            "{\"tip\": 7}",
            "{\"tipp\": \"frost\"}",
            "{\"tip\": \"frost\", \"audience\": {\"topics\": \"health\"}}",
            "{\"tip\": \"frost\", \"when\": \"tomorrow\"}",
            "{\"written\": {\"topic\": \"health\"}}",
        ];
        foreach (var json in cases)
        {
            var problem = await client.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.BadRequest, json);
            problem.Type.ShouldEndWith("json");
            problem.Detail.ShouldNotContain("Bot.");
        }
    }

    [Fact]
    public async Task A_field_that_will_not_do_is_named()
    {
        (string Json, string Field)[] cases =
        [
            ("{}", "tip"),
            ("{\"tip\": \"none\"}", "tip"),
            ("{\"tip\": \"frost\", \"audience\": {\"regions\": [\"99\"]}}", "audience.regions"),
            ("{\"tip\": \"frost\", \"audience\": {\"topics\": [null]}}", "audience.topics"),
            ("{\"tip\": \"frost\", \"audience\": {\"channels\": [\"fax\"]}}", "audience.channels"),
            ("{\"written\": {\"topic\": \"none\", \"title\": \"\", \"summary\": \"\", \"body\": \"\", \"sourceTitle\": \"\", \"sourcePublisher\": \"\", \"sourceUrl\": \"\"}}", "written.topic"),
        ];
        foreach (var (json, field) in cases)
        {
            (await client.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.UnprocessableEntity, json)).Errors.ShouldNotBeNull().Select(e => e.Field).ShouldContain(field);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_in_words()
    {
        (string Path, string Method, HttpStatusCode Status)[] cases =
        [
            ("/nothing", "GET", HttpStatusCode.NotFound),
            ("/broadcasts/abc", "GET", HttpStatusCode.NotFound),
            ("/broadcasts/99999999999999999999", "GET", HttpStatusCode.NotFound),
            ("/broadcasts/999", "GET", HttpStatusCode.NotFound),
            ("/broadcasts", "DELETE", HttpStatusCode.MethodNotAllowed),
            ("/calendar?from=yesterday", "GET", HttpStatusCode.UnprocessableEntity),
            ("/calendar?days=1000000", "GET", HttpStatusCode.UnprocessableEntity),
            ("/subscribers?region=99", "GET", HttpStatusCode.UnprocessableEntity),
        ];
        foreach (var (path, method, status) in cases)
        {
            await client.ProblemAsync(new(method), path, status);
        }
    }

    [Fact]
    public async Task Odd_parameters_are_read_as_well_as_can_be()
    {
        string[] cases =
        [
            "/broadcasts?limit=0&cursor=abc&status=none",
            "/broadcasts?limit=100000",
            "/subscribers?search=%27%3B+drop+table+subscribers%3B--",
            "/subscribers?search=%25&status=7",
            "/content?cursor=-5",
            "/content?cursor=9223372036854775807",
            "/audit?cursor=9223372036854775807",
        ];
        foreach (var path in cases)
        {
            await client.JsonAsync(path);
        }
    }

    [Fact]
    public async Task What_is_too_large_or_no_json_is_refused()
    {
        (await client.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.UnsupportedMediaType, new StringContent("tip=frost", Encoding.UTF8, "application/x-www-form-urlencoded"))).Type.ShouldEndWith("media-type");
        var bomb = $"{{\"tip\": \"{new string('x', 200_000)}\"}}";
        (await client.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.RequestEntityTooLarge, bomb)).Type.ShouldEndWith("too-large");
        var deep = new string('[', 20_000) + new string(']', 20_000);
        await client.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.BadRequest, deep);
        await client.JsonAsync("/me");
    }

    [Fact]
    public async Task The_cookie_of_the_console_opens_nothing_here()
    {
        (await admin.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await admin.PostAsync("/api/v1/drafts", new StringContent("{\"tip\":\"frost\"}", Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
