namespace Bot.Content.Parsing;

/// <summary>One Markdown file: its keys, the text below them, and where what is wrong with it is noted.</summary>
internal sealed record MarkdownFile(string File, YamlMap Map, string Body, ProblemList Problems)
{
    /// <summary>The id, which is the file's name.</summary>
    /// <param name="example">An id to show when there is none.</param>
    public string Id(string example)
    {
        var id = Map.Required("id", example);
        var name = Path.GetFileName(File).Split('.')[0];
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            Map.Problem("id", Ids.Rule(id));
        }
        else if (id.Length > 0 && id != name)
        {
            Map.Problem("id", new("check.id-and-name", ("id", id), ("name", name)));
        }

        return id;
    }

    /// <summary>The topic, which is the folder the file is in.</summary>
    public string Topic(KnownNames known)
    {
        var topic = known.Topic(Map, "topic");
        var folder = $"{File.Split('/')[0]}/{topic}/";
        if (known.IsTopic(topic) && !File.StartsWith(folder, StringComparison.Ordinal))
        {
            Map.Problem("topic", new("check.topic-and-folder", ("topic", topic), ("folder", folder)));
        }

        return topic;
    }
}

/// <summary>Reads a folder of Markdown files with keys at their head, and their translations <c>*.&lt;locale&gt;.md</c>.</summary>
/// <param name="files">The content folder.</param>
/// <param name="folder">The folder's name in it.</param>
/// <param name="problems">Where all that is wrong is noted.</param>
internal sealed class MarkdownFolder(ContentFiles files, string folder, List<ContentProblem> problems)
{
    /// <summary>Reads all originals first, so that a translation finds what it translates.</summary>
    public void Read(Action<MarkdownFile> original, Action<MarkdownFile, string> translation)
    {
        var all = files.List(folder, ".md").ToLookup(TranslationNames.LocaleOf);
        foreach (var file in all[null])
        {
            ReadOne(file, original);
        }

        foreach (var locale in all.Where(l => l.Key is not null))
        {
            foreach (var file in locale)
            {
                ReadOne(file, found => translation(found, locale.Key!));
            }
        }
    }

    private void ReadOne(string file, Action<MarkdownFile> use)
    {
        var list = new ProblemList(file, FrontMatter.LinesBefore);
        var text = files.Read(file) ?? "";
        if (!list.IsUtf8(text))
        {
            // said already
        }
        else if (FrontMatter.Split(text) is not { } parts)
        {
            list.Add(1, new("check.front-matter"));
        }
        else if (list.Parse(parts.Yaml) is { } map)
        {
            use(new(file, map, parts.Body, list));
        }

        problems.AddRange(list.Found);
    }
}
