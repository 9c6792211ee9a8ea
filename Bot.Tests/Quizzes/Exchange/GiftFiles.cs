using Bot.Content;
using Bot.Quizzes.Exchange;

namespace Bot.Tests.Quizzes.Exchange;

/// <summary>What GIFT files hold, whole and broken.</summary>
public class GiftFiles
{
    [Fact]
    public void Choices_have_their_right_one_their_weights_and_what_is_said_to_them()
    {
        var one = One("Salt per day?{\n~2 g#too little\n=5 g#yes\n~%50%6 g}");

        one.Kind.ShouldBe(QuestionKind.Single);
        one.Stem.ShouldBe("Salt per day?");
        one.Choices.ShouldBe([new("2 g", false, null, "too little"), new("5 g", true, null, "yes"), new("6 g", false, 0.5)]);

        var several = One("Which two?{~%-50%a ~%50%b ~%50%c}");
        several.Kind.ShouldBe(QuestionKind.Multiple);
        several.Choices.Select(c => (c.IsRight, c.Weight)).ShouldBe([(false, -0.5), (true, 0.5), (true, 0.5)]);
    }

    [Theory]
    [InlineData("It is so.{T}", true)]
    [InlineData("It is so.{FALSE#No.#Yes.}", false)]
    [InlineData("是这样。{对}", true)]
    public void True_or_false(string text, bool truth) => One(text).Truth.ShouldBe(truth);

    [Theory]
    [InlineData("How many?{#5}", 5, 0)]
    [InlineData("How many?{#5:1.5}", 5, 1.5)]
    [InlineData("How many?{#4..6}", 5, 1)]
    [InlineData("How many?{#\n=5:0\n=%50%5:2\n}", 5, 0)]
    [InlineData("How many?{#-3:1~#wrong}\";", -3, 1)]
    public void Numbers(string text, double value, double tolerance) => One(text).Number.ShouldBe(new(value, tolerance));

    [Fact]
    public void Short_answers_keep_the_forms_that_are_fully_right()
    {
        var question = One("Best animal?{=Frog#Good =frogs =%50%Cat =%0%*}");
        question.Answers.ShouldBe(["Frog", "frogs"]);
        question.Notes.ShouldHaveSingleItem().ShouldContain("Cat");
    }

    [Fact]
    public void Escaped_signs_are_signs_and_line_breaks()
    {
        var question = One(@"Which equals 5\: \{x\}?\nLook\#{~ \= 2 + 2 = \= 2 + 3 #\~good}");
        question.Stem.ShouldBe("Which equals 5: {x}?\nLook#");
        question.Choices.Select(c => c.Text).ShouldBe(["= 2 + 2", "= 2 + 3"]);
        question.Choices[1].Feedback.ShouldBe("~good");
    }

    [Fact]
    public void Names_formats_categories_tags_and_general_feedback_are_understood()
    {
        var read = GiftReader.Read("""
            // question: 12  name: salt [tag:HL24-32]
            $CATEGORY: $course$/top/健康

            // a comment
            ::salt::[html]<p>吃多少<b>盐</b>&nbsp;？</p><p><img src\="@@PLUGINFILE@@/a.png"></p>{
            =<p>5 克</p>
            ~[plain]<6 克
            ####[markdown]**多吃**伤肾。
            }
            """);

        var question = read.Accepted.ShouldHaveSingleItem();
        (question.Name, question.Stem, question.Topic, question.Line).ShouldBe(("salt", "吃多少盐 ？", "健康", 5));
        question.Choices.Select(c => c.Text).ShouldBe(["5 克", "<6 克"]);
        question.Explanation.ShouldBe("多吃伤肾。");
        question.Notes.ShouldHaveSingleItem().ShouldContain("picture");
    }

    /// <summary>As in Moodle; but it is more often a slip, and the reviewer is told.</summary>
    [Fact]
    public void One_answer_alone_needs_no_sign_before_it()
    {
        var question = One("How is 1 written? {one}");
        question.Kind.ShouldBe(QuestionKind.Text);
        question.Answers.ShouldBe(["one"]);
        question.Notes.ShouldHaveSingleItem().ShouldContain("no = before it");
    }

    [Fact]
    public void Where_any_of_several_brings_the_full_mark_the_reviewer_is_told()
    {
        var question = One("Name a season {=spring =autumn ~easter}");
        question.Choices.Select(c => c.IsRight || c.Weight == 1).ShouldBe([true, true, false]);
        question.Notes.ShouldHaveSingleItem().ShouldContain("full mark");
    }

    [Fact]
    public void A_missing_word_leaves_a_gap()
    {
        One("Grant is {~buried =entombed} in the tomb.").Stem.ShouldBe("Grant is _____ in the tomb.");
        One("What is pi? {#3}.").Stem.ShouldBe("What is pi?");
    }

    [Theory]
    [InlineData("Match.{=a -> b =c -> d}", "matching")]
    [InlineData("Tell me.{}", "essay")]
    [InlineData("Broken {=a ~b", "closing brace } is missing")]
    [InlineData("Broken =a ~b}", "opening brace { is missing")]
    [InlineData("Nothing right {~a ~b}", "No choice is marked as right")]
    [InlineData("Words {A what\nB that}", "neither = nor ~")]
    [InlineData("Weight {~%abc%a =b}", "weight")]
    [InlineData("Twice {=a ~a}", "'a' is there twice")]
    [InlineData("Number {#five}", "number cannot be read")]
    [InlineData("{=a ~b}", "no question text")]
    public void What_is_broken_is_named_with_its_line_and_its_neighbours_are_taken(string broken, string reason)
    {
        var read = GiftReader.Read($"Before{{T}}\n\n{broken}\n\nAfter{{F}}\n");

        read.Rejected.ShouldHaveSingleItem().Reason.ShouldContain(reason);
        read.Rejected[0].Line.ShouldBe(3);
        read.Accepted.Select(q => (q.Line, q.Stem)).ShouldBe([(1, "Before"), (5 + broken.Count(c => c == '\n'), "After")]);
    }

    [Fact]
    public void Forgotten_and_superfluous_empty_lines_do_no_harm()
    {
        var read = GiftReader.Read("::one::First{T}\n::two::Second{\n\n=a\n\n~b\n}\nThird{=x ~y}\n");

        read.Rejected.ShouldBeEmpty();
        read.Accepted.Select(q => (q.Line, q.Stem)).ShouldBe([(1, "First"), (2, "Second"), (8, "Third")]);
    }

    [Fact]
    public void A_description_is_skipped_and_said_so()
    {
        var read = GiftReader.Read("Read this first.\n\nIt is so.{T}");
        read.Skipped.ShouldHaveSingleItem().Line.ShouldBe(1);
        read.Accepted.Count.ShouldBe(1);
    }

    private static ImportedQuestion One(string text)
    {
        var read = GiftReader.Read(text);
        read.Rejected.ShouldBeEmpty();
        return read.Accepted.ShouldHaveSingleItem();
    }
}
