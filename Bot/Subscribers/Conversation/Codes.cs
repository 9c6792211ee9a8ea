namespace Bot.Subscribers.Conversation;

/// <summary>The first part of every button's code in this folder; what comes behind the colon is the choice.</summary>
internal static class Codes
{
    /// <summary>Stands for "all", "anybody", "no matter".</summary>
    public const string Any = "any";

    public const string Done = "done";

    public const string FirstTopic = "first-topic";
    public const string FirstRegion = "first-region";
    public const string FirstAudience = "first-audience";
    public const string Topic = "topic";
    public const string Region = "place";
    public const string Crop = "crop";
    public const string Language = "lang";
    public const string Delete = "forget";
}
