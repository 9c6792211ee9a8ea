namespace Bot.Content;

/// <summary>Something wrong in the content folder, said so that its author can mend it.</summary>
/// <param name="File">Path inside the content folder, with forward slashes.</param>
/// <param name="Line">Line number from 1; 0 when the whole file is meant.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
internal sealed record ContentProblem(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
