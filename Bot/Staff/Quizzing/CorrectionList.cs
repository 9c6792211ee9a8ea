using Bot.Content.Amending;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>Corrections that wait for a second person, and those that the folder should be given.</summary>
internal static class CorrectionList
{
    /// <summary>Both; nothing when there are none.</summary>
    public static Html Of(Visit visit, IReadOnlyList<Proposal> waiting)
    {
        var own = waiting.Where(p => p.Kind == ProposalKind.Key).Select(p => (Proposal: p, Question: QuizItems.Find(visit, p.Subject))).Where(p => p.Question is not null).ToArray();
        return Html.Of($"""
            {Html.If(own.Length > 0, $"""
            <section><h2>{visit.T["correct.list-waiting"]}</h2><ul class="notices">{Html.Each(own, p => Html.Of($"""
            <li class="notice warning"><p><a href="/staff/questions/{p.Question!.Id}">{p.Question.In(visit.Locale).Stem}</a> <span class="soft">{visit.T["approval.waits", ("author", p.Proposal.AuthorName), ("at", visit.Said(p.Proposal.At))]}</span></p></li>
            """))}</ul></section>
            """)}{Lacking(visit)}
            """);
    }

    /// <summary>What the folder does not have yet, and what it has overtaken.</summary>
    public static Html Lacking(Visit visit)
    {
        var t = visit.T;
        var lacking = visit.Catalog.Amendments.Values.Where(a => a.Standing != AmendmentStanding.InFile && visit.Member.LooksAfter(a.InFile?.Topic)).OrderBy(a => a.Amendment.Question, StringComparer.Ordinal).ToArray();
        return lacking.Length == 0 ? Html.Nothing : Html.Of($"""
            <section><h2>{t["correct.list-lacking"]}</h2><p>{t["correct.list-what"]}</p><ul>{Html.Each(lacking, a => Html.Of($"""
            <li><a href="/staff/questions/{a.Amendment.Question}">{Stem(visit, a)}</a> {Html.If(a.InFile is not null, $"<code>{a.InFile!.File}:{a.InFile.Line}</code> ")}<span class="badge {(a.Standing == AmendmentStanding.InForce ? "warn" : "bad")}">{t[a.Standing == AmendmentStanding.InForce ? "correct.badge-in-force" : "correct.badge-overtaken"]}</span></li>
            """))}</ul></section>
            """);
    }

    private static string Stem(Visit visit, Amended amended) => amended.InFile?.In(visit.Locale).Stem ?? amended.Amendment.InFile.Stem;
}
