using System.Xml.Linq;
using Bot.Content;
using Bot.Quizzes.Certificates;
using Bot.Tests.Builders;

namespace Bot.Tests.Quizzes.Certificates;

/// <summary>What stands on a certificate, whatever people call themselves.</summary>
public class OnPaper
{
    private const string Address = "https://kepu.example.cn/certificates/K7MP-3XQ9-AB4D-EF7H";

    [Theory]
    [InlineData("张三丰", "张三丰")]
    [InlineData("  Ann   Lee\n", "Ann Lee")]
    [InlineData("快乐小鱼🐟❤️", "快乐小鱼")]
    [InlineData("🐟🐟", "")]
    [InlineData("12345", "")]
    [InlineData("O'Neill-Śmith Jr.", "O'Neill-Śmith Jr.")]
    [InlineData("阿卜杜·热合曼", "阿卜杜·热合曼")]
    [InlineData("محمد \u202Eevil", "محمد evil")]
    [InlineData("𠮷野", "𠮷野")]
    [InlineData("e\u0301mile", "e\u0301mile")]
    public void A_name_keeps_its_letters_and_loses_pictures_line_breaks_and_turns(string written, string kept) => CertificateName.Clean(written).ShouldBe(kept);

    [Fact]
    public void A_name_has_an_end()
    {
        CertificateName.Clean(new string('王', 500)).Length.ShouldBe(CertificateName.Longest);
        CertificateName.Clean(string.Concat(Enumerable.Repeat("e\u0301", 500))).Length.ShouldBe(2 * CertificateName.Longest);
    }

    [Theory]
    [InlineData("张三丰", "健康赛")]
    [InlineData("<script>alert(1)</script>", "]]> & <!-- \"'")]
    [InlineData("محمد بن عبد الله", "שלום")]
    [InlineData("", "没有名字")]
    public void The_drawing_is_sound_XML_and_says_it_in_so_many_words(string name, string contest)
    {
        using var content = new ContentFolder();
        foreach (var locale in new[] { "zh-CN", "en" })
        {
            var svg = CertificateDrawing.Draw(new(name, contest, "得 8 分", "A & B", "2026 年 1 月 2 日", "K7MP-3XQ9-AB4D-EF7H", Address), content.Read().Texts.For(locale));
            var drawn = XDocument.Parse(svg);
            var words = drawn.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
            words.ShouldContain(contest);
            words.Contains(name).ShouldBe(name.Length > 0);
            drawn.Descendants().Select(e => e.Name.LocalName).Distinct().ShouldBe(["svg", "rect", "circle", "g", "path", "text"], ignoreOrder: true);
            drawn.Descendants().Attributes().ShouldAllBe(a => a.Name.LocalName != "style" && !a.Name.LocalName.StartsWith("on") && a.Name.LocalName != "href");
        }
    }

    [Theory]
    [InlineData("健康赛", new[] { "健康赛" })]
    [InlineData("一二三四五六七八九十甲乙", new[] { "一二三四五六", "七八九十甲乙" })]
    [InlineData("一二三四五六，七八九十甲乙", new[] { "一二三四五六，", "七八九十甲乙" })]
    [InlineData("good food and sound sleep", new[] { "good food and", "sound sleep" })]
    [InlineData("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯", new[] { "一二三四五六七八九十", "甲乙丙丁戊己庚辛壬…" })]
    public void Long_lines_are_broken_where_a_printer_would(string text, string[] lines) => Typesetting.Wrap(text, 10, 2).ShouldBe(lines);

    [Fact]
    public void Numbers_are_read_as_people_type_them_and_never_come_twice()
    {
        Serials.Read(" k7mp3xq9－AB4D ef7h ").ShouldBe("K7MP-3XQ9-AB4D-EF7H");
        Serials.Read("K7MP-3XQ9-AB4D-EF7").ShouldBeNull();
        Serials.Read("K7MP-3XQ9-AB4D-EF0H").ShouldBeNull("0 is not used: it looks like an O");
        Serials.Read(new string('A', 10_000)).ShouldBeNull();
        Enumerable.Range(0, 1000).Select(_ => Serials.New()).ShouldBeUnique();
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(10, 12, true)]
    [InlineData(11, 100, false)]
    [InlineData(128, 1280, true)]
    [InlineData(129, 1280, false)]
    public void A_rank_is_named_where_it_is_an_honour(int place, int people, bool named)
    {
        using var content = new ContentFolder();
        var catalog = content.Read();
        var certificate = new Certificate { Id = 1, Serial = "K7MP-3XQ9-AB4D-EF7H", Contest = "gone", SubscriberId = 1, Title = "健康赛", Name = "张*", Score = 7.25, Place = place, People = people, Day = new(2026, 1, 2) };
        var facts = CertificateFacts.Of(certificate, catalog, catalog.Texts.For("en"), Address);
        facts.Score.ShouldBe(named ? $"Score: 7.2, number {place} of {people}" : "Score: 7.2");
        (facts.Contest, facts.Day).ShouldBe(("健康赛", "2 January 2026"));
    }

    [Theory]
    [InlineData("{min-score: 60%}", 0.6, null)]
    [InlineData("{top: 10}", null, 10)]
    [InlineData("{min-score: 80%, top: 3, issuer: 科协}", 0.8, 3)]
    public void A_contest_says_who_gets_one(string rule, double? share, int? top)
    {
        var contest = Read(rule).Contests.Values.Single();
        (contest.Certificate!.MinShare, contest.Certificate.Top).ShouldBe((share, top));
    }

    [Theory]
    [InlineData("{}", "A certificate needs a rule: who gets it?")]
    [InlineData("{min-score: 60}", "'min-score: 60' must be a share of the full score from 1% to 100%, such as 60%.")]
    [InlineData("{min-score: 0%}", "'min-score: 0%' must be a share")]
    [InlineData("{top: none}", "'top: none' must be a whole number")]
    [InlineData("{top: 3, colour: red}", "'colour' is not known here.")]
    [InlineData("yes", "'certificate' must be a group of keys")]
    public void A_slip_is_named_with_what_to_write(string rule, string problem) => Read(rule).Problems.ShouldContain(p => p.File == "quizzes/cup.yaml" && p.Message.InEnglish().Contains(problem, StringComparison.Ordinal));

    private static ContentCatalog Read(string rule)
    {
        using var content = new ContentFolder();
        content.Write("questions/health/a.yaml", "questions:\n" + Tests.Content.Parsing.QuestionForms.Entry("kind: true-false\n    answer: true"));
        content.Write("quizzes/cup.yaml", $$"""
            id: cup
            name: 赛
            rules: 规则。
            window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-21T20:00:00+08:00"}
            certificate: {{rule}}
            questions: [{take: 1, topic: health}]
            """);
        return content.Read();
    }
}
