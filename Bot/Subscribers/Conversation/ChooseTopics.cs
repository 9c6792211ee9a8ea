using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/topics 订阅: ticks topics on and off.</summary>
internal sealed class ChooseTopics(ISubscriberStore store, ContentLibrary content) : ProfileHandler(store, content)
{
    public override IReadOnlyList<string> Handles => ["topics", Codes.Topic];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        if (!request.IsTap)
        {
            return Answer(request, Ask(person, catalog, texts[TextKeys.TopicsPick]));
        }

        if (request.Argument == Codes.Done)
        {
            return Answer(request, texts[TextKeys.TopicsSaved, ("topics", Describe.Topics(person, catalog))]);
        }

        var topics = Toggle(person.Topics, request.Argument, [.. catalog.Topics.Keys]);
        if (topics is null)
        {
            return Answer(request, Ask(person, catalog, texts[TextKeys.TopicsKeepOne]));
        }

        person = await Store.SaveAsync(person with { Topics = topics, Status = SubscriberStatus.Active, StatusReason = null });
        return Answer(request, Ask(person, catalog, texts[TextKeys.TopicsPick]));
    }

    /// <summary>
    /// The topics after one tap, where none means all; null when the tap would leave nothing. Topics come and go: the button of one
    /// that is gone changes nothing, and one chosen long ago that is gone does not count.
    /// </summary>
    internal static IReadOnlyList<string>? Toggle(IReadOnlyList<string> chosen, string tapped, IReadOnlyList<string> all)
    {
        if (tapped == Codes.Any)
        {
            return [];
        }

        if (!all.Contains(tapped))
        {
            return chosen;
        }

        IReadOnlyList<string> ticked = chosen.Count == 0 ? all : [.. chosen.Where(all.Contains)];
        IReadOnlyList<string> after = ticked.Contains(tapped) ? [.. ticked.Where(t => t != tapped)] : [.. ticked, tapped];
        return after.Count == 0 ? null : after.Count == all.Count ? [] : after;
    }

    private static OutboundMessage Ask(Subscriber person, ContentCatalog catalog, MessageText text)
    {
        var texts = catalog.Texts.For(person.Locale);
        var choices = catalog.Topics.Values.Select(topic =>
        {
            var ticked = person.Topics.Count == 0 || person.Topics.Contains(topic.Id);
            return new Choice($"{(ticked ? "✅" : "⬜")} {topic.Names.In(person.Locale)}", $"{Codes.Topic}:{topic.Id}");
        });
        return new(text)
        {
            Choices = [.. Keyboard.Rows(choices, person.Locale), [new Choice(texts.Plain(TextKeys.TopicsDone), $"{Codes.Topic}:{Codes.Done}")]],
        };
    }
}
