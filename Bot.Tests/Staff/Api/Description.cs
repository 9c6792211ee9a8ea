using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Staff.Api;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Staff.Api;

/// <summary>The OpenAPI description says everything there is to know, and nothing that is not so.</summary>
public partial class Description
{
    [Fact]
    public async Task Every_route_is_described_with_scope_errors_and_examples()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var stranger = ApiClient.With(bot, null);
        var document = await stranger.JsonAsync("/openapi.json");

        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name.ToUpperInvariant()} {p.Name}", Operation: o.Value))).ToArray();
        var routes = from endpoint in bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let needs = endpoint.Metadata.GetMetadata<ApiNeeds>()
                     where needs is { IsOpen: false }
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                     select (Name: $"{method} {Constraint().Replace(endpoint.RoutePattern.RawText!, "}")}", Needs: needs);
        described.Select(d => d.Name).ShouldBe(routes.Select(r => r.Name), ignoreOrder: true);
        foreach (var (name, operation) in described)
        {
            var needs = routes.Single(r => r.Name == name).Needs;
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
            operation.GetProperty("description").GetString()!.ShouldContain(needs.Scope?.Name ?? "Any token");
            operation.GetProperty("description").GetString()!.ShouldContain(needs.Scope is null ? "" : $"role {needs.Role} or higher");
            operation.GetProperty("security").GetArrayLength().ShouldBe(1, name);
            var responses = operation.GetProperty("responses").EnumerateObject().ToDictionary(r => r.Name, r => r.Value);
            responses.Keys.ShouldBeSubsetOf(["200", "201", "204", "400", "401", "403", "404", "409", "413", "415", "422", "429", "500"]);
            new[] { "401", "403", "404", "429" }.ShouldBeSubsetOf(responses.Keys);
            responses.ContainsKey("204").ShouldBe(name.StartsWith("DELETE ", StringComparison.Ordinal), name);
            var good = responses.Single(r => r.Key[0] == '2');
            var kinds = good.Key == "204" ? [] : good.Value.GetProperty("content").EnumerateObject().ToArray();
            kinds.Select(k => k.Name).ShouldBeSubsetOf(name.EndsWith(".csv", StringComparison.Ordinal) ? ["text/csv"] : name.EndsWith("/picture", StringComparison.Ordinal) ? ["image/png", "image/jpeg"] : ["application/json"], name);
            kinds.Where(k => !k.Name.StartsWith("image/", StringComparison.Ordinal) && !k.Value.TryGetProperty("example", out _)).ShouldBeEmpty($"{name} has no example");
            (needs.Body is null || operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _)).ShouldBeTrue($"{name} has no example of a body");
            operation.TryGetProperty("parameters", out var parameters);
            (parameters.ValueKind == JsonValueKind.Undefined || parameters.EnumerateArray().All(p => p.GetProperty("name").GetString() != "call")).ShouldBeTrue(name);
        }

        described.Select(d => d.Operation.GetProperty("operationId").GetString()).Distinct().Count().ShouldBe(described.Length);
        References().Matches(document.GetRawText()).Select(m => m.Groups[1].Value).Distinct()
            .Where(r => !document.GetProperty("components").GetProperty(r.Split('/')[0]).TryGetProperty(r.Split('/')[1], out _)).ShouldBeEmpty();
    }

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();

    [GeneratedRegex("\"#/components/([^\"]+)\"")]
    private static partial Regex References();
}
