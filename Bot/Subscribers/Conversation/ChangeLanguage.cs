using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/language 语言.</summary>
internal sealed class ChangeLanguage(ISubscriberStore store, ContentLibrary content) : ProfileHandler(store, content)
{
    public override IReadOnlyList<string> Handles => ["language", Codes.Language];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        if (request.IsTap && catalog.Texts.Locales.Contains(request.Argument))
        {
            person = await Store.SaveAsync(person with { Locale = request.Argument });
            return Answer(request, catalog.Texts.For(person.Locale)[TextKeys.LanguageSaved]);
        }

        var choices = catalog.Texts.Locales.Select(l => new Choice(catalog.Texts.For(l).Plain(TextKeys.LanguageName), $"{Codes.Language}:{l}"));
        return Answer(request, new OutboundMessage(catalog.Texts.For(person.Locale)[TextKeys.LanguageAsk]) { Choices = [[.. choices]] });
    }
}
