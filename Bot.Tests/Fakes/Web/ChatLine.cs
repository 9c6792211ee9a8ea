namespace Bot.Tests.Fakes.Web;

/// <summary>A message as the page gets it.</summary>
internal sealed record ChatLine(long Id, string From, string Html, string? Image, ChatChoice[][]? Choices, long? Tapped, DateTimeOffset At, int Version)
{
    public bool IsFromBot => From == "bot";

    /// <summary>The code behind a button.</summary>
    public string Code(string label) => Choices.ShouldNotBeNull().SelectMany(row => row).Single(c => c.Label == label).Code;
}

/// <summary>A button as the page gets it.</summary>
internal sealed record ChatChoice(string Label, string Code);

/// <summary>A page of history as the page gets it.</summary>
internal sealed record ChatHistory(ChatLine[] Messages, bool More);
