using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>One line of a sound questions file is changed; the problem names the file, that line, and the way to mend it.</summary>
public class QuestionMistakes
{
    private const string File = "questions/health/salt.yaml";

    private const string Sound = """
        questions:
          - id: salt-per-day
            kind: single
            topic: health
            tip: less-salt
            difficulty: easy
            stem: 成年人一天最多吃多少盐？
            choices:
              - 2 克
              - right: 5 克
              - 8 克
            explanation: 吃多了血压高。
            source:
              title: 出处
              publisher: 出版者
              url: https://example.org
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
          - id: soy-sauce
            kind: true-false
            answer: false
            topic: health
            stem: 酱油里的盐不用算。
            explanation: 酱油也咸。
            source: {title: 出处, publisher: 出版者, url: https://example.org}
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}

        """;

    [Theory]
    [InlineData("  - id: salt-per-day", "  - id: Salt", "'Salt' cannot be an id.")]
    [InlineData("    kind: single", "    kind: choice", "'choice' is no kind of question. Known: single, multiple, true-false, number, text.")]
    [InlineData("    topic: health\n    tip", "    topic: cooking\n    tip", "'cooking' in 'topic' is not in topics.yaml.")]
    [InlineData("    tip: less-salt", "    tip: more-salt", "There is no tip 'more-salt'")]
    [InlineData("    difficulty: easy", "    difficulty: 3", "'3' must be easy, medium or hard.")]
    [InlineData("    difficulty: easy", "    dificulty: easy", "'dificulty' is not known here. Known: ")]
    [InlineData("      - 2 克", "      - right: 2 克", "exactly one right choice, this one has 2", 8)]
    [InlineData("      - right: 5 克", "      - 5 克", "exactly one right choice, this one has 0", 8)]
    [InlineData("      - 8 克", "      - ２克", "The choice '２克' is there twice.")]
    [InlineData("      - 8 克", "      -", "A choice is empty.")]
    [InlineData("      - 8 克", "      - wrong: 8 克", "'wrong' is not known here. Known: ")]
    [InlineData("      - 8 克", "      - {text: 8 克, weight: 7}", "'weight: 7' must be a number from -1 to 1")]
    [InlineData("      - 8 克", "      - 八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八八", "The choice has 41 characters and may have 40.")]
    [InlineData("    explanation: 吃多了血压高。", "    explanation:", "'explanation' is missing.")]
    [InlineData("      url: https://example.org", "      url: example.org", "'example.org' is no web address.")]
    [InlineData("    answer: false", "    answer: 错", "'answer: 错' must be true or false.")]
    [InlineData("    answer: false", "    choices: [对, 错]", "'choices' is not known here.")]
    [InlineData("  - id: soy-sauce", "  - id: salt-per-day", "The id 'salt-per-day' is already used by questions/health/salt.yaml:2.")]
    [InlineData("    stem: 酱油里的盐不用算。", "    stem: 成年人 一天最多吃多少盐呢？", "This asks almost the same as 'salt-per-day' (questions/health/salt.yaml:2).")]
    public void A_wrong_line_is_named_with_its_number_and_the_fix(string line, string instead, string says, int? at = null)
    {
        var place = Sound.IndexOf(line + (line.Contains('\n', StringComparison.Ordinal) ? "" : "\n"), StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0);
        using var content = Folder(Sound.Remove(place, line.Length).Insert(place, instead));

        var catalog = content.Read();

        catalog.ShouldBlame(File, at ?? Sound[..place].Count(c => c == '\n') + 1, says);
        catalog.Questions.Count.ShouldBe(1, "its neighbour stays");
    }

    [Fact]
    public void A_question_with_other_numbers_is_another_question()
    {
        using var content = Folder(Sound + QuestionForms.Entry("kind: true-false\n    answer: true", "one", "体温到了三十八度五，也就是38.5℃，可以吃退烧药。")
            + QuestionForms.Entry("kind: true-false\n    answer: false", "two", "体温到了三十八度五，也就是37.5℃，可以吃退烧药。"));

        content.Read().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_missing_is_named_where_the_entry_begins()
    {
        using var content = Folder(Sound.Replace("    explanation: 酱油也咸。\n", "", StringComparison.Ordinal));
        content.Read().ShouldBlame(File, 18, "'explanation' is missing.");
    }

    [Fact]
    public void A_broken_translation_leaves_the_original_untouched()
    {
        using var content = Folder(Sound).Write("questions/health/salt.en.yaml", """
            questions:
              - id: salt-per-day
                stem: How much salt?
                choices: [2 g, 5 g]
                explanation: Too much raises your blood pressure.
              - id: nobody
                stem: What?
                explanation: Because.
            """);

        var catalog = content.Read();

        catalog.ShouldBlame("questions/health/salt.en.yaml", 4, "'salt-per-day' has 3 choices, this translation has 2.");
        catalog.ShouldBlame("questions/health/salt.en.yaml", 6, "There is no 'nobody' that");
        catalog.Questions["salt-per-day"].Texts.Keys.ShouldBe(["zh-CN"]);
    }

    [Fact]
    public void The_file_all_these_mistakes_are_made_in_is_sound()
    {
        using var content = Folder(Sound);
        content.Read().Problems.ShouldBeEmpty();
    }

    private static ContentFolder Folder(string questions) => new ContentFolder().Tip("less-salt", "health").Write(File, questions);
}
