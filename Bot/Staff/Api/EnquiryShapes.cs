using Bot.Enquiries;
using Bot.Staff.Answering;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>One question handed to a person.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Text">What was asked.</param>
/// <param name="Locale">The language it was asked in.</param>
/// <param name="Topic">Its topic; null when nobody could tell it.</param>
/// <param name="Region">Where the asker lives; null when not said.</param>
/// <param name="AssignedTo">Who looks after it.</param>
/// <param name="DuplicateOf">The enquiry that asks the same and whose answer is this one's too.</param>
/// <param name="Answer">The answer, in Markdown.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="SettledBy">Who answered, declined or joined it.</param>
/// <param name="Useful">Whether the answer helped; null until the asker says.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="ChangedAt">When something was last done with it.</param>
internal sealed record EnquiryShape(
    long Id, EnquiryStatus Status, string Text, string Locale, string? Topic, string? Region, string? AssignedTo, long? DuplicateOf, string? Answer, string? Reason, string? SettledBy, bool? Useful,
    DateTimeOffset AskedAt, DateTimeOffset ChangedAt) : IShape<EnquiryShape>
{
    public static EnquiryShape Example { get; } = new(
        5, EnquiryStatus.Assigned, "苹果树叶子发黄怎么办", "zh-CN", "agriculture", "371324", "李梅", null, null, null, null, null, Moment.At(6, 30), Moment.At(6, 31));

    public static EnquiryShape Of(Enquiry e) => new(
        e.Id, e.Status, e.Text, e.Locale, e.Topic, e.Region, e.AssignedTo, e.DuplicateOf, e.Answer, e.Reason, e.SettledBy, e.Useful, e.AskedAt, e.ChangedAt);
}

/// <summary>One enquiry with all that belongs to it.</summary>
/// <param name="Enquiry">What was asked, and where it stands.</param>
/// <param name="NeedsRole">The least role that may answer it.</param>
/// <param name="Subscriber">Who asked; null when they are gone.</param>
/// <param name="Again">Those that ask the same and were joined to it.</param>
/// <param name="Near">What the bot found in the content when it was asked.</param>
/// <param name="Answerers">Who may answer it.</param>
/// <param name="History">What was done with it, the oldest first.</param>
internal sealed record EnquiryDetail(
    EnquiryShape Enquiry, Role NeedsRole, long? Subscriber, IReadOnlyList<EnquiryShape> Again, IReadOnlyList<NearShape> Near, IReadOnlyList<AnswererShape> Answerers, IReadOnlyList<EnquiryEventShape> History)
    : IShape<EnquiryDetail>
{
    public static EnquiryDetail Example { get; } = new(
        EnquiryShape.Example, Role.Editor, 345, [], [new("tip/apple-chlorosis", "苹果黄叶病")], [new(2, "李梅")],
        [new(Moment.At(6, 30), "", EnquiryAct.Raised, null), new(Moment.At(6, 31), "", EnquiryAct.Assigned, "李梅")]);

    public static EnquiryDetail Of(EnquiryCase read, Caller caller) => new(
        EnquiryShape.Of(read.Enquiry), Answering.Answerers.Needed(read.Enquiry, caller.Catalog), read.Asker?.Id, [.. read.Again.Select(EnquiryShape.Of)],
        [.. read.Near.Select(n => new NearShape(n.Passage.ToString(), n.Title))], [.. read.Answerers.Select(m => new AnswererShape(m.Id, m.Name))],
        [.. read.History.Select(e => new EnquiryEventShape(e.At, e.Who, e.Act, caller.Say(e.Said)))]);
}

/// <summary>A piece of content that comes near a question.</summary>
/// <param name="Passage">Its kind and id.</param>
/// <param name="Title">Its title in your language.</param>
internal sealed record NearShape(string Passage, string Title);

/// <summary>A member who may answer an enquiry.</summary>
internal sealed record AnswererShape(long Id, string Name);

/// <summary>One thing done with an enquiry.</summary>
internal sealed record EnquiryEventShape(DateTimeOffset At, string Who, EnquiryAct Act, string? Detail);

/// <summary>A question that the content does not answer.</summary>
/// <param name="Question">In the words of one who asked.</param>
/// <param name="Times">How often it was asked.</param>
/// <param name="Unhelpful">How often an answer was given that did not help.</param>
/// <param name="Topic">Its topic; null when nobody could tell it.</param>
/// <param name="Season">The solar term it was asked in most, in Chinese.</param>
/// <param name="Regions">Where it was asked most, and how often.</param>
/// <param name="Nearest">What the content has that comes nearest.</param>
internal sealed record MissingShape(string Question, int Times, int Unhelpful, string? Topic, string? Season, IReadOnlyDictionary<string, int> Regions, IReadOnlyList<string> Nearest) : IShape<MissingShape>
{
    public static MissingShape Example { get; } = new("核桃树怎么嫁接", 9, 0, "agriculture", "小雪", new Dictionary<string, int> { ["山东省临沂市兰陵县"] = 7 }, ["tip/walnut-frost"]);

    public static MissingShape Of(MissingAnswer m, Caller caller) => new(
        m.Question, m.Times, m.Unhelpful, m.Topic, m.Season, m.Regions.ToDictionary(r => caller.Catalog.Regions.FullName(r.Key, caller.Locale), r => r.Value), m.Nearest);
}

/// <summary>An answer.</summary>
/// <param name="Text">In Markdown, 3000 characters at most.</param>
internal sealed record AnswerBody(string Text) : IShape<AnswerBody>
{
    public static AnswerBody Example { get; } = new("先看新叶还是老叶发黄：新叶黄、叶脉绿，多半是**缺铁**。");
}

/// <summary>Why something will not be answered.</summary>
/// <param name="Reason">In words for who asked, 3000 characters at most.</param>
internal sealed record ReasonBody(string Reason) : IShape<ReasonBody>
{
    public static ReasonBody Example { get; } = new("这要当面看树，请联系镇上的农技站。");
}

/// <summary>Who is to look after something.</summary>
/// <param name="Member">Number of a member.</param>
internal sealed record AssigneeBody(long Member) : IShape<AssigneeBody>
{
    public static AssigneeBody Example { get; } = new(2);
}

/// <summary>What something is about.</summary>
/// <param name="Topic">Id of a topic.</param>
internal sealed record TopicBody(string Topic) : IShape<TopicBody>
{
    public static TopicBody Example { get; } = new("agriculture");
}

/// <summary>What asks the same.</summary>
/// <param name="Of">Number of the other enquiry.</param>
internal sealed record SameBody(long Of) : IShape<SameBody>
{
    public static SameBody Example { get; } = new(4);
}

/// <summary>A draft in the content folder.</summary>
/// <param name="Path">Where it stands in the folder.</param>
internal sealed record DraftedShape(string Path) : IShape<DraftedShape>
{
    public static DraftedShape Example { get; } = new("drafts/faq/agriculture/asked-5.md");
}
