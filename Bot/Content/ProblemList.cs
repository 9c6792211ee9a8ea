using System.Text.RegularExpressions;
using Bot.Messaging;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bot.Content;

/// <summary>Collects the problems of one file.</summary>
/// <param name="file">Path inside the content folder.</param>
/// <param name="lineOffset">Lines before the YAML starts, as in a front matter.</param>
internal sealed partial class ProblemList(string file, int lineOffset = 0)
{
    private readonly List<ContentProblem> found = [];

    public string File => file;

    public int LineOffset => lineOffset;

    public int Count => found.Count;

    public IReadOnlyList<ContentProblem> Found => found;

    public void Add(int line, Phrase message) => found.Add(new(file, line, message));

    /// <summary>Whether a file's text was saved as UTF-8; notes the first line that was not.</summary>
    public bool IsUtf8(string text)
    {
        var damaged = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        if (damaged >= 0)
        {
            Add(text.AsSpan(0, damaged).Count('\n') + 1, new("check.not-utf"));
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
                    Add(lineOffset, new("check.empty-file"));
                    return null;
                default:
                    Add(1, new("check.not-a-map"));
                    return null;
            }
        }
        catch (Exception problem)
        {
            // Of some texts the library says only by other exceptions that they are wrong, and not where.
            Add((int)(problem is YamlException known ? known.Start.Line : parser.Line) + lineOffset, Why(problem));
            return null;
        }
    }

    /// <summary>The library's own words are for programmers; of its many only one says more than the line does.</summary>
    private static Phrase Why(Exception problem) => problem is GuardedParser.RefusedException { Why: var why } ? new("check.yaml-why", ("why", why))
        : Twice().Match(problem.Message) is { Success: true } twice ? new("check.yaml-twice", ("key", twice.Groups[1].Value))
        : new("check.yaml");

    [GeneratedRegex(@"[Dd]uplicate key:? '?([^'\s]+)")]
    private static partial Regex Twice();
}
