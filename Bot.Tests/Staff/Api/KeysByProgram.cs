using System.Net;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Staff.Api;

/// <summary>How questions did, doubtful keys, and grading again, through the API.</summary>
public class KeysByProgram : WrongKeyJourney
{
    [Fact]
    public async Task A_doubtful_key_is_found_looked_at_and_graded_again_once_it_is_right()
    {
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        using var client = await ApiClient.MakeAsync(Bot, reviewer, Role.Reviewer, "content:read", "quizzes:write");
        // The further down, the less somebody knows; by the wrong key of q1 they are right.
        await Bot.AnswersAsync("cup", ["q1", "q2", "q3", "q4"], [.. Enumerable.Range(0, 40).Select(p => new[] { p < 20 ? 1 : 0, p < 20 ? 1 : 0, p < 25 ? 1 : 0, p < 15 ? 1 : 0 })]);

        var doubtful = (await client.JsonAsync("/quizzes/cup/items?doubtful=true")).GetProperty("items").EnumerateArray().Single();
        doubtful.GetProperty("question").GetString().ShouldBe("q1");
        doubtful.GetProperty("choices").GetArrayLength().ShouldBe(3);
        (await client.JsonAsync("/quizzes/cup/items?limit=3")).GetProperty("next").GetString().ShouldBe("3");
        (await client.JsonAsync("/questions/q1")).GetProperty("rightChoices").EnumerateArray().Select(c => c.GetInt32()).ShouldBe([0]);
        using (var csv = await client.GetAsync("/quizzes/cup/items.csv"))
        {
            csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n").Count(l => l.Length > 0).ShouldBe(5);
        }

        (await client.JsonAsync("/questions/q1/regrade")).GetProperty("wouldChange").GetInt64().ShouldBe(0);
        Rewrites(Questions(RightKey));
        (await client.JsonAsync("/questions/q1/regrade")).GetProperty("wouldChange").GetInt64().ShouldBe(40);
        (await QueryAsync<long>("select count(*) from corrections")).ShouldBe([0], "looking changes nothing");
        (await client.JsonAsync(HttpMethod.Post, "/questions/q1/regrade", null, "r-1")).GetProperty("answers").GetInt32().ShouldBe(40);
        (await client.JsonAsync(HttpMethod.Post, "/questions/q1/regrade", null, "r-1")).GetProperty("answers").GetInt32().ShouldBe(40, "the same answer, not done again");
        (await client.JsonAsync(HttpMethod.Post, "/questions/q1/regrade")).GetProperty("answers").GetInt32().ShouldBe(0);
        (await Bot.Get<AuditLog>().PageAsync(null, "question.regrade", 5)).ShouldAllBe(e => e.Who.StartsWith("Reviewer (API "));
    }

    [Fact]
    public async Task Questions_of_other_topics_and_quizzes_that_are_none_are_not_there()
    {
        using var farming = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Farming", topics: ["agriculture"]);
        using var client = await ApiClient.MakeAsync(Bot, farming, Role.Reviewer);
        await Bot.AnswersAsync("cup", ["q1", "q2", "q3", "q4"], [[0, 1, 1, 1]]);

        (await client.JsonAsync("/quizzes/cup/items")).GetProperty("items").GetArrayLength().ShouldBe(0);
        foreach (var (method, path) in new[] { ("GET", "/questions/q1"), ("GET", "/questions/q1/regrade"), ("POST", "/questions/q1/regrade"), ("GET", "/quizzes/none/items"), ("GET", "/quizzes/none/items.csv"), ("GET", "/contests/none/hurried") })
        {
            await client.ProblemAsync(new(method), path, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Hurried_attempts_name_people_by_their_number_alone()
    {
        using var viewer = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Viewer");
        using var client = await ApiClient.MakeAsync(Bot, viewer, Role.Viewer);
        await Bot.AnswersAsync("cup", ["q1", "q2", "q3", "q4"], [[0, 1, 1, 1]]);
        await Bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update attempts set hurried = 3"));

        var attempts = (await client.JsonAsync("/contests/cup/hurried")).GetProperty("attempts");
        attempts.EnumerateArray().Single().GetProperty("hurried").GetInt32().ShouldBe(3);
        attempts.GetRawText().ShouldNotContain("农户");
        using var county = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "County", regions: ["371324"]);
        using var theirs = await ApiClient.MakeAsync(Bot, county, Role.Viewer);
        (await theirs.JsonAsync("/contests/cup/hurried")).GetProperty("attempts").GetArrayLength().ShouldBe(0, "they live elsewhere");
        (await client.JsonAsync("/contests")).GetProperty("contests").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe("cup");
    }
}
