using Bot.Content;
using Bot.Enquiries.Evaluation;
using Bot.Tests.Builders;

namespace Bot.Tests.Enquiries.Evaluation;

/// <summary>Test sets are read, and their figures are right.</summary>
public class MeasuringTests
{
    private const string File = """
        entries:
          - {id: e1, question: 玉米叶子发黄怎么办, also: [苞米黄叶咋整], answer: 看缺什么。}
          - {id: e2, question: 猪不吃食怎么办, answer: 量体温。}
        queries:
          - {text: 玉米叶子发黄怎么办, expect: e1, topic: maize}
          - {text: 猪不吃食怎么办, expect: e2}
          - {text: 猪不吃食怎么办, expect: e1, topic: maize}
          - {text: 帮我写一首诗, expect: none, topic: near}
          - {text: 猪不吃食怎么办, expect: none, topic: near}
        """;

    [Fact]
    public void The_figures_are_those_one_counts_by_hand()
    {
        var set = TestSet.Read("set.yaml", File).Set.ShouldNotBeNull();
        var (results, _) = Evaluator.Run(set, set.Entries!, AskWords.None, TimeProvider.System);

        var all = Measures.Of(results);
        all.Answerable.ShouldBe(3);
        all.Success1.ShouldBe(2 / 3.0, 1e-9);
        all.Mrr.ShouldBeInRange(2 / 3.0, 1);
        all.SureAndRight.ShouldBe(2 / 3.0, 1e-9);
        all.SureAndWrong.ShouldBe(1 / 3.0, 1e-9);
        all.NearMisses.ShouldBe(2);
        all.NearMissesAnswered.ShouldBe(0.5);
        all.NearMissesLeft.ShouldBe(0.5);
        (all.SureAndRight + all.SureAndWrong + all.ShownAndRight + all.ShownAndWrong + all.NothingShown).ShouldBe(1, 1e-9);
        results.Select(r => r.Topic).ShouldBe(["maize", "-", "maize", "near", "near"]);
    }

    [Theory]
    [InlineData("entries: []\nqueries: []\n", 1, "'queries' has no questions.")]
    [InlineData("queries:\n  - {text: 好}\n", 2, "'expect' is missing.")]
    [InlineData("entries:\n  - {id: e1, question: 好}\nqueries:\n  - {text: 坏, expect: e1}\n  - {text: 好, expect: e9}\n", 5, "'好' expects 'e9', which is not in 'entries'.")]
    [InlineData("entries:\n  - {id: e1, question: 好}\n  - {id: e1, question: 坏}\nqueries:\n  - {text: 好, expect: e1}\n", 3, "The id 'e1' is there more than once.")]
    [InlineData("entries:\n  - {id: e1}\nqueries:\n  - {text: 好, expect: e1}\n", 2, "'question' is missing.")]
    [InlineData("entries:\n  - {id: e1, question: [好]}\nqueries:\n  - {text: 好, expect: e1}\n", 2, "'question' must be a single text.")]
    [InlineData("entries: 5\nqueries:\n  - {text: 好, expect: e1}\n", 1, "'entries' must be a list")]
    public void A_mistake_in_a_set_is_named_with_its_line(string yaml, int line, string says)
    {
        var (set, problems) = TestSet.Read("set.yaml", yaml);
        set.ShouldBeNull();
        problems.ShouldContain(p => p.Line == line && p.Message.InEnglish().Contains(says, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void Without_entries_the_content_folders_own_are_meant() =>
        TestSet.Read("set.yaml", "queries:\n  - {text: 好, expect: e1}\n").Set.ShouldNotBeNull().Entries.ShouldBeNull();

    [Fact]
    public void A_file_from_elsewhere_is_taken_as_it_is()
    {
        const string foreign = """
            name: 别处来的
            entries:
              - {id: 17, question: 玉米叶子发黄怎么办, also: ~, answer: , source: {title: 书}}
              - {id: 18, question: "猪不吃食怎么办", also: 猪不吃了咋整}
            queries:
              - {text: 苞米黄叶, expect: 17, level: 2}
              - {text: 股票涨了吗, expect: None}
            """;

        var set = TestSet.Read("set.yaml", foreign).Set.ShouldNotBeNull();

        set.Entries!.Select(e => e.Id).ShouldBe(["17", "18"]);
        set.Entries![0].Wordings.ShouldBe(["玉米叶子发黄怎么办"]);
        set.Entries![1].Wordings.Count.ShouldBe(2);
        set.Queries.Select(q => q.Expect).ShouldBe(["17", TestSet.None]);
        set.Ignored.ShouldBe(["level", "name", "source"]);
    }

    [Fact]
    public void Without_entries_an_id_that_the_folder_lacks_is_named() =>
        TestSet.Read("set.yaml", "queries:\n  - {text: 好, expect: e2}\n", new HashSet<string> { "e1" }).Problems.ShouldHaveSingleItem()
            .Message.InEnglish().ShouldContain("which is not in the content folder");
}
