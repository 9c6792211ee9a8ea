using System.Globalization;
using Bot.Content;
using Bot.Content.Parsing;

namespace Bot.Quizzes.Exchange;

/// <summary>Reads a file of another system and lays its questions down for review, in <c>questions/imported/</c>.</summary>
internal sealed class QuestionImport(ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <param name="file">The file.</param>
    /// <param name="format">What it is; null = found out from its name and content.</param>
    /// <param name="dryRun">Writes nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was read, and the file it was written to; null when nothing was.</returns>
    public async Task<(ReadQuestions Read, string? WrittenTo)> RunAsync(FileInfo file, ExchangeFormat? format, bool dryRun, CancellationToken cancellationToken)
    {
        var text = TextDecoding.Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        var read = Sorted((format ?? Guess(file.Name, text)) switch
        {
            ExchangeFormat.Gift => GiftReader.Read(text),
            ExchangeFormat.Csv => QuestionCsv.Read(text),
            _ => AikenReader.Read(text),
        });
        if (dryRun || read.Accepted.Count == 0)
        {
            return (read, null);
        }

        var path = NewPath(Path.GetFileNameWithoutExtension(file.Name));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, WaitingFile.Write(read.Accepted, today), cancellationToken);
        return (read, path);
    }

    /// <summary>GIFT has braces with an answer in them, a table has its columns in the first line; anything else is Aiken.</summary>
    private static ExchangeFormat Guess(string name, string text) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => ExchangeFormat.Csv,
        ".gift" => ExchangeFormat.Gift,
        _ when GiftReader.Read(text) is { Accepted: var found } && found.Count > 0 => ExchangeFormat.Gift,
        _ => ExchangeFormat.Aiken,
    };

    /// <summary>Leaves out what is there already word for word; names what is there almost.</summary>
    private ReadQuestions Sorted(ReadQuestions read)
    {
        var catalog = content.Current;
        var likeness = new StemLikeness();
        // What is there already may have been put right since: it stays, whatever this file's key says.
        var there = new Dictionary<string, string>();
        var inFile = new Dictionary<string, string>();
        var sorted = new ReadQuestions();
        sorted.Rejected.AddRange(read.Rejected);
        sorted.Skipped.AddRange(read.Skipped);
        foreach (var known in catalog.Questions.Values.Select(QuestionExport.ToImported).Concat(Waiting()))
        {
            there.TryAdd(known.Question.Asked, known.Id);
            likeness.Add(known.Id, known.Question.Stem, known.Question.Choices.Select(c => c.Text));
        }

        foreach (var question in read.Accepted.Select(q => WithTopic(q, catalog)))
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"line {question.Line}");
            if (there.TryGetValue(question.Asked, out var same) || !inFile.TryAdd(question.Fingerprint, here))
            {
                sorted.Skip(question.Line, question.Stem, $"It is there already, word for word: {same ?? inFile[question.Fingerprint]}.");
                continue;
            }

            var choices = question.Choices.Select(c => c.Text).ToArray();
            var other = inFile.TryAdd(question.Asked, here) ? null : inFile[question.Asked];
            var note = other is not null ? $"It asks the same as {other}, but another answer is right."
                : likeness.Find(question.Stem, choices) is { } twin ? $"It asks almost the same as {twin}."
                : null;
            sorted.Accepted.Add(note is null ? question : question with { Notes = [.. question.Notes, note] });
            likeness.Add(here, question.Stem, choices);
        }

        return sorted;
    }

    /// <summary>Questions of earlier imports that still wait; a file somebody is in the middle of editing counts as far as it can be read.</summary>
    private IEnumerable<(string Id, ImportedQuestion Question)> Waiting() =>
        content.FullPath(QuestionsParser.WaitingFolder.TrimEnd('/')) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(WaitingReader.Read)
            : [];

    /// <summary>A category is a topic if it has its id or one of its names; else it is a tag.</summary>
    private static ImportedQuestion WithTopic(ImportedQuestion question, ContentCatalog catalog)
    {
        var topic = catalog.Topics.Values.FirstOrDefault(t => new[] { question.Topic }.Concat(question.Tags)
            .Any(said => said is not null && t.Names.Values.Append(t.Id).Any(n => Folding.Fold(n) == Folding.Fold(said))));
        return question with
        {
            Topic = topic?.Id,
            Tags = [.. question.Tags.Append(topic is null ? question.Topic : null).OfType<string>().Distinct()],
        };
    }

    private string NewPath(string name)
    {
        var slug = string.Concat(name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '-')) is { Length: > 0 } some ? some : "questions";
        var folder = content.FullPath(QuestionsParser.WaitingFolder.TrimEnd('/'))!;
        return Enumerable.Range(1, int.MaxValue)
            .Select(i => Path.Combine(folder, i == 1 ? $"{slug}.yaml" : string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}.yaml")))
            .First(p => !File.Exists(p));
    }
}

/// <summary>The formats questions come and go in.</summary>
internal enum ExchangeFormat
{
    Gift,
    Aiken,
    Csv,
}
