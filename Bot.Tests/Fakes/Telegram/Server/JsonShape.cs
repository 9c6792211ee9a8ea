using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Strict reading of the objects inside parameters.</summary>
internal static class JsonShape
{
    /// <summary>Refuses anything but an object with these fields, and nulls, which Telegram does not take for absent.</summary>
    public static void Only(this JsonElement element, string what, params ReadOnlySpan<string> fields)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Refusal.Bad($"{what} must be an Object");
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.Contains(property.Name))
                throw Refusal.Bad($"{what} has no field \"{property.Name}\"");
            if (property.Value.ValueKind == JsonValueKind.Null)
                throw Refusal.Bad($"field \"{property.Name}\" of {what} is null: leave it out");
        }
    }

    public static string? Text(this JsonElement element, string field) => !element.TryGetProperty(field, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(field, "String");

    public static string RequiredText(this JsonElement element, string field) =>
        element.Text(field) ?? throw Refusal.Bad($"can't find field \"{field}\"");

    public static long? Integer(this JsonElement element, string field) => !element.TryGetProperty(field, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(field, "Number");

    public static bool Is(this JsonElement element, string field) => element.TryGetProperty(field, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(field, "Boolean"),
    };

    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Refusal.Bad($"{what} must be an Array");

    private static Refusal Wrong(string field, string type) => Refusal.Bad($"field \"{field}\" must be of type {type}");
}
