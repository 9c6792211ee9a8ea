using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using CsvHelper;

namespace Bot.Subscribers.Lists;

/// <summary>One row of a list, held against the content that is in use.</summary>
internal sealed class SubscriberRow(CsvReader csv, ListWords words)
{
    private const int MaxAddress = 64;
    private const int MaxName = 100;

    /// <summary>Most characters that are repeated of what will not do: a cell may hold megabytes.</summary>
    private const int MostShown = 100;

    private static readonly string[] KnownChannels = ["telegram", "webchat", "wechat"];

    private readonly string? channel = Code(csv, "channel")?.ToLowerInvariant();
    private readonly string? address = Code(csv, "address");
    private readonly string? locale = Code(csv, "locale");
    private readonly string? region = Code(csv, "region");
    private readonly string? audience = Code(csv, "audience");
    private readonly string? status = Code(csv, "status");
    private readonly IReadOnlyList<string> topics = SubscriberCsv.SplitList(Code(csv, "topics"));
    private readonly IReadOnlyList<string> crops = SubscriberCsv.SplitList(Code(csv, "crops"));

    private readonly ContentCatalog catalog = words.Catalog;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Phrase? Problem() =>
        channel is null ? new("reason.row-no-channel", ("known", string.Join(", ", KnownChannels)))
        : !KnownChannels.Contains(channel) ? new("reason.row-channel", ("value", Shown(channel)), ("known", string.Join(", ", KnownChannels)))
        : address is null ? new("reason.row-no-address")
        : address.Length > MaxAddress ? new("reason.row-address", ("value", Shown(address)), ("known", MaxAddress))
        : channel == "telegram" && !IsChatId(address) ? new("reason.row-chat-id", ("value", Shown(address)))
        : locale is not null && !catalog.Texts.Locales.Contains(locale) ? new("reason.row-locale", ("value", Shown(locale)), ("known", string.Join(", ", catalog.Texts.Locales)))
        : topics.FirstOrDefault(t => words.Topic(t) is null) is { } topic ? new("reason.row-topic", ("value", Shown(topic)), ("known", Phrase.AllTopics))
        : crops.FirstOrDefault(c => words.Crop(c) is null) is { } crop ? new("reason.row-crop", ("value", Shown(crop)), ("known", Phrase.AllCrops))
        : region is not null && words.Region(region) is null ? new("reason.row-region", ("value", Shown(region)))
        : audience is not null && words.Audience(audience) is null ? new("reason.row-audience", ("value", Shown(audience)), ("known", Phrase.AllAudiences))
        : status is not null && Status is null ? new("reason.row-status", ("value", Shown(status)), ("known", string.Join(", ", Enum.GetNames<SubscriberStatus>())))
        : null;

    /// <summary>The subscriber it describes, when nothing is wrong with it.</summary>
    public Subscriber ToSubscriber(DateTimeOffset now) => new()
    {
        Address = new(channel!, address!),
        IsGroup = channel == "telegram" && address!.StartsWith('-'),
        Name = SubscriberCsv.AsWritten(Field(csv, "name"))?.CutTo(MaxName) ?? "",
        Locale = locale ?? catalog.Texts.DefaultLocale,
        Topics = topics.Count == catalog.Topics.Count ? [] : [.. topics.Select(t => words.Topic(t)!).Distinct()],
        Region = region is null ? null : words.Region(region),
        Crops = [.. crops.Select(c => words.Crop(c)!).Distinct()],
        Audience = audience is null ? null : words.Audience(audience),
        Unit = SubscriberCsv.AsWritten(Field(csv, "unit"))?.CutTo(MaxName),
        Status = Status ?? SubscriberStatus.Active,
        StatusReason = Status == SubscriberStatus.Stopped ? StatusReasons.Asked : null,
        Since = DateTimeOffset.TryParse(Code(csv, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : now,
    };

    private SubscriberStatus? Status =>
        Enum.GetValues<SubscriberStatus>().Cast<SubscriberStatus?>().FirstOrDefault(s => s.ToString()!.Equals(status, StringComparison.OrdinalIgnoreCase));

    private static string Shown(string text) => text.CutTo(MostShown);

    private static bool IsChatId(string text) =>
        !text.StartsWith('+') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>A code; spreadsheets put a ' before what is not meant as a number.</summary>
    private static string? Code(CsvReader csv, string column) => Field(csv, column)?.TrimStart('\'');

    private static string? Field(CsvReader csv, string column) =>
        csv.TryGetField<string>(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
