namespace Bot.Content.Parsing;

/// <summary>Reads the whole content folder. Never throws for what an author wrote: it reports, leaves the broken entry out, and goes on.</summary>
internal sealed class CatalogParser(ContentFiles files, string defaultLocale, TimeZoneInfo zone, bool requireReview = false)
{
    private readonly List<ContentProblem> problems = [];

    public ContentCatalog Parse()
    {
        var fingerprint = files.Fingerprint();
        var topicsFile = Open("topics.yaml");
        var topics = NamedEntries(topicsFile, "topics").ToDictionary(e => e.Key, e => new Topic(e.Key, e.Value));
        var audiences = NamedEntries(topicsFile, "audiences").ToDictionary(e => e.Key, e => new Trait(e.Key, e.Value));
        var crops = NamedEntries(topicsFile, "crops").ToDictionary(e => e.Key, e => new Trait(e.Key, e.Value));
        Close(topicsFile);

        var regionsFile = Open("regions.yaml");
        var regions = regionsFile is null ? RegionTree.Empty : RegionsParser.Parse(regionsFile.Value.Map);
        Close(regionsFile);

        var known = new KnownNames(topics.Keys, audiences.Keys, crops.Keys, regions);
        var tips = new TipsParser(files, defaultLocale, known, problems).Parse();
        var questions = new QuestionsParser(files, defaultLocale, known, tips, problems).Parse();
        var contests = new ContestsParser(files, defaultLocale, zone, known, regions, questions, requireReview, problems).Parse();

        var faq = new FaqParser(files, defaultLocale, known, tips, problems).Parse();
        var wordsFile = Open("synonyms.yaml", mayBeMissing: true);
        var words = wordsFile is null ? AskWords.None : AskWordsParser.Parse(wordsFile.Value.Map, known);
        Close(wordsFile);
        var emergenciesFile = Open("emergencies.yaml", mayBeMissing: true);
        var emergencies = emergenciesFile is null ? EmergencyList.None : new EmergenciesParser(defaultLocale).Parse(emergenciesFile.Value.Map);
        Close(emergenciesFile);

        var schedulesFile = Open("schedules.yaml");
        var schedules = schedulesFile is null ? [] : new SchedulesParser(zone, known, regions, tips).Parse(schedulesFile.Value.Map);
        Close(schedulesFile);

        return new()
        {
            Topics = topics,
            Audiences = audiences,
            Crops = crops,
            Regions = regions,
            Tips = tips,
            Questions = questions,
            Contests = contests,
            Faq = faq,
            AskWords = words,
            Emergencies = emergencies,
            Schedules = schedules,
            Texts = new TextsParser(files, defaultLocale, problems).Parse(),
            RequireReview = requireReview,
            Problems = problems,
            Fingerprint = fingerprint,
        };
    }

    private (YamlMap Map, ProblemList Problems)? Open(string file, bool mayBeMissing = false)
    {
        var list = new ProblemList(file);
        var text = files.Read(file);
        if (text is null && mayBeMissing && !files.Exists(file))
        {
            return null;
        }

        if (text is null)
        {
            problems.Add(new(file, 0, new("check.file-missing")));
            return null;
        }

        if (list.IsUtf8(text) && list.Parse(text) is { } map)
        {
            return (map, list);
        }

        problems.AddRange(list.Found);
        return null;
    }

    private void Close((YamlMap Map, ProblemList Problems)? file)
    {
        if (file is { } open)
        {
            open.Map.RefuseUnknownKeys();
            problems.AddRange(open.Problems.Found);
        }
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> NamedEntries((YamlMap Map, ProblemList Problems)? file, string key)
    {
        var seen = new HashSet<string>();
        foreach (var entry in file?.Map.Maps(key) ?? [])
        {
            var id = entry.Required("id", "agriculture");
            var name = entry.Required("name", "农业");
            var english = entry.Text("english");
            entry.RefuseUnknownKeys();
            if (id.Length == 0 || name.Length == 0)
            {
                continue;
            }

            if (!Ids.IsValid(id))
            {
                entry.Problem("id", Ids.Rule(id));
            }
            else if (!seen.Add(id))
            {
                entry.Problem("id", new("check.twice-in", ("id", id), ("key", key)));
            }
            else
            {
                yield return new(id, RegionsParser.Names(name, english));
            }
        }
    }
}
