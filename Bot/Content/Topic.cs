namespace Bot.Content;

/// <summary>What one subscribes to.</summary>
internal sealed record Topic(string Id, IReadOnlyDictionary<string, string> Names);

/// <summary>A kind of people that content is meant for (farmer, elder, ...), or a crop or kind of livestock.</summary>
internal sealed record Trait(string Id, IReadOnlyDictionary<string, string> Names);
