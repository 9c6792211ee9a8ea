using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using CsvHelper;

namespace Bot.Subscribers.Lists;

/// <summary>One row of a list, held against the content that is in use.</summary>
internal sealed class SubscriberRow(CsvReader csv, ContentCatalog catalog)
{
    private const int MaxAddress = 64;
    private const int MaxName = 100;

    private static readonly string[] KnownChannels = ["telegram", "webchat", "wechat"];

    private readonly string? channel = Code(csv, "channel")?.ToLowerInvariant();
    private readonly string? address = Code(csv, "address");
    private readonly string? locale = Code(csv, "locale");
    private readonly string? region = Code(csv, "region");
    private readonly string? audience = Code(csv, "audience");
    private readonly string? status = Code(csv, "status");
    private readonly IReadOnlyList<string> topics = SubscriberCsv.SplitList(Code(csv, "topics"));
    private readonly IReadOnlyList<string> crops = SubscriberCsv.SplitList(Code(csv, "crops"));

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() =>
        channel is null || !KnownChannels.Contains(channel) ? $"the channel '{channel}' is not one of {string.Join(", ", KnownChannels)}"
        : address is null || address.Length > MaxAddress ? $"the address '{address}' must have 1 to {MaxAddress} characters"
        : channel == "telegram" && !IsChatId(address) ? $"'{address}' is no Telegram chat id: that is a number"
        : locale is not null && !catalog.Texts.Locales.Contains(locale) ? $"the locale '{locale}' is not one of {string.Join(", ", catalog.Texts.Locales)}"
        : topics.FirstOrDefault(t => !catalog.Topics.ContainsKey(t)) is { } topic ? $"there is no topic '{topic}'; known: {string.Join(", ", catalog.Topics.Keys)}"
        : crops.FirstOrDefault(c => !catalog.Crops.ContainsKey(c)) is { } crop ? $"there is no crop '{crop}'; known: {string.Join(", ", catalog.Crops.Keys)}"
        : region is not null && catalog.Regions.Find(region) is null ? $"there is no region with the code '{region}'"
        : audience is not null && !catalog.Audiences.ContainsKey(audience) ? $"there is no audience '{audience}'; known: {string.Join(", ", catalog.Audiences.Keys)}"
        : status is not null && Status is null ? $"the status '{status}' is not one of {string.Join(", ", Enum.GetNames<SubscriberStatus>())}"
        : null;

    /// <summary>The subscriber it describes, when nothing is wrong with it.</summary>
    public Subscriber ToSubscriber(DateTimeOffset now) => new()
    {
        Address = new(channel!, address!),
        IsGroup = channel == "telegram" && address!.StartsWith('-'),
        Name = SubscriberCsv.AsWritten(Field(csv, "name"))?.CutTo(MaxName) ?? "",
        Locale = locale ?? catalog.Texts.DefaultLocale,
        Topics = topics.Count == catalog.Topics.Count ? [] : topics,
        Region = region,
        Crops = crops,
        Audience = audience,
        Unit = SubscriberCsv.AsWritten(Field(csv, "unit")),
        Status = Status ?? SubscriberStatus.Active,
        StatusReason = Status == SubscriberStatus.Stopped ? StatusReasons.Asked : null,
        Since = DateTimeOffset.TryParse(Code(csv, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : now,
    };

    private SubscriberStatus? Status =>
        Enum.GetValues<SubscriberStatus>().Cast<SubscriberStatus?>().FirstOrDefault(s => s.ToString()!.Equals(status, StringComparison.OrdinalIgnoreCase));

    private static bool IsChatId(string text) =>
        !text.StartsWith('+') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>A code; spreadsheets put a ' before what is not meant as a number.</summary>
    private static string? Code(CsvReader csv, string column) => Field(csv, column)?.TrimStart('\'');

    private static string? Field(CsvReader csv, string column) =>
        csv.TryGetField<string>(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
