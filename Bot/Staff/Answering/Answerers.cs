using Bot.Content;
using Bot.Enquiries;
using Bot.Staff.Members;

namespace Bot.Staff.Answering;

/// <summary>Who may answer an enquiry, and whose turn it is. Pure.</summary>
internal static class Answerers
{
    /// <summary>Health, and what nobody could tell the topic of, is answered by those who may approve content about it.</summary>
    public static Role Needed(Enquiry enquiry, ContentCatalog catalog) => Needed(enquiry.Topic, catalog);

    /// <summary>Whoever may not answer it where it is filed may not file it where they might: the topic would be the way around.</summary>
    public static bool MayFile(StaffMember member, Enquiry enquiry, string topic, ContentCatalog catalog) =>
        member.May(Role.Editor) && MaySee(member, enquiry, catalog) && (Needed(topic, catalog) >= Needed(enquiry, catalog) || member.May(Needed(enquiry, catalog)));

    private static Role Needed(string? topic, ContentCatalog catalog) => topic is null || catalog.AskWords.Careful.Contains(topic) ? Role.Reviewer : Role.Editor;

    public static bool MaySee(StaffMember member, Enquiry enquiry, ContentCatalog catalog) =>
        member.LooksAfter(enquiry.Topic) && member.LooksAfter(enquiry.Region, catalog.Regions);

    public static bool MayAnswer(StaffMember member, Enquiry enquiry, ContentCatalog catalog) =>
        member.DisabledAt is null && member.May(Needed(enquiry, catalog)) && MaySee(member, enquiry, catalog);

    /// <summary>Who may not answer it alone may write the answer for somebody who may.</summary>
    public static bool MayPropose(StaffMember member, Enquiry enquiry, ContentCatalog catalog) =>
        member.DisabledAt is null && member.May(Role.Editor) && MaySee(member, enquiry, catalog) && !MayAnswer(member, enquiry, catalog);

    /// <summary>Who it goes to: first those who look after its topic by name, of them who has least to do.</summary>
    /// <param name="enquiry">What has to be answered.</param>
    /// <param name="staff">Everybody.</param>
    /// <param name="burdens">How many open enquiries each has, by name.</param>
    /// <param name="passedBy">Who has passed it on.</param>
    /// <param name="catalog">The content as it is now.</param>
    /// <returns>Null when nobody is left.</returns>
    public static StaffMember? Next(
        Enquiry enquiry, IReadOnlyList<StaffMember> staff, IReadOnlyDictionary<string, int> burdens, IReadOnlyCollection<string> passedBy, ContentCatalog catalog) => staff
        .Where(m => MayAnswer(m, enquiry, catalog) && !passedBy.Contains(m.Name))
        .OrderBy(m => enquiry.Topic is { } topic && m.Topics.Contains(topic) ? 0 : 1)
        .ThenBy(m => burdens.GetValueOrDefault(m.Name))
        .ThenBy(m => m.Name, StringComparer.Ordinal)
        .FirstOrDefault();
}
