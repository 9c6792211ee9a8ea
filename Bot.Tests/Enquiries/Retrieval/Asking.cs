using Bot.Content;
using Bot.Enquiries.Retrieval;
using Bot.Tests.Builders;

namespace Bot.Tests.Enquiries.Retrieval;

/// <summary>Searches over a few questions, with the shipped words.</summary>
internal static class Asking
{
    public static AskWords ShippedWords { get; } = ReadWords();

    public static Passage Passage(string id, string question, string topic = "agriculture", string[]? also = null, string[]? keywords = null, string body = "", string[]? crops = null) => new()
    {
        Kind = PassageKind.Faq,
        Id = id,
        Topic = topic,
        Wordings = [question, .. also ?? []],
        Keywords = keywords ?? [],
        Body = body,
        Crops = crops ?? [],
    };

    public static AnswerIndex Index(params Passage[] passages) => new(passages, new Reader(ShippedWords));

    public static string[] Ids(this AnswerIndex index, string question) => [.. index.Search(question, 10).Select(h => h.Passage.Id)];

    public static Finding Find(this AnswerIndex index, string question) =>
        Finding.Of(index.Search(question, 6), topic => topic == "health", _ => true);

    private static AskWords ReadWords()
    {
        using var content = new ContentFolder().ShippedAskWords();
        return content.Read().AskWords;
    }
}
