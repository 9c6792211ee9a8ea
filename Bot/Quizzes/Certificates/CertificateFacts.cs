using System.Globalization;
using Bot.Content;

namespace Bot.Quizzes.Certificates;

/// <summary>Everything a certificate says, in words; the picture, the page and the message say the same. Pure.</summary>
/// <param name="Name">Whose it is; empty = a blank line.</param>
/// <param name="Contest">Of which contest.</param>
/// <param name="Score">The score, and the rank where that is an honour.</param>
/// <param name="Issuer">Who gives it; null = nobody is named.</param>
/// <param name="Day">When.</param>
/// <param name="Serial">Its number.</param>
/// <param name="Address">Where it is verified.</param>
internal sealed record CertificateFacts(string Name, string Contest, string Score, string? Issuer, string Day, string Serial, string Address)
{
    /// <summary>Ranks up to this are named however few took part; beyond it, those of the first tenth.</summary>
    private const int AlwaysNamed = 10;

    public static CertificateFacts Of(Certificate certificate, ContentCatalog catalog, Texts texts, string address)
    {
        var contest = catalog.Contests.TryGetValue(certificate.Contest, out var known) ? known.Names.In(texts.Locale) : certificate.Title;
        var score = certificate.FullScore is { } full
            ? texts.Plain(TextKeys.CertificateScoreOf, ("score", Points(certificate.Score)), ("full", Points(full)))
            : texts.Plain(TextKeys.CertificateScore, ("score", Points(certificate.Score)));
        var place = certificate.Place <= AlwaysNamed || certificate.Place * 10 <= certificate.People
            ? texts.Plain(TextKeys.CertificatePlace, ("place", Number(certificate.Place)), ("people", Number(certificate.People)))
            : null;
        return new(certificate.Name, contest, place is null ? score : texts.Plain(TextKeys.CertificateScoreAndPlace, ("score", score), ("place", place)), certificate.Issuer, Date(certificate.Day, texts), certificate.Serial, address);
    }

    private static string Date(DateOnly day, Texts texts) => day.ToString(texts.Locale.StartsWith("zh", StringComparison.Ordinal) ? "yyyy 年 M 月 d 日" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Points(double points) => Math.Round(points, 1).ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
