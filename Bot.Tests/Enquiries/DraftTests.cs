using Bot.Content;
using Bot.Enquiries;
using Bot.Tests.Builders;

namespace Bot.Tests.Enquiries;

/// <summary>An answer can become content.</summary>
public class DraftTests : AskingJourney
{
    [Fact]
    public async Task An_answered_enquiry_becomes_a_draft_that_an_editor_can_finish()
    {
        var enquiry = await PassesAsync(Wang, "火龙果: \"冬天\" 怎么盖才不冻");
        (await Bot.Get<FaqDraft>().WriteAsync(enquiry.Id)).Problem!.InEnglish().ShouldContain("no answered enquiry");
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        await Telegram.NextMessageAsync(Wang.Id);

        var (path, problem) = await Bot.Get<FaqDraft>().WriteAsync(enquiry.Id);
        problem.ShouldBeNull();
        TakesContent(); // nothing of it is in use, and nothing is wrong with it
        Bot.Get<ContentLibrary>().Current.Faq.Keys.ShouldNotContain($"asked-{enquiry.Id}");

        var draft = await File.ReadAllTextAsync(Path.Combine(Content.Root, path!), TestContext.Current.CancellationToken);
        Content.Write($"faq/agriculture/asked-{enquiry.Id}.md", draft.Replace("title: \"\", publisher: \"\", url: \"\"", "title: 书, publisher: 社, url: \"https://example.org\"", StringComparison.Ordinal));
        TakesContent();
        var entry = Bot.Get<ContentLibrary>().Current.Faq[$"asked-{enquiry.Id}"].In("zh-CN");
        (entry.Question, entry.Answer).ShouldBe((enquiry.Text, "盖两层膜。"));
        (await Bot.Get<FaqDraft>().WriteAsync(enquiry.Id)).Problem!.InEnglish().ShouldContain("There is a draft already");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named_and_the_answer_stays()
    {
        var enquiry = await PassesAsync(Wang, "火龙果冬天怎么盖才不冻");
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        await Telegram.NextMessageAsync(Wang.Id);
        Content.Write("drafts", "where the folder would be");

        var (path, problem) = await Bot.Get<FaqDraft>().WriteAsync(enquiry.Id);

        path.ShouldBeNull();
        problem!.InEnglish().ShouldContain($"drafts/faq/agriculture/asked-{enquiry.Id}.md could not be written (");
        File.Delete(Path.Combine(Content.Root, "drafts"));
        (await Bot.Get<FaqDraft>().WriteAsync(enquiry.Id)).Path.ShouldNotBeNull();
    }
}
