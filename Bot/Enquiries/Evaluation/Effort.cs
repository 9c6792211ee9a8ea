using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries.Evaluation;

/// <summary>What a search costs.</summary>
/// <param name="Build">How long the index took to build.</param>
/// <param name="P50">How long half of the questions took at most, one after the other.</param>
/// <param name="P99">The same for 99 of 100.</param>
/// <param name="Bytes">What the index holds in memory, as far as can be told.</param>
internal sealed record Effort(TimeSpan Build, TimeSpan P50, TimeSpan P99, long Bytes)
{
    /// <summary>Builds an index and asks it everything.</summary>
    /// <param name="passages">What is searched.</param>
    /// <param name="words">What the search knows of the language.</param>
    /// <param name="time">The clock.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="text">The words of a question.</param>
    /// <param name="most">How many hits are wanted.</param>
    /// <param name="found">Takes what was found; its time does not count.</param>
    public static Effort Of<T>(
        IReadOnlyList<Passage> passages, AskWords words, TimeProvider time, IReadOnlyCollection<T> questions, Func<T, string> text, int most, Action<T, IReadOnlyList<Hit>> found)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var begun = time.GetTimestamp();
        var index = new AnswerIndex(passages, new Reader(words));
        var built = time.GetElapsedTime(begun);
        var size = GC.GetTotalMemory(forceFullCollection: true) - before;
        var taken = new List<TimeSpan>(questions.Count);
        foreach (var question in questions)
        {
            var asked = time.GetTimestamp();
            var hits = index.Search(text(question), most);
            taken.Add(time.GetElapsedTime(asked));
            found(question, hits);
        }

        taken.Sort();
        return new(built, taken[(taken.Count - 1) / 2], taken[(taken.Count - 1) * 99 / 100], size);
    }
}
