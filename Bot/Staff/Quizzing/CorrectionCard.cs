using Bot.Content;
using Bot.Content.Amending;
using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>On a question's page: a correction that waits, one that counts, one that was given back.</summary>
internal static class CorrectionCard
{
    /// <summary>What waits for a second person, with what releasing it would change.</summary>
    public static async Task<Html> WaitingAsync(Visit visit, Question question, Proposal proposal, Correcting correcting)
    {
        var t = visit.T;
        var key = Correcting.KeyOf(proposal).Key;
        var look = await correcting.LookAsync(visit, question.Id, key);
        var isOwn = proposal.Author == visit.Member.Id;
        var mayRelease = !isOwn && Correcting.MayRelease(visit.Member, question, visit.Catalog.Regions);
        return Html.Of($"""
            <section class="card"><h2>{t["correct.waits"]}</h2>
            <p class="soft">{t["approval.waits", ("author", proposal.AuthorName), ("at", visit.Said(proposal.At))]}</p>
            {Change(visit, QuestionKey.Of(question), key)}
            <p>{t["correct.reason", ("why", proposal.Why)]}</p>
            {Html.If(look is null, $"<p class=\"note bad\">{Correcting.Say(visit, KeyProblem.Overtaken)}</p>")}
            {Html.If(look is not null, $"<h3>{t["correct.would"]}</h3>{RegradeWords.Of(visit, look!)}")}
            {Html.If(isOwn, $"<p class=\"soft\">{t["approval.own"]}</p>{Layout.Form(visit, $"/questions/{question.Id}/corrections/{proposal.Id}/withdraw", Html.Of($"""<button>{t["correct.withdraw"]}</button>"""))}")}
            {Html.If(!isOwn && !mayRelease && visit.Member.May(Role.Reviewer), $"<p class=\"soft\">{Correcting.Say(visit, KeyProblem.Elsewhere)}</p>")}
            {Html.If(mayRelease, $"{Deciding(visit, question, proposal, look)}")}
            </section>
            """);
    }

    /// <summary>How the amendment stands to the folder; nothing when there is none.</summary>
    public static Html Amendment(Visit visit, string question)
    {
        if (!visit.Catalog.Amendments.TryGetValue(question, out var amended))
        {
            return Html.Nothing;
        }

        var t = visit.T;
        var (amendment, standing, inFile) = (amended.Amendment, amended.Standing, amended.InFile);
        var values = ("author", amendment.Author);
        return standing switch
        {
            AmendmentStanding.InForce => Html.Of($"""
                <section class="card"><h2>{t["correct.in-force"]}</h2><p>{t["correct.by", values, ("by", amendment.ReleasedBy), ("at", visit.Said(amendment.At))]} {t["correct.reason", ("why", amendment.Why)]}</p>
                {Change(visit, QuestionKey.Of(inFile!), amendment.Key)}
                <p>{t["correct.not-in-file", ("file", inFile!.File), ("line", Visit.Number(inFile.Line))]}</p>
                {Html.If(visit.Member.May(Role.Editor), $"<details class=\"behind\"><summary>{t["correct.for-file"]}</summary><pre>{KeyYaml.Of(inFile, amendment)}</pre></details><div class=\"actions\"><a class=\"button\" href=\"/staff/questions/{question}/correct?from=file\">{t["correct.take-back"]}</a></div>")}</section>
                """),
            _ => Html.Of($"""
                <section class="card"><p class="note {(standing == AmendmentStanding.InFile ? "good" : "bad")}">{t[standing == AmendmentStanding.InFile ? "correct.in-file" : "correct.overtaken", values, ("by", amendment.ReleasedBy), ("at", visit.Said(amendment.At))]}</p>
                {Html.If(inFile is not null && standing == AmendmentStanding.Overtaken, $"{Change(visit, QuestionKey.Of(inFile!), amendment.Key)}")}
                {Html.If(visit.Member.May(Role.Reviewer), $"{Layout.Form(visit, $"/questions/{question}/corrections/drop", Html.Of($"""<button>{t["correct.drop"]}</button>"""))}")}</section>
                """),
        };
    }

    /// <summary>What was given back, for whoever wrote it.</summary>
    public static Html Returned(Visit visit, Proposal proposal) => Html.Of($"""
        <section class="card"><p class="note bad">{visit.T["approval.returned", ("author", proposal.AuthorName), ("by", proposal.DecidedByName ?? ""), ("at", visit.Said(proposal.DecidedAt))]} {proposal.Remark}</p>
        <div class="actions"><a class="button" href="/staff/questions/{proposal.Subject}/correct?from={proposal.Id}">{visit.T["correct.anew"]}</a></div></section>
        """);

    private static Html Change(Visit visit, QuestionKey before, QuestionKey after)
    {
        var t = visit.T;
        var rewritten = after.Explanations.Where(e => e.Value != before.Explanations.GetValueOrDefault(e.Key)).ToArray();
        return Html.Of($"""
            <dl class="change"><dt>{t["correct.before"]}</dt><dd><del>{KeyWords.Of(visit, before)}</del></dd><dt>{t["correct.after"]}</dt><dd><ins>{KeyWords.Of(visit, after)}</ins></dd>
            {Html.Each(rewritten, e => Html.Of($"""<dt>{t["correct.explanation", ("language", visit.Catalog.Texts.For(e.Key).Plain(TextKeys.LanguageName))]}</dt><dd lang="{e.Key}"><ins>{e.Value}</ins></dd>"""))}</dl>
            """);
    }

    private static Html Deciding(Visit visit, Question question, Proposal proposal, RegradeLook? look)
    {
        var t = visit.T;
        var path = $"/questions/{question.Id}/corrections/{proposal.Id}";
        return Html.Of($"""
            {Html.If(look is not null, $"{Layout.Form(visit, $"{path}/release", Html.Of($"""<p>{t["correct.release-what"]}</p><button class="main">{t["correct.release"]}</button>"""))}")}
            {Layout.Form(visit, $"{path}/return", Html.Of($"""
            <label for="remark">{t["approval.remark"]}</label><input class="wide" id="remark" name="remark" required maxlength="{Proposal.MaxWords}"><button class="danger">{t["approval.return"]}</button>
            """))}
            """);
    }
}
