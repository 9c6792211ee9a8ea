using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The parameters of one call, each read with the type that the documentation gives it.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, Argument> _values = [];

    /// <summary>What was wrong with the call as a whole.</summary>
    public string? Complaint { get; set; }

    public byte[]? Utf8Body { get; set; }

    /// <summary>What the JSON values live in; given back when the call is answered.</summary>
    public JsonDocument? Document { get; set; }

    /// <summary>Whether all of it stands in the body.</summary>
    public bool IsJsonOnly => Document is not null && _values.Count == Document.RootElement.GetPropertyCount();

    public string Body => Utf8Body is { Length: > 0 } body ? Encoding.UTF8.GetString(body)
        : string.Join('&', _values.Select(v => $"{v.Key}={v.Value}"));

    public bool TryAdd(string name, Argument value) => _values.TryAdd(name, value);

    public string? Raw(string name) => _values.TryGetValue(name, out var value) ? value.ToString() : null;

    public void RefuseAllBut(IReadOnlySet<string> known)
    {
        if (Complaint is not null)
            throw Refusal.Bad(Complaint);
        foreach (var (name, value) in _values)
        {
            if (!known.Contains(name))
                throw Refusal.Bad($"parameter \"{name}\" is unknown to this method");
            if (value.Json is { ValueKind: JsonValueKind.Null })
                throw Refusal.Bad($"parameter \"{name}\" is null: leave it out, for Telegram reads the word \"null\"");
        }
    }

    public string? Text(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        if (value.IsFile || value.Json is { ValueKind: not JsonValueKind.String })
            throw Wrong(name, "a String");
        return value.Text ?? value.Json!.Value.GetString();
    }

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw Refusal.Bad($"parameter \"{name}\" is required");

    public string? Text(string name, int atMost) =>
        Text(name) is not { } text || text.Length <= atMost ? Text(name)
            : throw Refusal.Bad($"parameter \"{name}\" must be at most {atMost} characters long");

    public long? Integer(string name, long atLeast = long.MinValue, long atMost = long.MaxValue)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        var number = value.Json is { ValueKind: JsonValueKind.Number } json && json.TryGetInt64(out var exact) ? exact
            : long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var typed) ? typed
            : throw Wrong(name, "an Integer");
        return number >= atLeast && number <= atMost ? number
            : throw Refusal.Bad($"parameter \"{name}\" must be from {atLeast} to {atMost}");
    }

    public long RequiredInteger(string name, long atLeast = long.MinValue, long atMost = long.MaxValue) =>
        Integer(name, atLeast, atMost) ?? throw Refusal.Bad($"parameter \"{name}\" is required");

    public bool? Boolean(string name) => !_values.TryGetValue(name, out var value) ? null : value switch
    {
        { Json.ValueKind: JsonValueKind.True } => true,
        { Json.ValueKind: JsonValueKind.False } => false,
        { Text: "true" or "True" or "1" } => true,
        { Text: "false" or "False" or "0" } => false,
        _ => throw Wrong(name, "a Boolean"),
    };

    public bool Is(string name) => Boolean(name) ?? false;

    /// <summary>A parameter that is an object or an array: itself in JSON, or written as JSON in a string.</summary>
    public JsonElement? Structure(string name, JsonValueKind kind)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        var element = value.Json is { ValueKind: not JsonValueKind.String } direct ? direct : Parse(name, Text(name)!);
        return element.ValueKind == kind ? element : throw Wrong(name, $"an {kind} of JSON");
    }

    public Argument? FileOrText(string name) => !_values.TryGetValue(name, out var value) ? null
        : value.IsFile ? value : Argument.Of(Text(name)!);

    private static JsonElement Parse(string name, string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Refusal.Bad($"can't parse {name} JSON object");
        }
    }

    private static Refusal Wrong(string name, string type) => Refusal.Bad($"parameter \"{name}\" must be {type}");
}
