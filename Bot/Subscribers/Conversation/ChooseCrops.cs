using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/crops 作物: ticks crops and livestock on and off.</summary>
internal sealed class ChooseCrops(ISubscriberStore store, ContentLibrary content) : ProfileHandler(store, content)
{
    public override IReadOnlyList<string> Handles => ["crops", Codes.Crop];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        if (request.IsTap && request.Argument is Codes.Done or Codes.Any)
        {
            person = request.Argument == Codes.Any ? await Store.SaveAsync(person with { Crops = [] }) : person;
            return Answer(request, texts[TextKeys.CropsSaved, ("crops", Describe.Crops(person, catalog))]);
        }

        if (request.IsTap && catalog.Crops.ContainsKey(request.Argument))
        {
            person = await Store.SaveAsync(person with { Crops = Toggle(person.Crops, request.Argument) });
        }

        var choices = catalog.Crops.Values.Select(crop =>
            new Choice($"{(person.Crops.Contains(crop.Id) ? "✅" : "⬜")} {crop.Names.In(person.Locale)}", $"{Codes.Crop}:{crop.Id}"));
        return Answer(request, new OutboundMessage(texts[TextKeys.CropsPick])
        {
            Choices =
            [
                .. Keyboard.Rows(choices, person.Locale),
                [new Choice(texts.Plain(TextKeys.CropsAny), $"{Codes.Crop}:{Codes.Any}"), new Choice(texts.Plain(TextKeys.CropsDone), $"{Codes.Crop}:{Codes.Done}")],
            ],
        });
    }

    private static IReadOnlyList<string> Toggle(IReadOnlyList<string> crops, string tapped) =>
        crops.Contains(tapped) ? [.. crops.Where(c => c != tapped)] : [.. crops, tapped];
}
