using System.Text;
using Bot.Content;
using Bot.Quizzes.Exchange;

namespace Bot.Tests.Quizzes.Exchange;

/// <summary>Whole files as other systems and other people write them, sound and broken questions side by side.</summary>
public class FilesOfOtherSystems
{
    private const string Moodle = """
        // question: 0  name: Switch category to $course$/top/Default for Biology
        $CATEGORY: $course$/top/Default for Biology


        // question: 1201  name: Cell wall
        ::Cell wall::[html]<p>Which of these cells have a <b>cell wall</b>?<br></p>{
        	~%50%<p>Plant cells<br></p>#<p>Yes</p>
        	~%-100%<p>Animal cells<br></p>#<p>No\: they have only a membrane</p>
        	~%50%<p>Fungi<br></p>
        	####<p>Plants and fungi have one.</p>
        }

        // question: 1202  name: Essay
        ::Essay::[html]<p>Describe photosynthesis.</p>{}

        ::Match::Match them.{
        	=cat -> animal
        	=oak -> plant
        	=fly agaric -> fungus
        }

        ::TF::[plain]2 + 2 \= 4 {T#wrong you are#right####Sums.}

        ::Range::How many days has February?{#28..29}

        // no closing brace
        ::Broken::What is this? {~a =b

        ::After::Still read? {~no =yes}

        $CATEGORY: $system$/top/农业

        ::中文::小麦什么时候浇越冬水？{=日平均气温 3℃ 左右#对 ~%-33.33333%冻住以后 ~春分}
        """;

    [Fact]
    public void An_export_of_Moodle()
    {
        var read = GiftReader.Read(Moodle);

        read.Accepted.Select(q => (q.Line, q.Kind, q.Stem)).ShouldBe(
        [
            (6, QuestionKind.Multiple, "Which of these cells have a cell wall?"),
            (22, QuestionKind.TrueFalse, "2 + 2 = 4"),
            (24, QuestionKind.Number, "How many days has February?"),
            (29, QuestionKind.Single, "Still read?"),
            (33, QuestionKind.Single, "小麦什么时候浇越冬水？"),
        ]);
        read.Accepted[0].Choices.ShouldBe([new("Plant cells", true, 0.5, "Yes"), new("Animal cells", false, -1, "No: they have only a membrane"), new("Fungi", true, 0.5)]);
        read.Accepted[0].Explanation.ShouldBe("Plants and fungi have one.");
        read.Accepted[2].Number.ShouldBe(new(28.5, 0.5));
        read.Accepted[0].Topic.ShouldBe("Default for Biology");
        read.Accepted[4].Topic.ShouldBe("农业");
        read.Rejected.Select(r => r.Line).ShouldBe([14, 16, 27]);
        read.Rejected[2].Reason.ShouldContain("closing brace");
    }

    [Fact]
    public void The_same_with_a_mark_and_the_line_ends_of_Windows() =>
        GiftReader.Read(TextDecoding.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Moodle.ReplaceLineEndings("\r\n"))]))
            .Accepted.Select(q => q.Line).ShouldBe([6, 22, 24, 29, 33]);

    [Fact]
    public void Gift_with_what_people_get_wrong()
    {
        var read = GiftReader.Read("""
            ::Q2::Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}
            Two questions, no empty line{
            ~wrong
            =right
            }

            ::Q3::Grant is {~buried =entombed ~living} in Grant's tomb.

            ::Q5::{=just answers}

            ::Q7::No right one {~a ~b ~c}

            ::Q9::Number with text {#abc}

            ::Q10::True false in words {FALSE}
            """);
        read.Accepted.Select(q => (q.Line, q.Kind)).ShouldBe([(1, QuestionKind.Single), (2, QuestionKind.Single), (7, QuestionKind.Single), (15, QuestionKind.TrueFalse)]);
        read.Rejected.Select(r => r.Line).ShouldBe([9, 11, 13]);
        read.Rejected.ShouldAllBe(r => r.Reason.Length > 10);
    }

    [Fact]
    public void A_Chinese_paper_in_GB18030_with_wide_letters_tabs_and_no_empty_lines()
    {
        const string text = "1．下列哪种做法是正确的？\r\nＡ．喝生水\r\nＢ、喝开水\r\nＣ．不喝水\r\n答案：Ｂ\r\n解析：开水安全。\r\n\r\n"
            + "2、哪些是食源性疾病的预防办法？（多选）\r\nA、生熟分开\r\nB、勤洗手\r\nC、吃野蘑菇\r\nD、烧熟煮透\r\n答案：ABD\r\n难度：难\r\n来源：中国居民膳食指南\r\n"
            + "3. 隔夜菜都不能吃。\r\n答案：错\r\n4. 缺了选项\r\n答案：C\r\n（5）多行的题干\r\n第二行还是题干：\r\n\tA.\t选项一\r\n\tB.\t选项二\r\n正确答案: A\r\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var read = AikenReader.Read(TextDecoding.Decode(Encoding.GetEncoding("GB18030").GetBytes(text)));

        read.Accepted.Select(q => (q.Line, q.Kind, q.Stem)).ShouldBe(
        [
            (1, QuestionKind.Single, "下列哪种做法是正确的？"),
            (8, QuestionKind.Multiple, "哪些是食源性疾病的预防办法？（多选）"),
            (16, QuestionKind.TrueFalse, "隔夜菜都不能吃。"),
            (20, QuestionKind.Single, "多行的题干\n第二行还是题干："),
        ]);
        read.Accepted[0].Explanation.ShouldBe("开水安全。");
        read.Accepted[1].Choices.Select(c => c.IsRight).ShouldBe([true, true, false, true]);
        (read.Accepted[1].Difficulty, read.Accepted[1].Source).ShouldBe((Difficulty.Hard, "中国居民膳食指南"));
        read.Rejected.Select(r => (r.Line, r.Text)).ShouldBe([(18, "缺了选项")]);
    }

    [Fact]
    public void A_Chinese_paper_with_headings_choices_in_one_line_and_answers_in_the_stem()
    {
        var read = AikenReader.Read("""
            一、单选题
            1、高血压病人每天吃盐不超过（  ）克。
            A、3  B、5  C、8  D、10
            【答案】B
            【解析】吃咸了血压高。
            二、判断题
            2、糖尿病人不能吃主食。（×）
            3、运动有助于控制血压。（√）
            三、多选题
            4、下列属于慢性病的有
            A.高血压
            B.糖尿病
            C.感冒
            D.慢阻肺
            答案：A、B、D
            """);
        read.Rejected.ShouldBeEmpty();
        read.Accepted.Select(q => (q.Line, q.Kind, q.Truth)).ShouldBe(
            [(2, QuestionKind.Single, null), (7, QuestionKind.TrueFalse, false), (8, QuestionKind.TrueFalse, true), (10, QuestionKind.Multiple, null)]);
        read.Accepted[0].Choices.ShouldBe([new("3", false), new("5", true), new("8", false), new("10", false)]);
    }
}
