using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Enquiries;

/// <summary>
/// Makes a file of an answered enquiry, in <c>drafts/faq</c> of the content folder, where nothing is given to anybody yet: an editor
/// adds its source and its other wordings, a reviewer answers for it, and it moves to <c>faq</c>.
/// </summary>
internal sealed class FaqDraft(EnquiryStore store, ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    /// <summary>Writes the draft of an answered enquiry, unless there is one already: somebody may have worked on it.</summary>
    /// <returns>Its path inside the content folder, or why there is none.</returns>
    public async Task<(string? Path, Phrase? Problem)> WriteAsync(long id)
    {
        if (await store.FindAsync(id) is not { Answer: { } answer } enquiry)
        {
            return (null, new("reason.not-answered", ("id", id)));
        }

        var topic = enquiry.Topic ?? content.Current.Topics.Keys.FirstOrDefault() ?? "";
        var path = $"drafts/faq/{topic}/asked-{id}.md";
        var full = content.FullPath(path)!;
        if (File.Exists(full))
        {
            return (null, new("reason.draft-there", ("path", path)));
        }

        var also = (await store.ListDuplicatesAsync(id)).Select(d => d.Text).Where(t => t != enquiry.Text).Distinct().ToArray();
        return await SaveAsync(full, Text(enquiry, answer, topic, also)) is { } trouble
            ? (null, new("reason.draft-not-written", ("path", path), ("problem", trouble.TrimEnd('.'))))
            : (path, null);
    }

    /// <summary>Where the bot may only read the content folder, as in a container, no draft can be made; what kept it out, or null.</summary>
    private static async Task<string?> SaveAsync(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return trouble.Message;
        }
    }

    private string Text(Enquiry enquiry, string answer, string topic, string[] also)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var others = also.Length == 0 ? "" : $"also: [{string.Join(", ", also.Select(Quoted))}]\n";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            ---
            id: asked-{{enquiry.Id}}
            topic: {{topic}}
            question: {{Quoted(enquiry.Text)}}
            {{others}}# Fill in where the facts come from: a page you have really read.
            source: {title: "", publisher: "", url: ""}
            review: {by: {{TipReview.Nobody}}, on: {{today:yyyy-MM-dd}}, until: {{today.AddYears(1):yyyy-MM-dd}}}
            ---
            {{answer}}

            """).ReplaceLineEndings("\n");
    }

    /// <summary>In double quotes, as YAML and JSON both have it: whatever somebody wrote stays one text.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
