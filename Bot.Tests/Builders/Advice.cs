using Bot.Content;

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

    /// <summary>A day of the year such as <c>02-29</c>.</summary>
    public static MonthDay Day(string text)
    {
        var day = Instants.Day("2024-" + text);
        return new(day.Month, day.Day);
    }
}
