using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Staff.Members;
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

    public static OutboundMessage Call(Enquiry enquiry, CallReason reason, StaffMember member, ContentCatalog catalog)
    {
        var texts = new StaffTexts(catalog.Texts.For(member.Locale));
        var topic = enquiry.Topic is { } id && catalog.Topics.TryGetValue(id, out var known) ? known.Names.In(member.Locale) : texts["answering.no-topic"];
        var place = enquiry.Region is { } region ? catalog.Regions.FullName(region, member.Locale) : texts["answering.no-place"];
        return new(texts.Message(
            reason == CallReason.Waiting ? "answering.waits" : "answering.yours",
            ("number", Number(enquiry.Id)), ("question", enquiry.Text), ("topic", topic), ("place", place)))
        {
            Choices = [[Button(enquiry.Id, Answer, texts["answering.answer"]), Button(enquiry.Id, Decline, texts["answering.decline"]), Button(enquiry.Id, PassOn, texts["answering.pass-on"])]],
        };
    }

    public static Choice Button(long enquiry, char act, string label) => new(label, $"{Prefix}:{Number(enquiry)}/{act}");

    /// <summary>Reads what follows the prefix; null when it is none of ours.</summary>
    public static (long Enquiry, char Act)? Parse(string argument) =>
        argument.Split('/') is [var number, [var act]] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (id, act) : null;

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
