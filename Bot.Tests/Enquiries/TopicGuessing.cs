using Bot.Content;
using Bot.Enquiries;
using Bot.Enquiries.Evaluation;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;

namespace Bot.Tests.Enquiries;

/// <summary>What nothing here answers comes to somebody who knows the subject.</summary>
public class TopicGuessing
{
    [Fact]
    public async Task Of_the_questions_whose_topic_is_known_nearly_all_guesses_are_right_and_health_is_hardly_ever_taken_for_something_else()
    {
        using var content = new ContentFolder().Real();
        await using var bot = await BotUnderTest.StartAsync(content);
        var (set, _) = TestSet.Read("faq-eval.yaml", await File.ReadAllTextAsync(Path.Combine(content.Root, "faq-eval.yaml"), TestContext.Current.CancellationToken));
        var topics = bot.Get<ContentLibrary>().Current.Topics;
        var guess = bot.Get<TopicGuess>();
        var asked = set!.Queries.Where(q => q.Topic is not null && topics.ContainsKey(q.Topic)).Select(q => (q.Topic, Guess: guess.Of(q.Text))).ToArray();

        asked.Length.ShouldBeGreaterThan(150);
        var named = asked.Where(q => q.Guess is not null).ToArray();
        var said = $"{asked.Length} asked, {named.Length} named, {named.Count(q => q.Guess == q.Topic)} right";
        ((double)named.Length / asked.Length).ShouldBeGreaterThan(0.8, said);
        ((double)named.Count(q => q.Guess == q.Topic) / named.Length).ShouldBeGreaterThan(0.93, said);
        var health = named.Where(q => q.Topic == "health").ToArray();
        ((double)health.Count(q => q.Guess != "health") / health.Length).ShouldBeLessThan(0.05, said);
    }
}
