using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Messaging;

/// <summary>
/// Something to be said to somebody whose language is not known yet: the key of a sentence in <c>content/texts</c> and what is filled into
/// it, each of which is a phrase again; or plain text, which is said as it stands. It becomes words where the reader is known.
/// </summary>
[JsonConverter(typeof(Json))]
internal sealed class Phrase : IEquatable<Phrase>
{
    /// <summary>The keys of names that the content folder has in every language; the id is filled in as <c>id</c>.</summary>
    public const string TopicName = "name.topic";

    /// <inheritdoc cref="TopicName"/>
    public const string TipName = "name.tip";

    /// <summary>The keys of all that the content folder has of a kind, each by its name in the reader's language.</summary>
    public const string TopicNames = "names.topics";

    /// <inheritdoc cref="TopicNames"/>
    public const string CropNames = "names.crops";

    /// <inheritdoc cref="TopicNames"/>
    public const string AudienceNames = "names.audiences";

    private const string KeyField = "say";

    private const string Opening = $"{{\"{KeyField}\":";

    /// <summary>Under this key stands plain text that would be taken for a sentence if it were stored as it is.</summary>
    private const string Verbatim = "";

    private static readonly JsonSerializerOptions Stored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Phrase(string key, params (string Name, Phrase Value)[] with) => (Key, With) = (key, with);

    private Phrase()
    {
    }

    /// <summary>The sentence; null when it is plain text.</summary>
    public string? Key { get; }

    /// <summary>The plain text. Of a sentence that was stored, the form it was found in, for who does not know it; otherwise empty.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What is filled into the sentence.</summary>
    public IReadOnlyList<(string Name, Phrase Value)> With { get; } = [];

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Phrase?(string? text) => text is null ? null : new() { Text = text };

    public static implicit operator Phrase(long number) => new() { Text = number.ToString(CultureInfo.InvariantCulture) };

    public static implicit operator Phrase(DateOnly day) => new() { Text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    /// <summary>A topic, by its name in the reader's language.</summary>
    public static Phrase Topic(string id) => new(TopicName, ("id", id));

    /// <summary>A tip, by its title in the reader's language.</summary>
    public static Phrase Tip(string id) => new(TipName, ("id", id));

    /// <summary>All topics there are.</summary>
    public static Phrase AllTopics { get; } = new(TopicNames);

    /// <summary>All crops there are.</summary>
    public static Phrase AllCrops { get; } = new(CropNames);

    /// <summary>All kinds of people there are.</summary>
    public static Phrase AllAudiences { get; } = new(AudienceNames);

    /// <summary>A channel, as pages call it.</summary>
    public static Phrase Channel(string name) => new("staff.channel." + name);

    /// <summary>One of a fixed set of things, as pages call it.</summary>
    public static Phrase Name<T>(T value)
        where T : struct, Enum => new($"staff.{JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name)}.{JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())}");

    /// <summary>Reads what <see cref="ToString"/> wrote. Anything else, however much it looks alike, was written as plain text, and is.</summary>
    [return: NotNullIfNotNull(nameof(stored))]
    public static Phrase? Read(string? stored)
    {
        if (stored?.StartsWith(Opening, StringComparison.Ordinal) != true)
        {
            return stored;
        }

        try
        {
            var phrase = JsonSerializer.Deserialize<Phrase>(stored)!;
            return phrase is { Key: Verbatim, With: [var (_, text)] } ? text : new Phrase(phrase.Key!, [.. phrase.With]) { Text = stored };
        }
        catch (JsonException)
        {
            return stored; // a text of somebody else's that begins alike
        }
    }

    /// <summary>As it is stored and logged: plain text as it stands, unless it looks like a sentence; a sentence as JSON.</summary>
    public override string ToString() =>
        Key is not null ? JsonSerializer.Serialize(this, Stored)
        : Text.StartsWith(Opening, StringComparison.Ordinal) ? JsonSerializer.Serialize(new Phrase(Verbatim, ("text", this)), Stored)
        : Text;

    public bool Equals(Phrase? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Plain text is a JSON string; a sentence an object that begins with its key.</summary>
    private sealed class Json : JsonConverter<Phrase>
    {
        public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString()!;
            }

            var fields = JsonSerializer.Deserialize<Dictionary<string, Phrase?>>(ref reader);
            return fields is not null && fields.Remove(KeyField, out var key) && key is { Key: null } && !fields.ContainsValue(null)
                ? new(key.Text, [.. fields.Select(f => (f.Key, f.Value!))])
                : throw new JsonException($"A phrase begins with \"{KeyField}\", and nothing in it is null.");
        }

        public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options)
        {
            if (value.Key is null)
            {
                writer.WriteStringValue(value.Text);
                return;
            }

            writer.WriteStartObject();
            writer.WriteString(KeyField, value.Key);
            foreach (var (name, filling) in value.With)
            {
                writer.WritePropertyName(name);
                Write(writer, filling, options);
            }

            writer.WriteEndObject();
        }
    }
}
