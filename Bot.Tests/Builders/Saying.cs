using Bot.Content;
using Bot.Messaging;

namespace Bot.Tests.Builders;

/// <summary>Says phrases with the shipped sentences.</summary>
internal static class Saying
{
    private static readonly ContentCatalog Shipped = ContentReading.Read(Path.Combine(Repository.Root, "content"));

    public static string InEnglish(this Phrase phrase) => Shipped.Say(phrase, "en");

    public static string InChinese(this Phrase phrase) => Shipped.Say(phrase, "zh-CN");
}
