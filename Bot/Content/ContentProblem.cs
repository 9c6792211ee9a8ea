using Bot.Messaging;

namespace Bot.Content;

/// <summary>Something wrong in the content folder, said so that its author can mend it.</summary>
/// <param name="File">Path inside the content folder, with forward slashes.</param>
/// <param name="Line">Line number from 1; 0 when the whole file is meant.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
internal sealed record ContentProblem(string File, int Line, Phrase Message)
{
    /// <summary>The same with its place.</summary>
    public Phrase WithPlace => Line > 0
        ? new("check.at-line", ("file", File), ("line", Line), ("problem", Message))
        : new("check.at-file", ("file", File), ("problem", Message));
}
