using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;
using Bot.Staff.Api;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Commands.Bench;

/// <summary>What can be read of the console and the API, from the web server's own list: a new page is measured without anybody thinking of it.</summary>
internal sealed partial class ConsoleBenchAddresses(IServiceProvider services)
{
    /// <summary>What goes on until its reader leaves.</summary>
    private const string Live = "/live";

    public async Task<IReadOnlyList<string>> ListAsync()
    {
        var known = await KnownAsync();
        var addresses = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Needs>() is not null || e.Metadata.GetMetadata<ApiNeeds>() is not null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(e => e.RoutePattern.RawText!)
            .Where(path => !path.EndsWith(Live, StringComparison.Ordinal))
            .Select(path => Fill(path, known))
            .OfType<string>();
        // What a query changes so much that it is a page of its own.
        return [.. addresses, "/staff/subscribers?search=王", "/staff/enquiries?state=all", "/staff/enquiries/missing?days=365", "/api/v1/calendar?days=31"];
    }

    private static string? Fill(string path, IReadOnlyDictionary<string, string> known)
    {
        var isFilled = true;
        var filled = Hole().Replace(path, hole =>
        {
            var found = known.TryGetValue(path[..hole.Index] + hole.Groups[1].Value, out var value) || known.TryGetValue(hole.Groups[1].Value, out value);
            isFilled &= found;
            return value ?? "";
        });
        return isFilled ? filled : null;
    }

    /// <summary>What stands for each hole: by what goes before it, or by its name alone.</summary>
    private Task<IReadOnlyDictionary<string, string>> KnownAsync() => services.GetRequiredService<Database>().ReadAsync(async session =>
    {
        var catalog = services.GetRequiredService<ContentLibrary>().Current;
        var known = new Dictionary<string, string>
        {
            ["tip"] = catalog.Tips.Values.First(t => t.Image is not null).Id,
            ["quiz"] = catalog.Contests.Keys.First(),
            ["file"] = "staff.css",
            ["/staff/questions/id"] = catalog.Questions.Keys.First(),
            ["/api/v1/content/id"] = catalog.Tips.Keys.First(),
            ["/api/v1/contests/id"] = catalog.Contests.Keys.First(),
        };
        foreach (var (folder, table) in new[] { ("broadcasts", "deliveries"), ("drafts", "drafts"), ("enquiries", "enquiries"), ("subscribers", "subscribers"), ("staff", "staff_members"), ("webhooks", "webhooks") })
        {
            var id = await session.FirstOrDefaultAsync<long?>($"select max({(table == "deliveries" ? "broadcast_id" : "id")}) from {table}");
            if (id is { } number)
            {
                known[$"/staff/{folder}/id:long"] = known[$"/api/v1/{folder}/id:long"] = number.ToString(CultureInfo.InvariantCulture);
            }
        }

        known["/staff/compose/id:long"] = known.GetValueOrDefault("/staff/drafts/id:long", "0");
        return (IReadOnlyDictionary<string, string>)known;
    });

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Hole();
}
