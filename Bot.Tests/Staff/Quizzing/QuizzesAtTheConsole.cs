using System.Net;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Staff.Quizzing;

/// <summary>Contests, figures of questions and wrong keys at the console.</summary>
public class QuizzesAtTheConsole : WrongKeyJourney
{
    [Fact]
    public async Task Standings_are_shown_and_a_wrong_key_is_put_right_after_a_page_that_says_what_it_changes()
    {
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        var question = await TapsAsync(Wang, await SaysAsync(Wang, "竞赛"), "开始答题");
        for (var place = 1; place <= 4; place++)
        {
            question = (await AnswersAsync(Wang, question, right: true)).Next;
        }

        (await reviewer.PageAsync("/staff/quizzes")).ShouldContain("赛");
        var contest = await reviewer.PageAsync("/staff/quizzes/cup");
        contest.ShouldContain("1 took part");
        contest.ShouldContain(">15</td>");
        (await reviewer.PageAsync("/staff/questions/q1/regrade")).ShouldContain("every answer keeps its worth");

        Rewrites(Questions(RightKey));
        (await editor.GetAsync("/staff/questions/q1/regrade")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reviewer.PageAsync("/staff/questions/q1/regrade")).ShouldContain("It was answered 1 times; 1 of those answers");
        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([15], "looking changes nothing");
        using var done = await reviewer.PostAsync("/staff/questions/q1/regrade");
        (await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("1 answers have another worth now");
        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([20]);
        (await Bot.Get<AuditLog>().PageAsync(null, "question.regrade", 5)).ShouldHaveSingleItem().Who.ShouldBe("Reviewer");
    }

    [Fact]
    public async Task A_doubtful_key_stands_first_with_an_alarm_and_the_table_can_be_taken_along()
    {
        using var viewer = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Viewer");
        using var farming = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Farming", topics: ["agriculture"]);
        // The further down, the less somebody knows; by the wrong key of q1 they are right.
        await Bot.AnswersAsync("cup", ["q1", "q2", "q3", "q4"], [.. Enumerable.Range(0, 40).Select(p => new[] { p < 20 ? 1 : 0, p < 20 ? 1 : 0, p < 25 ? 1 : 0, p < 15 ? 1 : 0 })]);

        var page = await viewer.PageAsync("/staff/quizzes/cup/items");
        page.ShouldContain("1 questions are missed by those who know more");
        page.IndexOf("Wrong key?", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("/staff/questions/q2", StringComparison.Ordinal));
        (await farming.PageAsync("/staff/quizzes/cup/items")).ShouldContain("Nobody has finished yet");
        (await farming.GetAsync("/staff/questions/q1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var csv = await viewer.GetAsync("/staff/quizzes/cup/items.csv");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n").Count(l => l.Length > 0).ShouldBe(5);
        (await viewer.GetAsync("/staff/quizzes/nothing/items")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Attempts_that_were_too_fast_are_named_with_their_full_name()
    {
        using var viewer = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Viewer");
        await Bot.AnswersAsync("cup", ["q1", "q2", "q3", "q4"], [[0, 1, 1, 1]]);
        await Bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update attempts set hurried = 3"));
        var page = await viewer.PageAsync("/staff/quizzes/cup");
        page.ShouldContain("Answered too fast");
        page.ShouldContain("农户0");
        page.ShouldContain("3 / 4");

        using var county = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "County", regions: ["371324"]);
        page = await county.PageAsync("/staff/quizzes/cup");
        page.ShouldNotContain("农户0", customMessage: "who lives elsewhere is none of theirs");
        page.ShouldNotContain("href=\"/staff/subscribers/");
        await Bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update subscribers set region = '371324'"));
        (await county.PageAsync("/staff/quizzes/cup")).ShouldContain("农户0");
    }
}
