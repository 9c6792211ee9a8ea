using System.Text.RegularExpressions;
using Bot.Content;
using Bot.Content.Parsing;
using Bot.Tests.Builders;

namespace Bot.Tests.Architecture;

/// <summary>The program and the content it is shipped with fit each other.</summary>
public partial class ShippedContentTests
{
    private static readonly ContentCatalog Shipped =
        new CatalogParser(new ContentFiles(Path.Combine(Repository.Root, "content")), "zh-CN", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).Parse();

    [Fact]
    public void The_shipped_content_has_no_problems()
    {
        Shipped.Tips.Count.ShouldBeGreaterThan(20);
        Shipped.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_the_program_knows_is_said_somewhere()
    {
        var code = string.Concat(Sources.Files("Bot").Where(f => f.Key != "Bot/Content/TextKeys.cs").Select(f => f.Value));
        var names = typeof(TextKeys).GetFields().Where(f => f.IsLiteral).Select(f => f.Name).ToArray();

        names.Length.ShouldBe(TextKeys.All.Count);
        names.Where(name => !Regex.IsMatch(code, $@"\bTextKeys\.{name}\b")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_of_the_page_is_shipped_and_every_one_shipped_for_it_is_on_it()
    {
        var onPage = Hole().Matches(Sources.Files("Bot/Channels/WebChat/Page", "*.html").Values.Single()).Select(m => m.Groups[1].Value).ToHashSet();
        onPage.Remove("lang");

        foreach (var locale in Shipped.Texts.Locales)
        {
            var texts = File.ReadAllText(Path.Combine(Repository.Root, "content", "texts", $"{locale}.yaml"));
            var shipped = PageKey().Matches(texts).Select(m => m.Groups[1].Value).Except(TextKeys.All);
            shipped.ShouldBe(onPage, ignoreOrder: true, locale);
        }
    }

    [GeneratedRegex(@"\{\{([a-z.-]+)\}\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^(webchat\.[a-z.-]+):", RegexOptions.Multiline)]
    private static partial Regex PageKey();
}
