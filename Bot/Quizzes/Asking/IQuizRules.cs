using Bot.Content;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Quizzes.Asking;

/// <summary>What one kind of quiz does its own way. Everything about asking and answering is the same for all.</summary>
internal interface IQuizRules
{
    /// <summary>Whether an attempt's quiz is of this kind.</summary>
    bool Owns(string quiz);

    /// <summary>What stands above a question.</summary>
    string Head(AskedQuestion asked, Texts texts);

    /// <summary>After which instant an answer counts nothing; null = whenever it comes.</summary>
    DateTimeOffset? Deadline(AskedQuestion asked);

    /// <summary>Rows of buttons below those of a question.</summary>
    IReadOnlyList<IReadOnlyList<Choice>> Extras(AskedQuestion asked, Texts texts);

    /// <summary>Does what an answer that was recorded brings about.</summary>
    Task RecordedAsync(AskedQuestion asked, Response response);

    /// <summary>What is said to an answer.</summary>
    OutboundMessage Feedback(AskedQuestion asked, Texts texts, string given, double score);

    /// <summary>Ends an attempt whose questions are all answered, and says how it went.</summary>
    Task<OutboundMessage> FinishAsync(AskedQuestion last, Subscriber person, Texts texts);
}
