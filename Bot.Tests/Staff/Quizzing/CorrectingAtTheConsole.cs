using System.Net;
using Bot.Content;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Staff.Quizzing;

/// <summary>A wrong key put right at the console: one writes it, another releases it.</summary>
public class CorrectingAtTheConsole : WrongKeyJourney
{
    private const string Why = "指南里写的是对的1。";
    private const string Page = "/staff/questions/q1";

    private static readonly (string, string)[] RightOne = [("right", "1"), ("explanation-zh-CN", "指南第三章。"), ("why", Why)];

    [Fact]
    public async Task One_writes_it_another_releases_it_and_then_it_counts_for_all_and_outlives_a_restart()
    {
        await SubscribesAsync(Wang);
        await PlaysAsync(Wang);
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");

        var look = await LooksAsync(editor, RightOne);
        look.ShouldContain("answered 1 times; 1 of those answers would have another worth: 1 bring more, 0 bring less");
        look.ShouldContain("Send for approval");
        (await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")])).ShouldBe($"{Page}?done=key-proposed");
        (await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")])).ShouldBe($"{Page}?done=key-proposed", "sent twice it is the same");
        (await ScoreAsync()).ShouldBe(15, "nothing has changed yet");
        InForce().ShouldBe("错的一1");
        (await editor.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await reviewer.PageAsync("/staff")).ShouldContain($"<a href=\"{Page}\">Key: 狗咬了怎么办？</a>");
        var waiting = await reviewer.PageAsync(Page);
        waiting.ShouldContain(Why);
        waiting.ShouldContain("1 bring more");
        using (var done = await reviewer.PostAsync($"{Page}/corrections/1/release"))
        {
            (await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("1 answers have another worth now, and 1 people are told");
        }

        (await ScoreAsync()).ShouldBe(20);
        InForce().ShouldBe("对的1");
        (await reviewer.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it is decided");
        var told = await PassingAsync(Telegram.NextMessageAsync(Wang.Id, m => m.Text.Contains("更正", StringComparison.Ordinal)));
        told.Text.ShouldContain(Why);
        told.Text.ShouldContain("指南第三章。");
        (await Bot.Get<AuditLog>().PageAsync(null, "question.correct", 5)).Select(e => (e.Who, e.Act, e.Before, e.After)).ShouldBe(
            [("Reviewer", "question.correct-release", "错的一1", $"对的1 ({Why})"), ("Editor", "question.correct", "错的一1", $"对的1 ({Why})")]);

        await Bot.StopAsync();
        await Bot.StartAsync();
        InForce().ShouldBe("对的1");
        Telegram.Messages.Count(m => m.Text.Contains("更正", StringComparison.Ordinal)).ShouldBe(1);
        var zhao = Telegram.NewUser("赵");
        (await PlaysAsync(zhao)).Text.ShouldContain("得 20 分");
    }

    [Fact]
    public async Task Whose_rank_would_change_is_named_and_looking_changes_nothing()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        await PlaysAsync(Wang);
        var zhao = Telegram.NewUser("赵");
        var question = await TapsAsync(zhao, await SaysAsync(zhao, "竞赛"), "开始答题");
        for (var place = 1; place <= 4; place++)
        {
            // By the wrong key of the first question this one is right; all others are too.
            var words = question.Text.Contains("狗咬了", StringComparison.Ordinal) ? "错的一" : "对的";
            await TapsInPlaceAsync(zhao, question, question.Text.Split('\n').First(l => l.Contains(words, StringComparison.Ordinal))[..1]);
            question = await Telegram.NextMessageAsync(zhao.Id);
        }

        var before = await QueryAsync<double>("select score from standings where board = 'cup' order by score");
        var look = await LooksAsync(editor, RightOne);
        look.ShouldContain("<h3>赛</h3>");
        look.ShouldContain("2 people would have another rank");
        look.ShouldContain("<tr><td>王</td><td class=\"num\">2</td><td class=\"num\">1</td></tr>");
        (await QueryAsync<double>("select score from standings where board = 'cup' order by score")).ShouldBe(before);
        (await QueryAsync<long>("select count(*) from corrections")).ShouldBe([0]);
        (await QueryAsync<long>("select count(*) from question_versions where corrected_hash is not null")).ShouldBe([0]);
    }

    [Fact]
    public async Task What_will_not_do_is_said_and_kept_on_the_page()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        (await SaysAsync(editor, [("right", "1"), ("why", ""), ("explanation-zh-CN", "留着我")])).ShouldContain("留着我");
        (await SaysAsync(editor, [("why", Why)])).ShouldContain("Choose the one right answer");
        (await SaysAsync(editor, [("right", "0"), ("why", Why)])).ShouldContain("nothing to correct");
        (await SaysAsync(editor, [("right", "7"), ("why", Why)])).ShouldContain("Choose the one right answer");
        (await SaysAsync(editor, [("right", "1"), ("why", Why), ("explanation-zh-CN", new string('长', 201))])).ShouldContain("explanation is too long");
        (await SaysAsync(editor, [("right", "1"), ("why", new string('长', 301))])).ShouldContain("may have 300 characters");
    }

    [Fact]
    public async Task It_is_given_back_with_a_word_written_anew_and_taken_back()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var other = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Other");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")]);
        (await SaysAsync(other, [("right", "2"), ("why", Why), ("do", "send")])).ShouldContain("Another correction of this question waits");
        (await other.PostAsync($"{Page}/corrections/1/withdraw")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await reviewer.PostAsync($"{Page}/corrections/1/return")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it takes a word");
        await reviewer.DoAsync($"{Page}/corrections/1/return", ("remark", "请写明页码。"));
        (await editor.PageAsync("/staff")).ShouldContain("请写明页码。");
        (await other.PageAsync("/staff")).ShouldNotContain("请写明页码。");
        (await editor.PageAsync(Page)).ShouldContain($"{Page}/correct?from=1");
        (await editor.PageAsync($"{Page}/correct?from=1")).ShouldContain("指南第三章。");
        await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")]);
        (await editor.PageAsync("/staff")).ShouldNotContain("请写明页码。");
        await editor.DoAsync($"{Page}/corrections/2/withdraw");
        (await reviewer.PostAsync($"{Page}/corrections/2/release")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        InForce().ShouldBe("错的一1");
    }

    [Fact]
    public async Task Other_topics_and_other_regions_hold()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var farming = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Farming", topics: ["agriculture"]);
        using var county = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "County", regions: ["371324"]);
        await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")]);

        (await farming.GetAsync($"{Page}/correct")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await farming.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await farming.PageAsync("/staff")).ShouldNotContain("狗咬了");
        (await county.PageAsync(Page)).ShouldContain("looks after all regions has to release it");
        (await county.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await county.PostAsync($"{Page}/corrections/1/return", ("remark", "no"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "who may not release it does not stop it either");
        (await county.PostAsync($"{Page}/regrade")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it changes points of people elsewhere");
        (await editor.PageAsync(Page)).ShouldContain("/withdraw", customMessage: "it still waits");
    }

    [Fact]
    public async Task When_the_file_says_the_same_it_is_marked_and_when_the_question_was_changed_it_does_not_count()
    {
        using var reviewer = await ReleasesAsync();
        (await reviewer.PageAsync(Page)).ShouldContain("questions/health/a.yaml, line 2");
        (await reviewer.PageAsync(Page)).ShouldContain("- right: 对的1");
        (await reviewer.PageAsync("/staff/content")).ShouldContain("not in the folder yet");
        (await reviewer.PageAsync("/staff/quizzes")).ShouldContain("not in the folder yet");

        Rewrites(Questions(RightKey).Replace("因为所以。", "指南第三章。", StringComparison.Ordinal));
        (await reviewer.PageAsync(Page)).ShouldContain("The folder has by now");
        (await reviewer.PageAsync("/staff/quizzes")).ShouldNotContain("Corrections that the folder does not have");
        Rewrites(Questions(WrongKey));
        InForce().ShouldBe("对的1", "an older folder brings the wrong key back, and the correction still knows better");

        Rewrites(Questions("kind: single\n    choices:\n      - right: 错的一1\n      - 另一个\n      - 错的二1"));
        InForce().ShouldBe("错的一1");
        (await reviewer.PageAsync(Page)).ShouldContain("does not count any more");
        await reviewer.DoAsync($"{Page}/corrections/drop");
        (await reviewer.PageAsync(Page)).ShouldNotContain("does not count any more");
        Bot.Get<ContentLibrary>().Current.Amendments.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_in_force_is_taken_back_by_two_as_well()
    {
        await PlaysAsync(Wang);
        using var reviewer = await ReleasesAsync();
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Second");
        (await reviewer.PostAsync($"{Page}/corrections/drop")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "what is in force is not simply dropped");

        (await editor.PageAsync($"{Page}/correct?from=file")).ShouldContain("value=\"0\" checked");
        await editor.DoAsync($"{Page}/correct", ("right", "0"), ("explanation-zh-CN", "因为所以。"), ("why", "原来的没错。"), ("do", "send"));
        (await ScoreAsync()).ShouldBe(20);
        (await reviewer.PostAsync($"{Page}/corrections/2/release")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ScoreAsync()).ShouldBe(15);
        InForce().ShouldBe("错的一1");
        Bot.Get<ContentLibrary>().Current.Amendments.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_file_was_changed_under_is_not_released()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")]);
        Rewrites(Questions("kind: single\n    choices:\n      - right: 错的一1\n      - 另一个\n      - 错的二1"));
        (await reviewer.PageAsync(Page)).ShouldContain("was changed after this was written");
        (await reviewer.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        InForce().ShouldBe("错的一1");
    }

    private async Task<StaffVisitor> ReleasesAsync()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        await editor.DoAsync($"{Page}/correct", [.. RightOne, ("do", "send")]);
        (await reviewer.PostAsync($"{Page}/corrections/1/release")).StatusCode.ShouldBe(HttpStatusCode.OK);
        return reviewer;
    }

    private async Task<double> ScoreAsync() => (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldHaveSingleItem();

    private string InForce()
    {
        var question = Bot.Get<ContentLibrary>().Current.Questions["q1"];
        return question.In("zh-CN").Choices[question.Choices.Index().Single(c => c.Item.IsRight).Index].Text;
    }

    /// <summary>Fills the form in and looks at what it would change.</summary>
    private static async Task<string> LooksAsync(StaffVisitor visitor, (string, string)[] fields)
    {
        using var page = await visitor.PostAsync($"{Page}/correct", [.. fields, ("do", "look")]);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Fills the form in in a way that will not do.</summary>
    private static async Task<string> SaysAsync(StaffVisitor visitor, (string, string)[] fields)
    {
        using var page = await visitor.PostAsync($"{Page}/correct", fields);
        page.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
