using Bot.Content;
using Bot.Content.Seasons;

namespace Bot.Tests.Builders;

/// <summary>Sound tips, made in memory.</summary>
internal static class Advice
{
    public static Tip Tip(string id, string topic = "agriculture", string? from = null, string? until = null) => new()
    {
        Id = id,
        Topic = topic,
        Texts = new Dictionary<string, TipText> { ["zh-CN"] = new(id, "摘要", "正文") },
        Window = from is null ? null : new(Day(from), Day(until!)),
        Source = new("出处", "出版者", new Uri("https://example.org")),
        Review = new("unreviewed", new DateOnly(2026, 1, 1), new DateOnly(2036, 1, 1)),
        File = $"tips/{topic}/{id}.md",
    };

    /// <summary>A day of the year such as <c>02-29</c> or <c>清明-5d</c>.</summary>
    public static SeasonDay Day(string text) => SeasonDay.TryParse(text)!;

    /// <summary>A catalogue with nothing but regions and, if need be, tips.</summary>
    public static ContentCatalog Catalog(RegionTree? regions = null, params Tip[] tips) => new()
    {
        Regions = regions ?? RegionTree.Empty,
        Tips = tips.ToDictionary(t => t.Id),
        Texts = new LocaleTexts("zh-CN", new Dictionary<string, Texts>()),
        Fingerprint = "",
    };
}
