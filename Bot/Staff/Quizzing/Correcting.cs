using System.Text.Json;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>
/// A wrong key, put right by two: one writes what is right, another releases it. Then it stands beside the folder as an amendment, and
/// every answer is graded by it.
/// </summary>
internal sealed class Correcting(
    Proposals proposals, AmendmentStore amendments, QuestionVersions versions, Regrading regrading, RegradePreview preview, ContentLibrary content, TimeProvider time)
{
    /// <summary>What waits for a second person about a question.</summary>
    public Task<Proposal?> WaitingAsync(string question) => proposals.WaitingAsync(ProposalKind.Key, question);

    /// <summary>A question as it would be asked by a key.</summary>
    public static Question? With(Caller caller, string id, QuestionKey key) =>
        caller.Catalog.InFile(id) is { } inFile && QuestionKey.Of(inFile) is var now && now.AsksTheSameAs(key) ? key.ApplyTo(inFile, now) : null;

    /// <summary>The key that was proposed.</summary>
    public static ProposedKey KeyOf(Proposal proposal) => JsonSerializer.Deserialize<ProposedKey>(proposal.Body)!;

    /// <summary>What releasing it would change.</summary>
    public async Task<RegradeLook?> LookAsync(Caller caller, string id, QuestionKey key) => With(caller, id, key) is { } question ? await preview.LookAsync(question) : null;

    /// <summary>The key that was filled in, or what is wrong with it.</summary>
    public static (QuestionKey? Key, string? Problem) Check(Caller caller, Question inForce, KeyDraft draft)
    {
        var (key, problem) = draft.Check(caller.Catalog.InFile(inForce.Id)!, inForce);
        return (key, problem is { } why ? Say(caller, why) : null);
    }

    /// <summary>Lays a key before a second person; the same once more is the same.</summary>
    public async Task<Outcome> ProposeAsync(string id, Caller caller, KeyDraft draft)
    {
        if (QuizItems.Find(caller, id) is not { } question)
        {
            return Outcome.Missing;
        }

        if (Check(caller, question, draft) is { Problem: { } problem })
        {
            return Outcome.Of(problem, 0);
        }

        var key = Check(caller, question, draft).Key!;
        var body = JsonSerializer.Serialize(new ProposedKey(key, QuestionKey.Of(caller.Catalog.InFile(id)!)));
        if (await WaitingAsync(id) is { } waiting)
        {
            return waiting.Author == caller.Member.Id && waiting.Body == body && waiting.Why == draft.Why ? Outcome.Of(null, waiting.Id) : Outcome.Of(Say(caller, KeyProblem.Waiting), 0);
        }

        long? made = null;
        var refused = await caller.ActAsync("question.correct", $"questions/{id}", KeyWords.Of(caller, QuestionKey.Of(question)), $"{KeyWords.Of(caller, key)} ({draft.Why})", async () =>
            (made = await proposals.AddAsync(ProposalKind.Key, id, caller.Member.Id, body, draft.Why)) is null ? Say(caller, KeyProblem.Waiting) : null);
        return Outcome.Of(refused, made ?? 0);
    }

    /// <summary>Has a key that another wrote counted from now on, and for every answer ever given.</summary>
    public async Task<(Outcome Outcome, Regraded? Done)> ReleaseAsync(long id, Caller caller)
    {
        if (await FindAsync(id, caller) is not var (proposal, question))
        {
            return (Outcome.Missing, null);
        }

        var (key, inFile) = KeyOf(proposal);
        var amendment = new Amendment(question.Id, id, key, inFile, proposal.Why, proposal.AuthorName, caller.Member.Name, time.GetUtcNow());
        if (Trouble(caller, proposal, question, amendment) is { } trouble)
        {
            return (Outcome.Of(Say(caller, trouble), id), null);
        }

        Regraded? done = null;
        var problem = await caller.ActAsync("question.correct-release", $"questions/{question.Id}", KeyWords.Of(caller, QuestionKey.Of(question)), $"{KeyWords.Of(caller, key)} ({proposal.Why})", async () =>
        {
            if (!await proposals.DecideAsync(id, ProposalDecision.Released, caller.Member.Id, null))
            {
                return Say(caller, KeyProblem.NotYours);
            }

            done = await PutInForceAsync(amendment, caller.Catalog.InFile(question.Id)!);
            return null;
        });
        content.Refresh();
        return (Outcome.Of(problem, id), done);
    }

    /// <summary>Gives it back to who wrote it, with a word.</summary>
    public async Task<Outcome> ReturnAsync(long id, Caller caller, string remark) => await FindAsync(id, caller) is not var (proposal, question) ? Outcome.Missing
        : !MayRelease(caller.Member, question, caller.Catalog.Regions) ? Outcome.Of(Say(caller, KeyProblem.Elsewhere), id)
        : remark.Length is 0 or > Proposal.MaxWords ? Outcome.Of(caller.T["proposal.remark-missing", ("max", Visit.Number(Proposal.MaxWords))], id)
        : Outcome.Of(
            await caller.ActAsync("question.correct-return", $"questions/{question.Id}", KeyWords.Of(caller, KeyOf(proposal).Key), remark, async () =>
                await proposals.DecideAsync(id, ProposalDecision.Returned, caller.Member.Id, remark) ? null : Say(caller, KeyProblem.NotYours)),
            id);

    /// <summary>Takes back what one wrote, before anybody has decided.</summary>
    public async Task<Outcome> WithdrawAsync(long id, Caller caller) => await FindAsync(id, caller) is not var (proposal, question) ? Outcome.Missing
        : Outcome.Of(
            await caller.ActAsync("question.correct-withdraw", $"questions/{question.Id}", KeyWords.Of(caller, KeyOf(proposal).Key), null, async () =>
                proposal.Author == caller.Member.Id && await proposals.WithdrawAsync(id) ? null : Say(caller, KeyProblem.NotYours)),
            id);

    /// <summary>Forgets an amendment that counts for nothing any more. One in force is taken back by a correction to what the file says.</summary>
    public async Task<Outcome> DropAsync(string id, Caller caller)
    {
        if (!caller.Catalog.Amendments.TryGetValue(id, out var amended) || amended.Standing == AmendmentStanding.InForce || (amended.InFile is { } inFile && !caller.Member.LooksAfter(inFile.Topic)))
        {
            return Outcome.Missing;
        }

        await caller.ActAsync("question.correct-drop", $"questions/{id}", KeyWords.Of(caller, amended.Amendment.Key), null, () => amendments.RemoveAsync(id));
        content.Refresh();
        return Outcome.Of(null, 0);
    }

    /// <summary>Releasing changes points of whoever was asked: a member for certain regions does it for what is asked in those alone.</summary>
    public static bool MayRelease(StaffMember member, Question question, RegionTree regions) =>
        member.May(Role.Reviewer) && member.LooksAfter(question.Topic)
        && (member.Regions.Count == 0 || (question.Regions.Count > 0 && question.Regions.All(r => member.LooksAfter(r, regions))));

    /// <summary>What stands in the way, in the caller's language.</summary>
    public static string Say(Caller caller, KeyProblem problem) => caller.T[$"key-problem.{StaffTexts.Kebab(problem.ToString())}", ("max", Visit.Number(Proposal.MaxWords))];

    private async Task<Regraded> PutInForceAsync(Amendment amendment, Question inFile)
    {
        // Whoever is asked from a catalogue of a moment ago is asked this version, and so graded right.
        await versions.OfAsync(inFile);
        if (amendment.StandingTo(inFile) == AmendmentStanding.InFile)
        {
            await amendments.RemoveAsync(inFile.Id);
            return await regrading.RunAsync(inFile, amendment.Why);
        }

        await amendments.SetAsync(amendment);
        return await regrading.RunAsync(amendment.Key.ApplyTo(inFile, amendment.InFile), amendment.Why);
    }

    private static KeyProblem? Trouble(Caller caller, Proposal proposal, Question question, Amendment amendment) =>
        proposal.Decision is not null || proposal.Author == caller.Member.Id ? KeyProblem.NotYours
        : !MayRelease(caller.Member, question, caller.Catalog.Regions) ? KeyProblem.Elsewhere
        : amendment.StandingTo(caller.Catalog.InFile(question.Id)) == AmendmentStanding.Overtaken ? KeyProblem.Overtaken
        : null;

    private async Task<(Proposal Proposal, Question Question)?> FindAsync(long id, Caller caller) =>
        await proposals.FindAsync(id) is { Kind: ProposalKind.Key } proposal && QuizItems.Find(caller, proposal.Subject) is { } question ? (proposal, question) : null;
}

/// <summary>A key, and what the file said when it was written.</summary>
internal sealed record ProposedKey(QuestionKey Key, QuestionKey InFile);
