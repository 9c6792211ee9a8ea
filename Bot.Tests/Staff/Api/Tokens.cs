using System.Net;
using Bot.Staff.Api;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff.Api;

/// <summary>What lets a program in, and what keeps it out.</summary>
public sealed class Tokens : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await bot.DisposeAsync();
        bot.Log.ShouldAllBe(line => !line.Contains(ApiTokens.Prefix, StringComparison.Ordinal), "A token stands in the log.");
        content.Dispose();
    }

    [Fact]
    public async Task A_token_lets_in_as_its_member_is_shown_once_and_stored_as_a_hash_only()
    {
        using var client = await ApiClient.MakeAsync(bot, admin, Role.Editor, "broadcasts:read");

        var me = await client.JsonAsync("/me");
        me.GetProperty("member").GetString().ShouldBe("Admin");
        me.GetProperty("role").GetString().ShouldBe("editor");
        (await admin.PageAsync("/staff/tokens")).ShouldNotContain(client.Token);
        var stored = await bot.Get<Database>().ReadAsync(s => s.ScalarAsync<string>("select token_hash from api_tokens"));
        stored.ShouldBe(Token.Hash(client.Token));
        (await bot.Get<ApiTokens>().ListAsync(null)).ShouldHaveSingleItem().LastUsedAt.ShouldNotBeNull();
        (await admin.PageAsync("/staff/audit")).ShouldContain("Made a token");
    }

    [Fact]
    public async Task A_token_that_is_taken_back_or_whose_member_is_shut_out_or_made_less_lets_in_no_more_or_less()
    {
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        using var client = await ApiClient.MakeAsync(bot, editor, Role.Editor);
        var member = (await bot.Get<StaffStore>().FindByNameAsync("Editor"))!.Member;

        await bot.Get<StaffStore>().SetRightsAsync(member.Id, Role.Viewer, [], []);
        (await client.ProblemAsync(HttpMethod.Get, "/drafts", HttpStatusCode.Forbidden)).Type.ShouldEndWith("role");
        await bot.Get<StaffStore>().SetRightsAsync(member.Id, Role.Admin, [], []);
        (await client.JsonAsync("/me")).GetProperty("role").GetString().ShouldBe("editor", "it never becomes more than it was made for");
        await bot.Get<StaffStore>().SetDisabledAsync(member.Id, true);
        await client.ProblemAsync(HttpMethod.Get, "/me", HttpStatusCode.Unauthorized);
        await bot.Get<StaffStore>().SetDisabledAsync(member.Id, false);
        await client.JsonAsync("/me");

        var token = (await bot.Get<ApiTokens>().ListAsync(member.Id)).Single();
        await admin.DoAsync($"/staff/tokens/{token.Id}/revoke");
        await client.ProblemAsync(HttpMethod.Get, "/me", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_makes_a_token_above_their_role_or_takes_anothers_back()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Viewer");
        foreach (var (role, scope) in new[] { ("Admin", "broadcasts:read"), ("Viewer", "staff:read"), ("Viewer", "nonsense"), ("7", "broadcasts:read") })
        {
            (await viewer.PostAsync("/staff/tokens", ("name", "x"), ("role", role), ("scopes", scope), StaffVisitor.Known)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{role} {scope}");
        }

        using var admins = await ApiClient.MakeAsync(bot, admin, Role.Admin);
        var token = (await bot.Get<ApiTokens>().ListAsync(null)).ShouldHaveSingleItem();
        (await viewer.PostAsync($"/staff/tokens/{token.Id}/revoke")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await viewer.PageAsync("/staff/tokens")).ShouldContain("There are no tokens yet");
        await admins.JsonAsync("/me");
    }

    [Fact]
    public async Task An_expired_token_lets_nobody_in()
    {
        var member = (await bot.Get<StaffStore>().FindByNameAsync("Admin"))!.Member;
        var (secret, _) = await bot.Get<ApiTokens>().AddAsync(member.Id, "short", Role.Admin, ["broadcasts:read"], TimeSpan.FromMilliseconds(1));
        using var client = ApiClient.With(bot, secret);
        await Eventually.HoldsAsync(async () => (await client.GetAsync("/me")).StatusCode == HttpStatusCode.Unauthorized, "the token to expire");
    }

    [Fact]
    public async Task Guessing_is_slowed_while_those_with_a_token_go_on()
    {
        using var client = await ApiClient.MakeAsync(bot, admin, Role.Viewer);
        string?[] wrong = [null, "", "sb_", "x", "sb_" + new string('a', 43), client.Token[..^1], client.Token + "x", client.Token.ToUpperInvariant()];
        foreach (var token in wrong)
        {
            using var guess = ApiClient.With(bot, token);
            (await guess.ProblemAsync(HttpMethod.Get, "/me", HttpStatusCode.Unauthorized)).Type.ShouldEndWith("token");
        }

        using var stranger = ApiClient.With(bot, null);
        using var last = await UntilAsync(stranger, HttpStatusCode.TooManyRequests, ApiGate.MaxWrong + 1);
        last.Headers.RetryAfter.ShouldNotBeNull();
        await client.JsonAsync("/me");
    }

    [Fact]
    public async Task A_token_in_a_hurry_is_told_to_wait()
    {
        using var client = await ApiClient.MakeAsync(bot, admin, Role.Viewer);
        using var other = await ApiClient.MakeAsync(bot, admin, Role.Viewer);
        using var slow = await UntilAsync(client, HttpStatusCode.TooManyRequests, (ApiGate.MaxCalls * 2) + 1);
        slow.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        await other.JsonAsync("/me");
    }

    /// <summary>A minute of the clock may end meanwhile, and the count begin anew.</summary>
    private static async Task<HttpResponseMessage> UntilAsync(ApiClient client, HttpStatusCode status, int tries)
    {
        for (var i = 0; ; i++)
        {
            var answer = await client.GetAsync("/me");
            if (answer.StatusCode == status)
            {
                return answer;
            }

            answer.Dispose();
            i.ShouldBeLessThan(tries);
        }
    }
}
