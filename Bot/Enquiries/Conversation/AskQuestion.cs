using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Enquiries.Retrieval;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Enquiries.Conversation;

/// <summary>/ask 提问, and every sentence that is no command: danger first, then the answer, the likely ones, or a person.</summary>
internal sealed class AskQuestion(
    ISubscriberStore subscribers, AskStore asks, EnquiryDesk desk, AnswerFinder finder, ContentLibrary content, TimeProvider time) : IUpdateHandler
{
    /// <summary>Longest question that is looked at, in characters.</summary>
    private const int MaxQuestion = 300;

    /// <summary>Letters below which a text that finds nothing is no question either.</summary>
    private const int ShortestQuestion = 4;

    /// <summary>Letters below which nothing is searched for.</summary>
    private const int ShortestSearch = 2;

    /// <summary>How long a number still means a choice.</summary>
    private static readonly TimeSpan NumbersHold = TimeSpan.FromMinutes(30);

    public IReadOnlyList<string> Handles => ["ask", AskCodes.Prefix, UpdateRouter.Unknown];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var update = request.Update;
        var texts = content.Current.Texts;
        var person = await subscribers.FindAsync(update.Conversation) ?? await subscribers.SaveAsync(Stranger(update));
        var asker = new Asker(update, person.Locale, person.Traits);
        var own = texts.For(asker.Locale);
        if (request.IsTap)
        {
            return request.Command == AskCodes.Prefix ? await TapAsync(request, asker) : Say(own[TextKeys.Help]);
        }

        var text = request.Argument.Trim().CutTo(MaxQuestion);
        if (text.Length == 0 || text.StartsWith('/'))
        {
            return Say(own[request.Command == "ask" ? TextKeys.AskHow : TextKeys.Unknown]);
        }

        return await NumberAsync(text, asker)
            ?? (text.Count(char.IsLetter) < ShortestSearch ? Say(own[TextKeys.Unknown]) : await AnswerAsync(text, asker));
    }

    /// <summary>Somebody who has not subscribed may ask as well, and see and delete what is kept of it.</summary>
    private Subscriber Stranger(Update update) => new()
    {
        Address = update.Conversation,
        IsGroup = update.IsGroup,
        Name = update.Name,
        Locale = content.Current.Texts.LocaleFor(update.Language),
        Status = SubscriberStatus.Joining,
        Since = time.GetUtcNow(),
    };

    private async Task<IReadOnlyList<Reply>> AnswerAsync(string text, Asker asker)
    {
        var ask = new Ask
        {
            UpdateKey = $"{asker.Update.Conversation.Channel}:{asker.Update.Id}",
            Address = asker.Update.Conversation,
            Locale = asker.Locale,
            Text = text,
            Outcome = AskOutcome.Nothing,
            Region = asker.Traits.Region,
            AskedAt = time.GetUtcNow(),
        };
        var alarm = Emergencies.In(text, content.Current.Emergencies);
        if (alarm is { IsCalm: false, Emergency: var emergency })
        {
            ask = await asks.AddAsync(ask with { Outcome = AskOutcome.Emergency, Awaits = $"{AskCodes.Search}" });
            return Say(emergency.Texts.GetValueOrDefault(asker.Locale) ?? emergency.Texts[content.Current.Texts.DefaultLocale], Button(asker, ask, 1, AskCodes.Search, TextKeys.AskNotUrgent));
        }

        var found = await SearchAsync(await asks.AddAsync(ask), asker);
        return alarm is null ? found : [.. Say(content.Current.Texts.For(asker.Locale)[TextKeys.AskIfUrgent]), .. found];
    }

    private async Task<IReadOnlyList<Reply>> SearchAsync(Ask ask, Asker asker)
    {
        switch (finder.Find(ask.Text, asker.Traits))
        {
            case Finding.Sure { Passage: var passage }:
                return await GiveAsync(ask with { Outcome = AskOutcome.Sure, Topic = passage.Topic }, PassageRef.To(passage), asker);
            case Finding.Likely { Titles: var passages }:
                return await OfferAsync(ask with { Outcome = AskOutcome.Likely, Topic = passages[0].Topic, Shown = [.. passages.Select(PassageRef.To)] }, asker);
            default:
                var own = content.Current.Texts.For(asker.Locale);
                if (ask.Text.Count(char.IsLetter) < ShortestQuestion)
                {
                    return Say(own[TextKeys.Unknown]);
                }

                await asks.UpdateAsync(ask with { Outcome = AskOutcome.Nothing, Awaits = $"{AskCodes.Pass}" });
                return Say(own[TextKeys.AskNothing], Button(asker, ask, 1, AskCodes.Pass, TextKeys.AskPass));
        }
    }

    private async Task<IReadOnlyList<Reply>> OfferAsync(Ask ask, Asker asker)
    {
        var titles = ask.Shown.Select(shown => AnswerMessages.Title(shown, asker.Locale, content.Current) ?? shown.Id).ToArray();
        var choices = titles.Select((title, at) => AnswerMessages.Numbered(at + 1, title, AskCodes.Of(ask.Id, (char)('1' + at))))
            .Append(Button(asker, ask, titles.Length + 1, AskCodes.Pass, TextKeys.AskPassInstead));
        await asks.UpdateAsync(ask with { Awaits = "123"[..titles.Length] + AskCodes.Pass });
        return Say(content.Current.Texts.For(asker.Locale)[TextKeys.AskLikely], [.. choices]);
    }

    private async Task<IReadOnlyList<Reply>> GiveAsync(Ask ask, PassageRef passage, Asker asker)
    {
        if (AnswerMessages.Of(passage, asker.Locale, content.Current) is not { } answer)
        {
            return Say(content.Current.Texts.For(asker.Locale)[TextKeys.AskGone]);
        }

        await asks.UpdateAsync(ask with { Given = passage, Awaits = $"{AskCodes.Useful}{AskCodes.Useless}" });
        return [new Reply(new OutboundMessage(answer)
        {
            Choices = [[Button(asker, ask, 1, AskCodes.Useful, TextKeys.AskUseful), Button(asker, ask, 2, AskCodes.Useless, TextKeys.AskUseless)]],
        })];
    }

    private async Task<IReadOnlyList<Reply>> TapAsync(Request request, Asker asker) =>
        AskCodes.Parse(request.Argument) is { } code && await asks.FindAsync(code.Ask) is { } ask && ask.Address == asker.Update.Conversation
            ? await ChooseAsync(ask, code.What, asker)
            : Say(content.Current.Texts.For(asker.Locale)[TextKeys.AskGone]);

    /// <summary>A number stands for a button, as long as the question before it is fresh; null when it is none.</summary>
    private async Task<IReadOnlyList<Reply>?> NumberAsync(string text, Asker asker) =>
        int.TryParse(Writing.Plain(text), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        && await asks.LastAsync(asker.Update.Conversation, time.GetUtcNow() - NumbersHold) is { } last
        && number >= 1 && number <= last.Awaits.Length
            ? await ChooseAsync(last, last.Awaits[number - 1], asker)
            : null;

    private async Task<IReadOnlyList<Reply>> ChooseAsync(Ask ask, char what, Asker asker)
    {
        var own = content.Current.Texts.For(asker.Locale);
        switch (what)
        {
            case AskCodes.Search:
                return await SearchAsync(ask, asker);
            case AskCodes.Pass:
                var said = await desk.RaiseAsync(ask);
                return Say(own[said.Key, ("number", Number(said.Enquiry)), ("max", EnquiryDesk.MostPerDay.ToString(CultureInfo.InvariantCulture))]);
            case AskCodes.Useful:
                await asks.UpdateAsync(ask with { Useful = true, Awaits = "" });
                return Say(own[TextKeys.AskThanks]);
            case AskCodes.Useless:
                await asks.UpdateAsync(ask with { Useful = false, Awaits = $"{AskCodes.Pass}" });
                return Say(own[TextKeys.AskSorry], Button(asker, ask, 1, AskCodes.Pass, TextKeys.AskPass));
            case >= '1' and <= '3' when what - '1' < ask.Shown.Count:
                return await GiveAsync(ask, ask.Shown[what - '1'], asker);
            default:
                return Say(own[TextKeys.AskGone]);
        }
    }

    private static string Number(Enquiry? enquiry) => enquiry?.Id.ToString(CultureInfo.InvariantCulture) ?? "";

    private Choice Button(Asker asker, Ask ask, int number, char what, string text) =>
        AnswerMessages.Numbered(number, content.Current.Texts.For(asker.Locale).Plain(text), AskCodes.Of(ask.Id, what));

    /// <summary>One button a row: titles are long.</summary>
    private static IReadOnlyList<Reply> Say(MessageText text, params Choice[] choices) =>
        [new Reply(new OutboundMessage(text) { Choices = [.. choices.Select(c => new[] { c })] })];

    /// <summary>Who asks.</summary>
    private sealed record Asker(Update Update, string Locale, Traits Traits);
}
