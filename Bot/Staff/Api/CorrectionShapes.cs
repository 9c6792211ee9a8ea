using System.Globalization;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Quizzes.Corrections;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;

namespace Bot.Staff.Api;

/// <summary>A question's right key. What is left out stays as it is.</summary>
/// <param name="Why">One sentence; those whose points change read it.</param>
/// <param name="Right">Places of the right choices, from 0, in the file's order; of true and false, 0 is true.</param>
/// <param name="Number">The right number.</param>
/// <param name="Tolerance">How far off still counts.</param>
/// <param name="Answers">Forms that count as right; the first is shown to people.</param>
/// <param name="Explanations">Why it is so, by language.</param>
internal sealed record CorrectionBody(
    string Why, IReadOnlyList<int>? Right = null, double? Number = null, double? Tolerance = null, IReadOnlyList<string>? Answers = null, IReadOnlyDictionary<string, string>? Explanations = null)
    : IShape<CorrectionBody>
{
    public static CorrectionBody Example { get; } = new("指南写的是 5 克。", [1], Explanations: new Dictionary<string, string> { ["zh-CN"] = "成年人一天不超过 5 克。" });

    public KeyDraft ToDraft(Question question, Caller caller)
    {
        var draft = KeyDraft.Of(caller.Catalog.InFile(question.Id)!, QuestionKey.Of(question));
        return draft with
        {
            Right = Right ?? draft.Right,
            Number = Number?.ToString("R", CultureInfo.InvariantCulture) ?? draft.Number,
            Tolerance = Tolerance?.ToString("R", CultureInfo.InvariantCulture) ?? draft.Tolerance,
            Answers = Answers ?? draft.Answers,
            Explanations = Explanations ?? draft.Explanations,
            Why = Why.Trim(),
        };
    }
}

/// <summary>Corrections.</summary>
/// <param name="Waiting">Those that wait for a second person.</param>
/// <param name="Released">Those that stand beside the folder.</param>
internal sealed record CorrectionsShape(IReadOnlyList<CorrectionShape> Waiting, IReadOnlyList<AmendmentShape> Released) : IShape<CorrectionsShape>
{
    public static CorrectionsShape Example { get; } = new([CorrectionShape.Example], [new("salt-per-day", 3, AmendmentStanding.InForce, "questions/health/diet.yaml", 12, "指南写的是 5 克。", "李梅", "王强", Moment.At(9, 0))]);
}

/// <summary>A correction that was released.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Id">The correction's number.</param>
/// <param name="Standing">`inForce`: the file does not have it yet; `inFile`: it has; `overtaken`: the question was changed there, and the file counts.</param>
/// <param name="File">The question's file; null = it is gone.</param>
/// <param name="Line">Where in it.</param>
/// <param name="Why">Why it was corrected.</param>
/// <param name="Author">Who proposed it.</param>
/// <param name="ReleasedBy">Who released it.</param>
/// <param name="At">When.</param>
internal sealed record AmendmentShape(string Question, long Id, AmendmentStanding Standing, string? File, int? Line, string Why, string Author, string ReleasedBy, DateTimeOffset At)
{
    public static AmendmentShape Of(Amended a) =>
        new(a.Amendment.Question, a.Amendment.Number, a.Standing, a.InFile?.File, a.InFile?.Line, a.Amendment.Why, a.Amendment.Author, a.Amendment.ReleasedBy, a.Amendment.At);
}

/// <summary>A correction that was proposed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Author">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why.</param>
/// <param name="Key">What would be right.</param>
/// <param name="Decision">What became of it; null = it waits.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Remark">Why it was given back.</param>
/// <param name="Would">What releasing it would change; null = it is decided, or the question was changed since.</param>
internal sealed record CorrectionShape(
    long Id, string Question, string Author, DateTimeOffset At, string Why, KeyShape Key, ProposalDecision? Decision, string? DecidedBy, string? Remark, WouldShape? Would) : IShape<CorrectionShape>
{
    public static CorrectionShape Example { get; } = new(
        3, "salt-per-day", "李梅", Moment.At(8, 30), "指南写的是 5 克。", new(["5 克"], null, null, [], new Dictionary<string, string> { ["zh-CN"] = "成年人一天不超过 5 克。" }), null, null, null,
        new(412, 130, 96, 34, [new("autumn", 58)]));

    public static CorrectionShape Of(Proposal p, RegradeLook? look) => new(
        p.Id, p.Subject, p.AuthorName, p.At, p.Why, KeyShape.Of(Correcting.KeyOf(p).Key), p.Decision, p.DecidedByName, p.Remark,
        look is null ? null : new(look.All, look.Changed, look.More, look.Less, [.. look.Contests.Select(c => new ContestLookShape(c.Contest, c.Moved))]));
}

/// <summary>What is right.</summary>
internal sealed record KeyShape(IReadOnlyList<string> Right, double? Number, double? Tolerance, IReadOnlyList<string> Answers, IReadOnlyDictionary<string, string> Explanations)
{
    public static KeyShape Of(QuestionKey key) => new([.. key.Choices.Where(c => c.IsRight).Select(c => c.Text)], key.Number?.Value, key.Number?.Tolerance, key.Answers, key.Explanations);
}

/// <summary>What releasing a correction would change.</summary>
/// <param name="Answers">Answers that count.</param>
/// <param name="Changed">Those that would have another worth.</param>
/// <param name="More">Those that would bring more.</param>
/// <param name="Less">Those that would bring less.</param>
/// <param name="Contests">The contests in which points would change.</param>
internal sealed record WouldShape(long Answers, long Changed, long More, long Less, IReadOnlyList<ContestLookShape> Contests);

/// <summary>How many would have another rank in a contest.</summary>
internal sealed record ContestLookShape(string Contest, int Moved);
