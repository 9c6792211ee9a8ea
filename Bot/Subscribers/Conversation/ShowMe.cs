using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/me 我的: everything stored about the person, and the way to have it deleted.</summary>
internal sealed class ShowMe(ISubscriberStore store, IEnumerable<IConversationHistory> histories, ContentLibrary content, TimeZoneInfo zone)
    : ProfileHandler(store, content)
{
    private const string Ask = "ask";
    private const string Yes = "yes";

    public override IReadOnlyList<string> Handles => ["me", Codes.Delete];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        switch (request.IsTap ? request.Argument : "")
        {
            case Ask:
                return Answer(request, new OutboundMessage(texts[TextKeys.MeDeleteAsk])
                {
                    Choices = [[Button(TextKeys.MeDeleteNo, Codes.Done), Button(TextKeys.MeDeleteYes, Yes)]],
                });
            case Yes:
                await Store.DeleteAsync(person.Address);
                foreach (var history in histories)
                {
                    await history.ForgetAsync(person.Address);
                }

                // A new message: the tapped one may just have been deleted.
                return [new Reply(new OutboundMessage(texts[TextKeys.MeDeleted]))];
            case Codes.Done:
                return Answer(request, texts[TextKeys.MeKept]);
            default:
                return Answer(request, new OutboundMessage(Card(person, catalog, texts)) { Choices = [[Button(TextKeys.MeDelete, Ask)]] });
        }

        Choice Button(string key, string choice) => new(texts.Plain(key), $"{Codes.Delete}:{choice}");
    }

    private MessageText Card(Subscriber person, ContentCatalog catalog, Texts texts)
    {
        var unknown = texts.Plain(TextKeys.MeUnknown);
        var card = texts[TextKeys.MeCard,
            ("name", person.Name.Length == 0 ? unknown : person.Name),
            ("topics", Describe.Topics(person, catalog)),
            ("region", Describe.Region(person, catalog)),
            ("audience", Describe.Audience(person, catalog)),
            ("crops", Describe.Crops(person, catalog)),
            ("unit", person.Unit ?? unknown),
            ("language", texts.Plain(TextKeys.LanguageName)),
            ("since", Describe.Day(person.Since, zone)),
            ("address", person.Address.ToString())];
        return person.Status == SubscriberStatus.Stopped ? card.Then(texts[TextKeys.MeStopped]) : card;
    }
}
