using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bot.Content;

/// <summary>Collects the problems of one file.</summary>
/// <param name="file">Path inside the content folder.</param>
/// <param name="lineOffset">Lines before the YAML starts, as in a front matter.</param>
internal sealed class ProblemList(string file, int lineOffset = 0)
{
    private readonly List<ContentProblem> found = [];

    public string File => file;

    public int LineOffset => lineOffset;

    public int Count => found.Count;

    public IReadOnlyList<ContentProblem> Found => found;

    public void Add(int line, string message) => found.Add(new(file, line, message));

    /// <summary>Whether a file's text was saved as UTF-8; notes the first line that was not.</summary>
    public bool IsUtf8(string text)
    {
        var damaged = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        if (damaged >= 0)
        {
            Add(text.AsSpan(0, damaged).Count('\n') + 1, "Here are characters that are not UTF-8. Save it as UTF-8: in the editor's 'Save as', under 'Encoding'.");
        }

        return damaged < 0;
    }

    /// <summary>Parses YAML whose top is a mapping; null, with the problem noted, when it is not.</summary>
    public YamlMap? Parse(string yaml)
    {
        var parser = new GuardedParser(yaml);
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            switch (stream.Documents)
            {
                case [{ RootNode: YamlMappingNode root }]:
                    return new YamlMap(root, this);
                case []:
                    Add(lineOffset, "There is nothing in it yet. See content/README.md for what belongs into it.");
                    return null;
                default:
                    Add(1, "The file must be one list of 'key: value' lines.");
                    return null;
            }
        }
        catch (Exception problem)
        {
            // Of some texts the library says only by other exceptions that they are wrong, and not where.
            var (line, why) = problem is YamlException known ? (known.Start.Line, known.Message) : (parser.Line, "It cannot be read.");
            Add((int)line + lineOffset, $"This is not valid YAML: {why} Look at this line and the one before it: a missing colon, quote or indent.");
            return null;
        }
    }
}
