using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries.Evaluation;

/// <summary>A content folder as large as a province might have, made of the words of the one that is there, to measure the effort by. Pure.</summary>
internal static class LargeFolder
{
    private const int MostWordings = 4;
    private const int BodyLength = 300;

    /// <param name="passages">Those of the folder that is there.</param>
    /// <param name="count">How many to make.</param>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<Passage> passages, int count) =>
        [.. Enumerable.Range(0, count).Select(at => Mixed(at, passages[at % passages.Count], passages[((at * 7) + (at / passages.Count)) % passages.Count]))];

    /// <summary>The wordings of one with those of another behind them; the text of the other.</summary>
    private static Passage Mixed(int at, Passage one, Passage other) => one with
    {
        Kind = PassageKind.Faq,
        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{one.Id}-{at}"),
        Wordings = [.. Enumerable.Range(0, MostWordings).Select(i => one.Wordings[i % one.Wordings.Count] + other.Wordings[i % other.Wordings.Count])],
        Body = string.Concat(Enumerable.Repeat(other.Body + "。", 1 + (BodyLength / (other.Body.Length + 1))))[..BodyLength],
        Tip = null,
    };
}
