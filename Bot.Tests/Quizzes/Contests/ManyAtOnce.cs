using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Quizzes.Contests;

/// <summary>Two thousand members who finish together, some tapping twice, late, or on papers of others; then the ranking is reckoned here from the answers alone.</summary>
public class ManyAtOnce : QuizJourney
{
    private const int People = 2000;
    private const int Questions = 3;

    private protected override void Prepare(ContentFolder content) => content.Write("quizzes/cup.yaml", """
        id: cup
        name: 村级知识赛
        rules: 每题限时 30 秒。
        window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-25T20:00:00+08:00"}
        seconds-per-question: 30
        minutes: 10
        questions: [{take: 3, topic: health, points: 5}]
        """);

    [Fact]
    public async Task The_ranking_is_what_the_answers_say()
    {
        RefusalsAreExpected = true; // the taps name messages that were never sent: what is to be written over them is sent anew
        var people = Telegram.NewUsers(People);
        var papers = await BeginAllAsync(people);
        for (var place = 1; place <= Questions; place++)
        {
            for (var i = 0; i < People; i++)
            {
                if (place == Questions && i == People / 2)
                {
                    await AnsweredAsync(((place - 1) * People) + i);
                    Clock!.Advance(TimeSpan.FromSeconds(31));
                }

                Taps(people, papers, i, place);
                // The clock moves a little now and then: some are equal to the millisecond, most are not.
                if (i % 40 == 39)
                {
                    await AnsweredAsync(((place - 1) * People) + i + 1);
                    Clock!.Advance(TimeSpan.FromMilliseconds(137));
                }
            }

            await AnsweredAsync(place * People);
            if (place == 2)
            {
                await RestartsAsync();
            }
        }

        await Eventually.HoldsAsync(
            async () => await QueryAsync<long>("select count(*) from attempts where state = 1") is [People] && await QueryAsync<long>("select count(*) from updates where state = 0") is [0],
            "all are handled", TimeSpan.FromSeconds(60));
        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([People * Questions], "nobody answers twice, nobody for another");
        await CompareAsync();
    }

    /// <summary>Right or wrong by the person; every seventh taps twice, every eleventh also on the paper of the next.</summary>
    private void Taps(IReadOnlyList<FakeUser> people, IReadOnlyList<(long Id, string Code)> papers, int i, int place)
    {
        var code = Code(papers[i], place, (i + place) % 3);
        TapsByForce(people[i], code);
        if (i % 7 == 0)
        {
            TapsByForce(people[i], code);
            TapsByForce(people[i], Code(papers[i], place, (i + place + 1) % 3));
        }

        if (i % 11 == 0)
        {
            TapsByForce(people[i], Code(papers[(i + 1) % People], place, 0));
        }
    }

    private static string Code((long Id, string Code) paper, int place, int choice) =>
        new AnswerCode(paper.Id, place, paper.Code, AnswerAct.Choose, choice).ToString();

    private async Task<IReadOnlyList<(long Id, string Code)>> BeginAllAsync(IReadOnlyList<FakeUser> people)
    {
        var (attempts, versions, subscribers, questions) = (Bot.Get<AttemptStore>(), Bot.Get<QuestionVersions>(), Bot.Get<ISubscriberStore>(), Bot.Get<ContentLibrary>().Current.Questions);
        var now = Clock!.GetUtcNow();
        var papers = new List<(long, string)>();
        var asked = new[] { "q1", "q2", "q3" };
        await Bot.Get<Database>().WriteAsync(async session =>
        {
            foreach (var person in people)
            {
                var member = await subscribers.SaveAsync(new() { Address = new("telegram", person.Id.ToString(CultureInfo.InvariantCulture)), Name = person.FirstName, Locale = "zh-CN", Status = SubscriberStatus.Active, Since = now });
                var paper = new List<(long, string, double)>();
                foreach (var id in asked)
                {
                    paper.Add((await versions.OfAsync(questions[id]), "012", 5));
                }

                var attempt = (await attempts.BeginAsync(new("cup", member.Id, 1, new(2026, 11, 21), now, now.AddMinutes(10), paper))).ShouldNotBeNull();
                await attempts.AskedAsync((await attempts.NextAsync(attempt))!, now);
                papers.Add((attempt, await session.ScalarAsync<string>("select code from attempts where id = @attempt", new { attempt })));
            }
        });
        return papers;
    }

    private async Task RestartsAsync()
    {
        await Bot.StopAsync();
        await Bot.StartAsync();
    }

    private Task AnsweredAsync(int count) => Eventually.HoldsAsync(
        async () => (await QueryAsync<long>("select count(*) from responses")).Single() >= count, $"{count} answers are in", TimeSpan.FromSeconds(60));

    /// <summary>By the key of the file (the second choice is right, five points) and nothing of the program's but its answers.</summary>
    private async Task CompareAsync()
    {
        var responses = await QueryAsync<(long Subscriber, string Given, long Taken, long At, bool Late)>(
            "select a.subscriber_id, r.given, r.taken_ms, r.at, r.late from responses r join attempts a on a.id = r.attempt_id where a.quiz = 'cup'");
        var reckoned = responses.GroupBy(r => r.Subscriber)
            .Select(g => (Subscriber: g.Key, Score: g.Count(r => r.Given == "1" && !r.Late) * 5.0, Taken: g.Sum(r => r.Taken), At: g.Max(r => r.At)))
            .ToArray();
        int Rank((long, double Score, long Taken, long At) own) => 1 + reckoned.Count(o =>
            o.Score > own.Score || (o.Score == own.Score && (o.Taken < own.Taken || (o.Taken == own.Taken && o.At < own.At))));
        var expected = reckoned.ToDictionary(r => r.Subscriber, r => (Rank: Rank(r), r.Score, TakenMs: r.Taken));

        var board = await Bot.Get<StandingStore>().TopAsync("cup", People);

        board.Count.ShouldBe(People);
        board.Where(s => expected[s.SubscriberId] != (s.Rank, s.Score, s.TakenMs)).ShouldBeEmpty();
        board.Select(s => s.Rank).Distinct().Count().ShouldBeInRange(3, People - 1, "some share a rank, not all");
        expected.Values.Count(e => e.TakenMs > 30_000 * Questions).ShouldBe(0);
        responses.ShouldContain(r => r.Late, "whoever came after 30 seconds was late");
        foreach (var (subscriber, place) in expected.Take(20))
        {
            (await Bot.Get<StandingStore>().OfAsync("cup", subscriber))!.Rank.ShouldBe(place.Rank);
        }
    }
}
