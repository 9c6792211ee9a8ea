using System.Globalization;
using Bot.Messaging;
using YamlDotNet.RepresentationModel;

namespace Bot.Content;

/// <summary>A YAML mapping that reports every problem with its line instead of throwing, and knows which keys nobody asked for.</summary>
internal sealed class YamlMap(YamlMappingNode node, ProblemList problems)
{
    private readonly HashSet<string> asked = [];

    public int Line => (int)node.Start.Line + problems.LineOffset;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Problems found so far in the whole file.</summary>
    public int ProblemCount => problems.Count;

    public void ProblemAt(int line, Phrase message) => problems.Add(line, message);

    public void Problem(Phrase message) => problems.Add(Line, message);

    public void Problem(string key, Phrase message) => problems.Add(LineOf(key), message);

    public YamlNode? Node(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: "" or "~" or "null" or null } => null,
        YamlScalarNode scalar => scalar.Value,
        _ => Wrong<string>(key, new("check.single-text", ("key", key))),
    };

    public string Required(string key, string example)
    {
        var before = problems.Count;
        if (Text(key) is { } text)
        {
            return text;
        }

        if (problems.Count == before)
        {
            problems.Add(LineOf(key), new("check.key-missing", ("key", key), ("example", example)));
        }

        return "";
    }

    public IReadOnlyList<string> List(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode items when items.All(i => i is YamlScalarNode) => [.. items.Cast<YamlScalarNode>().Select(i => i.Value ?? "")],
        YamlScalarNode { Value: { Length: > 0 } one } => [one],
        YamlScalarNode => [],
        _ => Wrong<IReadOnlyList<string>>(key, new("check.not-a-list", ("key", key))) ?? [],
    };

    /// <summary>A list of lists, each with its line.</summary>
    public IReadOnlyList<(int Line, IReadOnlyList<string> Words)> Lists(string key)
    {
        var node = Node(key);
        if (node is not (null or YamlSequenceNode or YamlScalarNode { Value: "" or null }))
        {
            problems.Add(LineOf(key), new("check.not-lists", ("key", key)));
        }

        var found = new List<(int, IReadOnlyList<string>)>();
        foreach (var item in node is YamlSequenceNode items ? items : [])
        {
            var line = (int)item.Start.Line + problems.LineOffset;
            if (item is YamlSequenceNode words && words.All(w => w is YamlScalarNode))
            {
                found.Add((line, [.. words.Cast<YamlScalarNode>().Select(w => w.Value ?? "")]));
            }
            else
            {
                problems.Add(line, new("check.entry-list", ("key", key)));
            }
        }

        return found;
    }

    public YamlMap? Map(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, problems),
        _ => Wrong<YamlMap>(key, new("check.not-a-group", ("key", key))),
    };

    public IEnumerable<YamlMap> Maps(string key)
    {
        switch (Node(key))
        {
            case null:
                yield break;
            case YamlSequenceNode items:
                foreach (var item in items)
                {
                    if (item is YamlMappingNode map)
                    {
                        yield return new YamlMap(map, problems);
                    }
                    else
                    {
                        problems.Add((int)item.Start.Line + problems.LineOffset, new("check.entry-group", ("key", key)));
                    }
                }

                break;
            case YamlScalarNode { Value: "" or null }:
                yield break;
            default:
                problems.Add(LineOf(key), new("check.not-entries", ("key", key)));
                break;
        }
    }

    public DateOnly? Date(string key)
    {
        var text = Required(key, "2026-11-21");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        return text.Length == 0 ? null : Wrong<DateOnly?>(key, new("check.key-date", ("key", key), ("text", text)));
    }

    /// <summary>A whole number between two bounds; null when it is not there or is none.</summary>
    public int? WholeNumber(string key, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong<int?>(key, new("check.whole-number", ("key", key), ("text", text), ("least", least), ("most", most)));
    }

    /// <summary>Whether a key is true; it may be left out.</summary>
    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Wrong<bool>(key, new("check.flag", ("key", key), ("value", other))),
    };

    /// <summary>Lines of all its keys.</summary>
    public IReadOnlyDictionary<string, int> Lines() => Keys.Distinct().ToDictionary(k => k, LineOf);

    /// <summary>Call last: names every key that nobody asked for, since it is most likely a slip of the pen.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in node.Children.Keys.Where(k => k is not YamlScalarNode))
        {
            problems.Add((int)key.Start.Line + problems.LineOffset, new("check.key-text"));
        }

        foreach (var key in Keys.Where(k => !asked.Contains(k)))
        {
            problems.Add(LineOf(key), new("check.unknown-key", ("key", key), ("known", string.Join(", ", asked.Order(StringComparer.Ordinal)))));
        }
    }

    public int LineOf(string key)
    {
        var found = node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode scalar && scalar.Value == key);
        return (int)(found ?? node).Start.Line + problems.LineOffset;
    }

    private T? Wrong<T>(string key, Phrase message)
    {
        problems.Add(LineOf(key), message);
        return default;
    }
}
