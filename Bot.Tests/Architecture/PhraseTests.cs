using System.Text.RegularExpressions;
using Bot.Content;
using Bot.Deliveries;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Tests.Builders;

namespace Bot.Tests.Architecture;

/// <summary>What the program gives as a reason, or says of a mistake in the content, has its words in every language.</summary>
public partial class PhraseTests
{
    private static readonly Dictionary<string, string> Code = Sources.Files("Bot").Where(f => f.Key.EndsWith(".cs", StringComparison.Ordinal)).ToDictionary();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_reason_is_shipped_and_every_one_shipped_is_given(string locale)
    {
        var given = Code.Values.SelectMany(c => Key().Matches(c).Select(m => m.Groups[1].Value))
            .Concat(typeof(DeliveryReasons).GetFields().Where(f => f.IsLiteral).Select(f => $"reason.{f.GetRawConstantValue()}"))
            .ToHashSet();

        given.Count.ShouldBeGreaterThan(150);
        given.ShouldBe(Shipped(locale).Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_gap_in_a_sentence_is_filled_where_it_is_given()
    {
        var sentences = Shipped("en");
        var gaps = from file in Code
                   from Match said in Key().Matches(file.Value)
                   let statement = Statement(file.Value, said.Index)
                   from Match hole in Texts.Hole().Matches(sentences[said.Groups[1].Value])
                   where !statement.Contains($"(\"{hole.Value.Trim('{', '}')}\", ", StringComparison.Ordinal)
                   select $"{file.Key}: {said.Value} {hole.Value}";

        gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_phrase_comes_back_from_the_database_as_it_was()
    {
        var phrase = new Phrase("reason.too-many-failed", ("failed", 3), ("settled", 100), ("last", new Phrase("reason.with-detail", ("reason", new Phrase("reason.refused")), ("detail", "\"<b>\" {failed} 坏的"))));

        Phrase.Read(phrase.ToString()).ShouldBe(phrase);
        Phrase.Read("paused by hand")!.Text.ShouldBe("paused by hand");
        Phrase.Read("{\"say\":oops").InEnglish().ShouldBe("{\"say\":oops");
        phrase.InEnglish().ShouldBe("3 of 100 deliveries failed, the last one: the platform refused it: \"<b>\" {failed} 坏的");
        phrase.InChinese().ShouldBe("试了 100 份，有 3 份没送到。最后一份：平台拒收：\"<b>\" {failed} 坏的");
    }

    [Theory]
    [InlineData("{\"say\":\"reason.paused-by-hand\"}")] // one of ours, word for word
    [InlineData("{\"say\":\"reason.unheard-of\"}")]
    [InlineData("{\"say\":\"reason.retry\"}")] // what belongs into it is missing
    [InlineData("{\"say\":\"name.tip\"}")]
    [InlineData("{\"say\":\"\",\"text\":\"x\"}")] // as plain text that looks alike is kept
    [InlineData("{\"say\":\"reason.retry\",\"id\":null}")]
    [InlineData("{\"say\":\"reason.retry\",\"id\":\"\\ud800\"}")]
    [InlineData("{\"say\":\"reason.retry\", \"id\": 5}")]
    [InlineData("{\"say\":null}")]
    [InlineData("{\"say\":{\"say\":\"reason.retry\"}}")]
    [InlineData("{\"say\":[\"reason.retry\"]}")]
    [InlineData("{\"say\":\"reason.retry\",")]
    [InlineData("{\"say\":oops")]
    [InlineData("{\"say\":")]
    public void What_a_stranger_writes_to_look_like_ours_stays_what_they_wrote(string theirs)
    {
        Phrase text = theirs;

        var kept = Phrase.Read(text.ToString());
        kept.ShouldBe(text);
        kept.InEnglish().ShouldBe(theirs);
        Phrase.Read(kept.ToString()).InChinese().ShouldBe(theirs);
        new Phrase("reason.with-detail", ("reason", new Phrase("reason.refused")), ("detail", text)).InEnglish().ShouldBe($"the platform refused it: {theirs}");
        Phrase.Read(DeliveryReasons.Say($"{DeliveryReasons.Refused}: {theirs}").ToString()).InChinese().ShouldBe($"平台拒收：{theirs}");
        DeliveryReasons.Say(theirs).InEnglish().ShouldBe(theirs);
        new EnquiryEvent { Act = EnquiryAct.Declined, Detail = theirs }.Said!.InEnglish().ShouldBe(theirs);
    }

    [Theory]
    [InlineData("{\"say\":\"reason.unheard-of\", \"id\": \"5\"}")]
    [InlineData("{\"say\":\"reason.retry\" }")]
    [InlineData("{\"say\":\"reason.retry\",\"number\":\"5\"}")]
    [InlineData("{\"say\":\"name.tip\"}")]
    [InlineData("{\"say\":\"name.topic\",\"id\":null}")]
    [InlineData("{\"say\":{\"say\":\"reason.retry\"}}")]
    public void What_stands_in_the_database_and_cannot_be_said_is_shown_as_it_stands(string found) => Phrase.Read(found).InChinese().ShouldBe(found);

    [Fact]
    public void Words_of_a_platform_are_not_taken_for_a_reason_of_ours()
    {
        DeliveryReasons.Say("refused: stale").InEnglish().ShouldBe("the platform refused it: stale");
        DeliveryReasons.Say("not-recalled: refused: stale").InChinese().ShouldBe("没能收回：平台拒收：stale");
        DeliveryReasons.Say("not-recalled: too-late-to-recall").InChinese().ShouldBe("没能收回：发出太久，平台不让收回了");
        DeliveryReasons.Say("not recalled: telegram is not connected").InChinese().ShouldBe("not recalled: telegram is not connected"); // as earlier versions wrote it
    }

    [Fact]
    public void Nested_without_end_it_is_text() =>
        Phrase.Read(string.Concat(Enumerable.Repeat("{\"say\":\"reason.retry\",\"id\":", 5000))).Key.ShouldBeNull();

    private static Dictionary<string, string> Shipped(string locale) => Directory.GetFiles(Path.Combine(Repository.Root, "content", "texts"), $"{locale}.*yaml")
        .SelectMany(file => Line().Matches(File.ReadAllText(file)))
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static string Statement(string code, int at) => code[at..(code.IndexOf(";\n", at, StringComparison.Ordinal) is var end and >= 0 ? end : code.Length)];

    [GeneratedRegex("\"((?:reason|check)\\.[a-z][a-z-]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"^((?:reason|check)\.[a-z-]+): (.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
