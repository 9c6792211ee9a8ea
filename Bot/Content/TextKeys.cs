namespace Bot.Content;

/// <summary>Every sentence the program can say, by its key in <c>content/texts/&lt;locale&gt;.yaml</c>.</summary>
internal static class TextKeys
{
    public const string LanguageName = "language.name";
    public const string StartWelcome = "start.welcome";
    public const string StartWelcomeBack = "start.welcome-back";
    public const string StartGroup = "start.group";
    public const string StartDone = "start.done";
    public const string StartFirstTip = "start.first-tip";
    public const string TopicsAsk = "topics.ask";
    public const string TopicsAll = "topics.all";
    public const string TopicsPick = "topics.pick";
    public const string TopicsDone = "topics.done";
    public const string TopicsSaved = "topics.saved";
    public const string TopicsKeepOne = "topics.keep-one";
    public const string RegionAsk = "region.ask";
    public const string RegionAskInside = "region.ask-inside";
    public const string RegionSkip = "region.skip";
    public const string RegionHere = "region.here";
    public const string RegionSaved = "region.saved";
    public const string RegionNone = "region.none";
    public const string AudienceAsk = "audience.ask";
    public const string AudienceAny = "audience.any";
    public const string CropsPick = "crops.pick";
    public const string CropsDone = "crops.done";
    public const string CropsAny = "crops.any";
    public const string CropsSaved = "crops.saved";
    public const string StopDone = "stop.done";
    public const string StopAlready = "stop.already";
    public const string TipSource = "tip.source";
    public const string TipNone = "tip.none";
    public const string MeCard = "me.card";
    public const string MeStopped = "me.stopped";
    public const string MeNotSubscribed = "me.not-subscribed";
    public const string MeUnknown = "me.unknown";
    public const string MeDelete = "me.delete";
    public const string MeDeleteAsk = "me.delete-ask";
    public const string MeDeleteYes = "me.delete-yes";
    public const string MeDeleteNo = "me.delete-no";
    public const string MeDeleted = "me.deleted";
    public const string MeKept = "me.kept";
    public const string LanguageAsk = "language.ask";
    public const string LanguageSaved = "language.saved";
    public const string Help = "help";
    public const string Unknown = "unknown";
    public const string Apology = "apology";
    public const string GroupAdminOnly = "group.admin-only";
    public const string CommandStart = "command.start";
    public const string CommandTip = "command.tip";
    public const string CommandTopics = "command.topics";
    public const string CommandRegion = "command.region";
    public const string CommandCrops = "command.crops";
    public const string CommandMe = "command.me";
    public const string CommandLanguage = "command.language";
    public const string CommandHelp = "command.help";
    public const string CommandStop = "command.stop";
    public const string WebChatRecalled = "webchat.recalled";
    public const string WebChatTooFast = "webchat.too-fast";
    public const string WebChatTooLong = "webchat.too-long";
    public const string WebChatBadRequest = "webchat.bad-request";

    /// <summary>Every key above.</summary>
    public static IReadOnlySet<string> All { get; } = typeof(TextKeys).GetFields()
        .Where(f => f.IsLiteral)
        .Select(f => (string)f.GetRawConstantValue()!)
        .ToHashSet();
}
