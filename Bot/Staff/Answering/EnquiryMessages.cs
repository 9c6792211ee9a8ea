using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>Enquiries as messages to staff, with their buttons: <c>enq:12/a</c> answers enquiry 12.</summary>
internal static class EnquiryMessages
{
    public const string Prefix = "enq";
    public const char Answer = 'a';
    public const char Decline = 'd';
    public const char PassOn = 'p';
    public const char Draft = 'f';
    public const char Never = 'x';

    public const char Release = 'r';
    public const char GiveBack = 'g';

    /// <param name="enquiry">What it is about.</param>
    /// <param name="reason">Why they are told.</param>
    /// <param name="member">Who is told.</param>
    /// <param name="catalog">The content as it is now.</param>
    /// <param name="proposal">The answer that waits or was given back, where it is about one.</param>
    public static OutboundMessage Call(Enquiry enquiry, CallReason reason, StaffMember member, ContentCatalog catalog, Proposal? proposal)
    {
        var texts = new StaffTexts(catalog.Texts.For(member.Locale));
        var topic = enquiry.Topic is { } id && catalog.Topics.TryGetValue(id, out var known) ? known.Names.In(member.Locale) : texts["answering.no-topic"];
        var place = enquiry.Region is { } region ? catalog.Regions.FullName(region, member.Locale) : texts["answering.no-place"];
        var key = reason switch
        {
            CallReason.Proposed => "answering.to-release",
            CallReason.Returned => "answering.returned-to-you",
            _ when !Answerers.MayAnswer(member, enquiry, catalog) => "answering.to-propose",
            CallReason.Waiting => "answering.waits",
            _ => "answering.yours",
        };
        return new(texts.Message(
            key, ("number", Number(enquiry.Id)), ("question", enquiry.Text), ("topic", topic), ("place", place),
            ("author", proposal?.AuthorName ?? ""), ("answer", proposal?.Body ?? ""), ("by", proposal?.DecidedByName ?? ""), ("remark", proposal?.Remark ?? "")))
        {
            Choices = [Buttons(key, enquiry.Id, proposal, texts)],
        };
    }

    private static Choice[] Buttons(string key, long id, Proposal? proposal, StaffTexts texts) => key switch
    {
        "answering.to-release" => [Button(id, Release, texts["answering.release"], $"/{Number(proposal!.Id)}"), Button(id, GiveBack, texts["answering.give-back"])],
        "answering.returned-to-you" or "answering.to-propose" => [Button(id, Answer, texts["answering.answer"])],
        _ => [Button(id, Answer, texts["answering.answer"]), Button(id, Decline, texts["answering.decline"]), Button(id, PassOn, texts["answering.pass-on"])],
    };

    public static Choice Button(long enquiry, char act, string label, string rest = "") => new(label, $"{Prefix}:{Number(enquiry)}/{act}{rest}");

    /// <summary>Reads what follows the prefix; null when it is none of ours.</summary>
    /// <returns>The enquiry, what is done, and to which answer where it is about one.</returns>
    public static (long Enquiry, char Act, long Proposal)? Parse(string argument) =>
        argument.Split('/') is [var number, [var act], .. var rest] && rest.Length < 2 && Read(number) is { } id ? (id, act, rest is [var proposal] ? Read(proposal) ?? 0 : 0) : null;

    private static long? Read(string number) => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
