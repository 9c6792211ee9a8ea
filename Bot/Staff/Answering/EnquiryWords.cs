using Bot.Content;
using Bot.Enquiries;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>What enquiries are called on pages, and which of them a member sees.</summary>
internal static class EnquiryWords
{
    public static Html Badge(Visit visit, Enquiry enquiry) => Html.Of($"""
        <span class="badge {enquiry.Status switch { EnquiryStatus.New => "warn", EnquiryStatus.Answered => "good", _ => "" }}">{visit.T.Name(enquiry.Status)}</span>{Html.If(enquiry.Useful is not null, $" <span class=\"badge {(enquiry.Useful == true ? "good" : "bad")}\">{visit.T[enquiry.Useful == true ? "enquiry.useful" : "enquiry.useless"]}</span>")}
        """);

    public static string Topic(Visit visit, string? topic) => topic is null ? visit.T["answering.no-topic"] : visit.Catalog.Topics.TryGetValue(topic, out var known) ? known.Names.In(visit.Locale) : topic;

    public static string Place(Visit visit, string? region) => region is null ? visit.T["answering.no-place"] : visit.Catalog.Regions.FullName(region, visit.Locale);

    /// <summary>What a member may see.</summary>
    public static EnquiryFilter Mine(Caller caller) => new()
    {
        Topics = caller.Member.Topics.Count == 0 ? null : caller.Member.Topics,
        Regions = caller.Member.Regions.Count == 0 ? null : [.. caller.Member.Regions.SelectMany(caller.Catalog.Regions.Subtree).Distinct()],
    };
}
