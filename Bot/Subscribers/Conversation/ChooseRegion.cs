using Bot.Content;
using Bot.Dispatching;

namespace Bot.Subscribers.Conversation;

/// <summary>/region 地区: from the province down to the village, every tap saved at once.</summary>
internal sealed class ChooseRegion(ISubscriberStore store, ContentLibrary content) : ProfileHandler(store, content)
{
    public override IReadOnlyList<string> Handles => ["region", Codes.Region];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        if (catalog.Regions.Count == 0)
        {
            return Answer(request, texts[TextKeys.RegionNone]);
        }

        if (!request.IsTap)
        {
            return Answer(request, RegionKeyboard.Ask(catalog, person.Locale, null, 0, Codes.Region));
        }

        var (code, page) = RegionKeyboard.Parse(request.Argument);
        var region = catalog.Regions.Find(code);
        if (page is { } turned)
        {
            return Answer(request, RegionKeyboard.Ask(catalog, person.Locale, region?.Code, turned, Codes.Region));
        }

        if (code == Codes.Any || region is not null)
        {
            person = await Store.SaveAsync(person with { Region = region?.Code });
        }

        return region is { Children.Count: > 0 }
            ? Answer(request, RegionKeyboard.Ask(catalog, person.Locale, region.Code, 0, Codes.Region))
            : Answer(request, texts[TextKeys.RegionSaved, ("region", Describe.Region(person, catalog))]);
    }
}
