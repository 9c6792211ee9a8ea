using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/start 开始, and the three taps after it: topic, region, audience. The person is subscribed from the first tap on.</summary>
internal sealed class Welcome(ISubscriberStore store, ContentLibrary content, ITipGiver tips, TimeProvider time) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => ["start", Codes.FirstTopic, Codes.FirstRegion, Codes.FirstAudience];

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        var known = await store.FindAsync(request.Update.Conversation);
        var person = known ?? Newcomer(request.Update, catalog);
        return request.Command switch
        {
            Codes.FirstTopic when request.Argument == Codes.Any || catalog.Topics.ContainsKey(request.Argument) =>
                await TopicAsync(person, request.Argument, catalog),
            Codes.FirstRegion when person.Status == SubscriberStatus.Active => await RegionAsync(person, request.Argument, catalog),
            Codes.FirstAudience when person.Status == SubscriberStatus.Active => await AudienceAsync(person, request.Argument, catalog),
            // An old question of somebody who has stopped since: the answer must not sound as if tips were coming.
            Codes.FirstRegion or Codes.FirstAudience when person.Status == SubscriberStatus.Stopped =>
                [new Reply(new OutboundMessage(catalog.Texts.For(person.Locale)[TextKeys.StopAlready]))],
            _ => await GreetAsync(known, person, catalog),
        };
    }

    private Subscriber Newcomer(Update update, ContentCatalog catalog) => new()
    {
        Address = update.Conversation,
        IsGroup = update.IsGroup,
        Name = update.Name,
        Locale = catalog.Texts.LocaleFor(update.Language),
        Status = SubscriberStatus.Joining,
        Since = time.GetUtcNow(),
    };

    private async Task<IReadOnlyList<Reply>> GreetAsync(Subscriber? known, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        var isBack = known is { Status: not SubscriberStatus.Joining };
        await store.SaveAsync(isBack ? person with { Status = SubscriberStatus.Active, StatusReason = null } : person);
        var greeting = isBack ? TextKeys.StartWelcomeBack : person.IsGroup ? TextKeys.StartGroup : TextKeys.StartWelcome;
        var choices = catalog.Topics.Values.Select(t => new Choice(t.Names.In(person.Locale), $"{Codes.FirstTopic}:{t.Id}"));
        return [new Reply(new OutboundMessage(texts[greeting].Then(texts[TextKeys.TopicsAsk]))
        {
            Choices = [[new Choice(texts.Plain(TextKeys.TopicsAll), $"{Codes.FirstTopic}:{Codes.Any}")], .. Keyboard.Rows(choices, person.Locale)],
        })];
    }

    private async Task<IReadOnlyList<Reply>> TopicAsync(Subscriber person, string topic, ContentCatalog catalog)
    {
        person = await store.SaveAsync(person with
        {
            Topics = topic == Codes.Any ? [] : [topic],
            Status = SubscriberStatus.Active,
            StatusReason = null,
        });
        return catalog.Regions.Count == 0
            ? AskAudience(person, catalog)
            : [new Reply(RegionKeyboard.Ask(catalog, person.Locale, null, 0, Codes.FirstRegion))];
    }

    private async Task<IReadOnlyList<Reply>> RegionAsync(Subscriber person, string argument, ContentCatalog catalog)
    {
        var (code, page) = RegionKeyboard.Parse(argument);
        if (page is { } turned)
        {
            return [new Reply(RegionKeyboard.Ask(catalog, person.Locale, null, turned, Codes.FirstRegion))];
        }

        person = await store.SaveAsync(person with { Region = catalog.Regions.Find(code)?.Code });
        return AskAudience(person, catalog);
    }

    private static IReadOnlyList<Reply> AskAudience(Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        var choices = catalog.Audiences.Values.Select(a => new Choice(a.Names.In(person.Locale), $"{Codes.FirstAudience}:{a.Id}"))
            .Append(new Choice(texts.Plain(TextKeys.AudienceAny), $"{Codes.FirstAudience}:{Codes.Any}"));
        return [new Reply(new OutboundMessage(texts[TextKeys.AudienceAsk]) { Choices = Keyboard.Rows(choices, person.Locale) })];
    }

    private async Task<IReadOnlyList<Reply>> AudienceAsync(Subscriber person, string audience, ContentCatalog catalog)
    {
        person = await store.SaveAsync(person with { Audience = catalog.Audiences.ContainsKey(audience) ? audience : null });
        var texts = catalog.Texts.For(person.Locale);
        var done = texts[TextKeys.StartDone, ("topics", Describe.Topics(person, catalog))];
        return await tips.GiveAsync(person) is { } tip
            ? [new Reply(new OutboundMessage(done.Then(texts[TextKeys.StartFirstTip]))), new Reply(tip)]
            : [new Reply(new OutboundMessage(done))];
    }
}
