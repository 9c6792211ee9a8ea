using System.Text.Json;

namespace Bot.Tests.Builders;

/// <summary>Values as JSON: alike when everything in them is alike, whatever kind of list they use.</summary>
internal static class Json
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);
}
