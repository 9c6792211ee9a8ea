using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bot.Content;

/// <summary>Collects the problems of one file.</summary>
/// <param name="file">Path inside the content folder.</param>
/// <param name="lineOffset">Lines before the YAML starts, as in a front matter.</param>
internal sealed class ProblemList(string file, int lineOffset = 0)
{
    private readonly List<ContentProblem> found = [];

    public int LineOffset => lineOffset;

    public int Count => found.Count;

    public IReadOnlyList<ContentProblem> Found => found;

    public void Add(int line, string message) => found.Add(new(file, line, message));

    /// <summary>Parses YAML whose top is a mapping; null, with the problem noted, when it is not.</summary>
    public YamlMap? Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            switch (stream.Documents)
            {
                case [{ RootNode: YamlMappingNode root }]:
                    return new YamlMap(root, this);
                case []:
                    Add(0, "The file is empty.");
                    return null;
                default:
                    Add(1, "The file must be one list of 'key: value' lines.");
                    return null;
            }
        }
        catch (YamlException problem)
        {
            Add((int)problem.Start.Line + lineOffset, $"This is not valid YAML: {problem.InnerException?.Message ?? problem.Message} Look at this line and the one before it: a missing colon, quote or indent.");
            return null;
        }
    }
}
