using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Staff.Composing;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Staff.Sending;

namespace Bot.Staff.Chat;

/// <summary>
/// <c>/send WORDS</c> for linked staff: finds a tip, says whom it reaches and what speaks against it, and sends it or submits it for
/// approval, just as the console does. To anybody else this is a word nobody knows.
/// </summary>
internal sealed class SendInChat(
    StaffStore staff, DraftStore drafts, SheetMaker sheets, Submission submission, ContentLibrary content, IServiceProvider services) : IUpdateHandler
{
    public const string Send = "send";

    private const char Take = 't';
    private const char Confirm = 'y';
    private const char Drop = 'n';
    private const int MostShown = 6;
    private const int LongestLabel = 50;

    public IReadOnlyList<string> Handles => [Send];

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Update.IsGroup || await staff.FindByChatAsync(request.Update.Conversation.ToString()) is not { } member)
        {
            var texts = content.Current.Texts;
            return Say(new(texts.For(texts.LocaleFor(request.Update.Language))[TextKeys.Unknown]));
        }

        var caller = new ChatCaller(services, member);
        return !member.May(Role.Editor) ? Say(new(caller.T.Message("chat.not-yours")))
            : request.IsTap ? await TapAsync(caller, request.Argument)
            : Say(Find(caller, request.Argument.Trim()));
    }

    /// <summary>What fits the words; without words, what is right today.</summary>
    private static OutboundMessage Find(Caller caller, string words)
    {
        var found = ContentFinder.Search(caller, words)
            .Select(tip => (Tip: tip, Obstacle: TipFit.ObstacleEverywhere(tip, caller.Today, caller.Catalog)))
            .Where(t => (words.Length > 0 || t.Obstacle is null) && Code(Take, t.Tip.Id).Length <= Choice.MaxCodeBytes)
            .OrderBy(t => t.Obstacle is not null)
            .ToArray();
        return found.Length == 0
            ? new(caller.T.Message("send.none", ("words", words)))
            : new(caller.T.Message(found.Length > MostShown ? "send.which-of-many" : "send.which", ("count", Number(found.Length))))
            {
                Choices = [.. found.Take(MostShown).Select(t => new[] { new Choice(ContentFinder.Text(caller, t.Tip).Title.CutTo(LongestLabel), Code(Take, t.Tip.Id)) })],
            };
    }

    private async Task<IReadOnlyList<Reply>> TapAsync(Caller caller, string argument) => argument.Split('/', 2) switch
    {
        [[Take], var id] when ContentFinder.Find(caller, id) is { } tip => await WeighAsync(caller, tip),
        [[Confirm], var id] when Id(id) is { } draft => Say(await SubmitAsync(caller, draft)),
        [[Drop], var id] when Id(id) is { } draft && await drafts.FindAsync(draft, caller.Member.Id) is { BroadcastId: null } => Say(await DropAsync(caller, draft)),
        _ => Say(new(caller.T.Message("send.gone"))),
    };

    /// <summary>First the message as people will get it, then what sending it would do.</summary>
    private async Task<IReadOnlyList<Reply>> WeighAsync(Caller caller, Tip tip)
    {
        var id = await drafts.AddAsync(caller.Member.Id, new() { TipId = tip.Id, Audience = new AudienceFilter { Regions = caller.Member.Regions } });
        var sheet = await sheets.MakeAsync((await drafts.FindAsync(id, caller.Member.Id))!, caller);
        return [new(TipMessage.For(tip, caller.Locale, caller.Catalog.Texts)), new(Sheet(caller, id, sheet))];
    }

    private static OutboundMessage Sheet(Caller caller, long draft, Sheet sheet)
    {
        var t = caller.T;
        var notes = sheet.Blockers.Select(b => $"{t["sheet.blocker"]} {t[b.Key, ("value", b.Value)]}")
            .Concat(sheet.Warnings.Select(w => $"{t["sheet.warning"]} {t[w.Key, ("value", w.Value)]}"))
            .Append(t["send.elsewhere"]);
        var message = t.Message(
            "send.sheet", ("title", ContentFinder.Text(caller, sheet.Tip!).Title), ("count", Number(sheet.Total)),
            ("audience", sheet.Audience is { } audience ? Words.Audience(caller, audience) : "–"), ("duration", SheetPage.Duration(caller, sheet.Duration)), ("notes", string.Join('\n', notes)));
        var drop = new Choice(t["send.drop"], Code(Drop, Number(draft)));
        return new(message)
        {
            Choices = sheet.Blockers.Count > 0
                ? [[drop]]
                : [[new Choice(sheet.NeedsApproval ? t["sheet.submit"] : t["sheet.send", ("count", Number(sheet.Total))], Code(Confirm, Number(draft)))], [drop]],
        };
    }

    private async Task<OutboundMessage> SubmitAsync(Caller caller, long draft)
    {
        var t = caller.T;
        return await submission.SubmitAsync(draft, caller) switch
        {
            null => new(t.Message("send.gone")),
            { Broadcast: null, Sheet: var sheet } => Sheet(caller, draft, sheet),
            { Sheet: var sheet } => new(t.Message(sheet.NeedsApproval ? "send.submitted" : "send.sending", ("title", ContentFinder.Text(caller, sheet.Tip!).Title))),
        };
    }

    private async Task<OutboundMessage> DropAsync(Caller caller, long draft)
    {
        await drafts.DiscardAsync(draft);
        return new(caller.T.Message("send.dropped"));
    }

    private static string Code(char act, string id) => $"{Send}:{act}/{id}";

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<Reply> Say(OutboundMessage message) => [new(message)];
}
