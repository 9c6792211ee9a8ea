using System.Globalization;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Corrections;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Quizzing;

/// <summary>The key of a question filled in anew: looked at with what it would change, then sent for approval.</summary>
internal static class CorrectPage
{
    private const string Folder = "file";

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/questions/{id}/correct", Role.Editor, AskAsync);
        routes.Act("/questions/{id}/correct", Role.Editor, TakeAsync);
    }

    /// <summary>Begins with the key in force, with the file's, or with one that was given back.</summary>
    private static async Task<IResult> AskAsync(string id, Visit visit, Correcting correcting, Proposals proposals)
    {
        if (QuizItems.Find(visit, id) is not { } question)
        {
            return visit.Missing();
        }

        if (await correcting.WaitingAsync(id) is not null)
        {
            return visit.Go($"/questions/{id}");
        }

        var from = visit.Query("from") switch
        {
            Folder => KeyDraft.Of(question, QuestionKey.Of(visit.Catalog.InFile(id)!)),
            var number when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && await proposals.FindAsync(known) is { Kind: ProposalKind.Key } earlier && earlier.Subject == id =>
                KeyDraft.Of(question, Correcting.KeyOf(earlier).Key) with { Why = earlier.Why },
            _ => KeyDraft.Of(question, QuestionKey.Of(question)),
        };
        return Show(visit, question, from, null, null);
    }

    private static async Task<IResult> TakeAsync(string id, Visit visit, Correcting correcting)
    {
        if (QuizItems.Find(visit, id) is not { } question)
        {
            return visit.Missing();
        }

        var draft = Read(visit);
        var (key, problem) = Correcting.Check(visit, question, draft);
        if (key is null || visit.Field("do") != "send")
        {
            return Show(visit, question, draft, problem, key is null ? null : await correcting.LookAsync(visit, id, key));
        }

        var sent = await correcting.ProposeAsync(id, visit, draft);
        return sent is { Problem: { } trouble } ? Show(visit, question, draft, visit.Say(trouble), null) : visit.Answer(sent, _ => visit.Go($"/questions/{id}", "key-proposed"));
    }

    private static KeyDraft Read(Visit visit) => new()
    {
        Right = [.. visit.Fields("right").Select(r => int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1)],
        Number = visit.Field("number"),
        Tolerance = visit.Field("tolerance"),
        Answers = visit.Field("answers").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Explanations = visit.Catalog.Texts.Locales.Where(l => visit.Form.ContainsKey("explanation-" + l)).ToDictionary(l => l, l => visit.Field("explanation-" + l)),
        Why = visit.Field("why"),
    };

    private static IResult Show(Visit visit, Question question, KeyDraft draft, string? problem, RegradeLook? look)
    {
        var t = visit.T;
        return visit.Page(t["correct.title"], Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <blockquote class="question">{question.In(visit.Locale).Stem}</blockquote>
            {Layout.Form(visit, $"/questions/{question.Id}/correct", Html.Of($"""
            {Key(visit, question, draft)}
            {Html.Each(question.Texts, x => Explanation(visit, x.Key, draft.Explanations.GetValueOrDefault(x.Key) ?? x.Value.Explanation))}
            <label for="why">{t["correct.why"]} <small>{t["correct.why-hint"]}</small></label>
            <input class="wide" id="why" name="why" value="{draft.Why}" required maxlength="{Proposal.MaxWords}">
            {Html.If(look is not null, $"<section class=\"card\" id=\"look\"><h2>{t["correct.would"]}</h2>{RegradeWords.Of(visit, look!)}<p>{t["correct.next"]}</p></section>")}
            <div class="actions"><button{Html.If(look is null, $" class=\"main\"")} name="do" value="look">{t[look is null ? "correct.look" : "correct.look-again"]}</button>
            {Html.If(look is not null, $"<button class=\"main\" name=\"do\" value=\"send\">{t["correct.send"]}</button>")}
            <a class="button" href="/staff/questions/{question.Id}">{t["act-no"]}</a></div>
            """))}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static Html Key(Visit visit, Question question, KeyDraft draft)
    {
        var t = visit.T;
        var type = question.Kind == QuestionKind.Multiple ? "checkbox" : "radio";
        return question.Kind switch
        {
            QuestionKind.Number => Html.Of($"""
                <label for="number">{t["correct.number"]}</label><input id="number" name="number" value="{draft.Number}" required inputmode="decimal" maxlength="20">
                <label for="tolerance">{t["correct.tolerance"]}</label><input id="tolerance" name="tolerance" value="{draft.Tolerance}" inputmode="decimal" maxlength="20">
                """),
            QuestionKind.Text => Html.Of($"""
                <label for="answers">{t["correct.answers"]} <small>{t["correct.answers-hint"]}</small></label><textarea class="low" id="answers" name="answers" required maxlength="4000">{string.Join('\n', draft.Answers)}</textarea>
                """),
            _ => Html.Of($"""
                <fieldset><legend>{t[question.Kind == QuestionKind.Multiple ? "correct.all-right" : "correct.one-right"]}</legend>{Html.Each(question.Choices.Index(), c => Html.Of($"""
                <label class="pick"><input type="{type}" name="right" value="{c.Index}"{Html.If(draft.Right.Contains(c.Index), $" checked")}> <span>{Choice(visit, question, c.Index)}{Html.If(c.Item.IsRight, $" <span class=\"badge\">{t["correct.now"]}</span>")}</span></label>
                """))}</fieldset>
                """),
        };
    }

    private static string Choice(Visit visit, Question question, int choice) => QuestionMessage.ChoiceText(question, choice, visit.Catalog.Texts.For(visit.Locale));

    private static Html Explanation(Visit visit, string locale, string text) => Html.Of($"""
        <label for="explanation-{locale}">{visit.T["correct.explanation", ("language", visit.Catalog.Texts.For(locale).Plain(TextKeys.LanguageName))]} <small>{visit.T["correct.explanation-hint"]}</small></label>
        <textarea class="low" id="explanation-{locale}" name="explanation-{locale}" lang="{locale}" required maxlength="600">{text}</textarea>
        """);
}
